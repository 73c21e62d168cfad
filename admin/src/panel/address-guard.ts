import type AdminJS from "adminjs";
import type { RequestHandler } from "express";

const ACTION = /^\/api\/resources\/([^/]+)\/(?:actions|bulk|records\/[^/]+)\/([^/]+)/;

/** Sends addresses of resources and actions that do not exist to the 404 page; AdminJS itself fails over them. */
export function addressGuard(panel: AdminJS): RequestHandler {
  const actionsOf = new Map(
    panel.resources.map((resource) => [resource.decorate().id(), new Set(Object.keys(resource.decorate().actions))]),
  );
  return (request, _response, next) => {
    const [, resourceId, action] = ACTION.exec(request.path) ?? [];
    const isKnown = !resourceId || (action !== undefined && actionsOf.get(resourceId)?.has(action));
    next(isKnown ? undefined : "router");
  };
}
