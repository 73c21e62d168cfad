import { defineMiddlewares, type MiddlewareVerb } from "@medusajs/framework/http";
import { carryOutOnce } from "./carry-out-once";

const CHANGES: MiddlewareVerb[] = ["POST", "PUT", "PATCH", "DELETE"];

/*
 * With methods named, these run after every middleware that names none: whoever asks is known by then, and those who may
 * not ask have been refused. Logging in (/auth) and webhooks (/hooks) take no keys.
 */
export default defineMiddlewares({
  routes: ["/store/*", "/staff/*", "/rider/*", "/admin/*"].map((matcher) => ({
    matcher,
    method: CHANGES,
    middlewares: [carryOutOnce],
  })),
});
