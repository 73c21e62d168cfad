import type { ActionContext, ActionRequest, BaseRecord, IsFunction, NoticeMessage } from "adminjs";
import type { RecordAction } from "./api-action.js";

export interface PageActionOptions {
  component: string;
  icon: string;
  isDangerous?: boolean;
  /** Whether it makes sense for this record now. */
  isVisible?: (record: BaseRecord) => boolean;
}

/** An action on one record whose page reads and changes through the Admin API by itself; opening it changes nothing. */
export function pageAction({ component, icon, isDangerous, isVisible }: PageActionOptions): RecordAction {
  const allows: IsFunction = ({ record }) => !record || (isVisible?.(record) ?? true);
  return {
    actionType: "record",
    icon,
    component,
    variant: isDangerous ? "danger" : "primary",
    isVisible: allows,
    handler: (_request, _response, { record, currentAdmin }) => {
      if (!record) throw new Error("The action was called without a record.");
      return { record: record.toJSON(currentAdmin) };
    },
  };
}

/** The page on which a new record is made through the Admin API. */
export function newPageAction(component: string): RecordAction {
  return listPageAction(component, "Plus");
}

/** A page that belongs to a list as a whole. */
export function listPageAction(component: string, icon: string): RecordAction {
  return {
    actionType: "resource",
    icon,
    component,
    isVisible: true,
    isAccessible: true,
    handler: openPage as unknown as NonNullable<RecordAction["handler"]>,
  };
}

/** A page on which the records chosen in a list are changed through the Admin API. */
export function bulkPageAction(component: string, icon: string): RecordAction {
  return {
    actionType: "bulk",
    icon,
    component,
    isVisible: true,
    handler: ((_request: ActionRequest, _response: unknown, { records, currentAdmin }: ActionContext) => ({
      records: (records ?? []).map((record) => record.toJSON(currentAdmin)),
    })) as unknown as NonNullable<RecordAction["handler"]>,
  };
}

/** Opening the page asks for nothing; its form goes another way. */
function openPage({ method }: ActionRequest): { notice?: NoticeMessage } {
  return method === "post"
    ? { notice: { type: "error", message: "The panel changes data through the Admin API only." } }
    : {};
}
