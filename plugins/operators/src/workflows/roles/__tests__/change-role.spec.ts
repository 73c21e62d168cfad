import { asValue } from "@medusajs/framework/awilix";
import { knex, type Knex } from "@medusajs/framework/mikro-orm/knex";
import { createMedusaContainer } from "@medusajs/framework/utils";
import { createStep, createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import type { OperatorRole } from "../../../contract";
import { changeRole, type RoleChange } from "../../../modules/operators/services/change-role";
import { changeRoleStep, type ChangeRoleInput } from "../steps/change-role";

let db: Knex;

beforeAll(() => {
  db = knex({ client: "pg", connection: process.env.DATABASE_URL, pool: { min: 0, max: 5 } });
});
afterAll(() => db.destroy());
beforeEach(() => db("operator_role").delete());

const give = (change: RoleChange) => db.transaction((trx) => changeRole(trx, change));

/** The module as the step sees it; what is undone is undone twice, as a compensation that is retried would. */
function container() {
  let isUndo = false;
  const service = {
    changeRole: async (change: RoleChange) => {
      const previous = await give(change);
      if (isUndo) await give(change);
      isUndo = true;
      return previous;
    },
  };
  const made = createMedusaContainer();
  made.register("operators", asValue(service));
  return made;
}

const failStep = createStep("operators-spec-fail", () => Promise.reject(new Error("the next step failed")));
const failingFlow = createWorkflow("operators-spec-failing-flow", (input: ChangeRoleInput) => {
  const { previous } = changeRoleStep(input);
  failStep();
  return new WorkflowResponse(previous);
});

describe("changing a role within a workflow that fails", () => {
  it.each<[OperatorRole | null, OperatorRole | null]>([
    ["support", "operations"],
    ["support", null],
    [null, "support"],
  ])("gives %s back after it was %s", async (before, wanted) => {
    await give({ user_id: "user_admin", role: "administrator", changed_by: null });
    if (before) await give({ user_id: "user_1", role: before, changed_by: null });
    const input = { user_id: "user_1", role: wanted, changed_by: "user_admin" };
    await expect(failingFlow(container()).run({ input })).rejects.toMatchObject({ message: "the next step failed" });
    const [held] = await db("operator_role").where({ user_id: "user_1" });
    expect(held?.role ?? null).toBe(before);
  });
});
