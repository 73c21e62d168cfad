import type {
  Action,
  ActionContext,
  ActionRequest,
  BaseRecord,
  IsFunction,
  RecordActionResponse,
  ValidationError,
} from "adminjs";
import type { Request } from "express";
import { z } from "zod";
import { BackendRefusal, BackendUnavailable, type BackendApi } from "../backend-api/backend-api.js";
import type { ActionFormOptions } from "./action-form.js";
import { Components } from "./components.js";

const UNAUTHORIZED = 401;

/** An action on one record, as resources list it. */
export type RecordAction = Partial<Omit<Action<RecordActionResponse>, "after">>;

/** A call of the Admin API. */
export interface ApiCall {
  path: string;
  body: Record<string, unknown>;
}

export interface ApiActionOptions<Body> {
  icon: string;
  form: ActionFormOptions;
  /** What the form may change of this record; its messages appear beside the fields. Untouched fields are not sent. */
  schemaOf: (record: BaseRecord) => z.ZodType<Body>;
  call: (record: BaseRecord, body: Body) => ApiCall;
  /** Sentence shown after success. */
  done: string;
  /** Whether this record can be changed this way now. */
  isVisible?: (record: BaseRecord) => boolean;
}

/** The empty form of an action that only asks for confirmation. */
export const confirmationSchema = z.object({});

/**
 * An action on one record that asks in a form and then calls the Admin API as the operator. Opening it changes nothing:
 * only a POST does, and POSTs from other sites never get here.
 */
export function apiAction<Body>(api: BackendApi, options: ApiActionOptions<Body>): RecordAction {
  const allows: IsFunction = ({ record }) => !record || (options.isVisible?.(record) ?? true);
  return {
    actionType: "record",
    icon: options.icon,
    component: Components.actionForm,
    custom: { ...options.form },
    variant: options.form.isDangerous ? "danger" : "primary",
    isVisible: allows,
    handler: (request, _response, context) => handle(api, options, request, context),
  };
}

async function handle<Body>(
  api: BackendApi,
  options: ApiActionOptions<Body>,
  request: ActionRequest,
  context: ActionContext,
): Promise<RecordActionResponse> {
  const { record } = context;
  if (!record) throw new Error(`Action "${context.action.name}" was called without a record.`);
  if (request.method !== "post") {
    return { record: record.toJSON(context.currentAdmin) };
  }
  const form = options.schemaOf(record).safeParse(request.payload ?? {});
  if (!form.success) {
    return refuse(record, context, "Some fields need another look.", fieldErrorsOf(form.error));
  }
  const { session, log } = request as unknown as Request;
  const operator = session.operator;
  if (!operator) {
    return refuse(record, context, "Your session ended. Log in again.");
  }
  const { path, body } = options.call(record, form.data);
  const about = { operator_id: operator.id, action: context.action.name, record_id: record.id() };
  try {
    await api.post(operator.token, path, body);
  } catch (error) {
    if (!(error instanceof BackendRefusal) && !(error instanceof BackendUnavailable)) throw error;
    log.warn({ ...about, reason: error.message }, "operator action refused");
    if (error instanceof BackendRefusal && error.status === UNAUTHORIZED) {
      operator.expires_at = 0;
      return refuse(record, context, "Your session ended. Log in again.");
    }
    return refuse(record, context, error.message);
  }
  log.info(about, "operator action done");
  const changed = (await context.resource.findOne(record.id(), context)) ?? record;
  return {
    record: changed.toJSON(context.currentAdmin),
    redirectUrl: context.h.recordActionUrl({
      resourceId: context.resource.decorate().id(),
      recordId: record.id(),
      actionName: "show",
    }),
    notice: { message: options.done, type: "success" },
  };
}

function refuse(
  record: BaseRecord,
  context: ActionContext,
  message: string,
  errors: ValidationError["propertyErrors"] = {},
): RecordActionResponse {
  return {
    record: { ...record.toJSON(context.currentAdmin), errors },
    notice: { message, type: "error" },
  };
}

function fieldErrorsOf(error: z.ZodError): ValidationError["propertyErrors"] {
  return Object.fromEntries(
    error.issues.map((issue) => [issue.path.join("."), { type: issue.code, message: issue.message }]),
  );
}
