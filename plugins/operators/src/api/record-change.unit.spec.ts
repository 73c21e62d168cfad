import { EventEmitter } from "node:events";
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { recordChange } from "./record-change";

interface Options {
  method?: string;
  actor?: string | null;
  noteChange?: jest.Mock;
  finished?: boolean;
  body?: unknown;
}

/** One request through the middleware, answered with 200 and closed. */
async function pass({
  method = "POST",
  actor = "user_1",
  noteChange = jest.fn(() => Promise.resolve()),
  finished = true,
  body = {},
}: Options = {}) {
  const error = jest.fn();
  const scope = { resolve: (name: string) => (name === "operators" ? { noteChange } : { error }) };
  const auth_context = actor === null ? undefined : { actor_type: "user", actor_id: actor };
  const req = {
    method,
    baseUrl: "/admin/riders/rdr_1",
    path: "/",
    body,
    scope,
    auth_context,
    operator_role: "operations",
  };
  const res = Object.assign(new EventEmitter(), {
    statusCode: 200,
    writableFinished: finished,
    getHeader: () => "request-1",
    json: () => undefined,
  });
  const next = jest.fn();
  recordChange(req as unknown as MedusaRequest, res as unknown as MedusaResponse, next);
  const notedBefore = noteChange.mock.calls.length;
  res.emit("close");
  await new Promise((resolve) => setImmediate(resolve));
  return { noteChange, next, error, notedBefore };
}

describe("noting a change", () => {
  it("happens once the answer is out", async () => {
    const { noteChange, notedBefore, next } = await pass({ body: { first_name: "Ravi" } });
    expect(next).toHaveBeenCalledWith();
    expect(notedBefore).toBe(0);
    expect(noteChange).toHaveBeenCalledWith({
      actor_type: "user",
      actor_id: "user_1",
      role: "operations",
      method: "POST",
      path: "/admin/riders/rdr_1",
      resource: "riders",
      resource_id: "rdr_1",
      status: 200,
      request_id: "request-1",
      fields: ["first_name"],
    });
  });

  it("leaves the status open when the caller was gone before the answer", async () => {
    const { noteChange } = await pass({ finished: false });
    expect(noteChange).toHaveBeenCalledWith(expect.objectContaining({ status: null }));
  });

  it("does not happen for reading, nor for strangers", async () => {
    for (const method of ["GET", "HEAD", "OPTIONS"]) {
      expect((await pass({ method })).noteChange).not.toHaveBeenCalled();
    }
    expect((await pass({ actor: null })).noteChange).not.toHaveBeenCalled();
  });

  it("that fails is logged and disturbs nobody", async () => {
    const noteChange = jest.fn(() => Promise.reject(new Error("the database is away")));
    const { error, next } = await pass({ noteChange });
    expect(next).toHaveBeenCalledWith();
    expect(error).toHaveBeenCalledWith(expect.stringContaining("the database is away"));
  });
});
