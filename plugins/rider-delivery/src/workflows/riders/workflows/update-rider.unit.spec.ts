import { createStep, createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { containerOf } from "../../__tests__/support/told";
import { updateRiderStep, type UpdateRiderInput } from "../steps/update-rider";
import { updateRiderWorkflow } from "./update-rider";

const RIDER = { id: "rider_1", first_name: "Ravi", last_name: null, phone: "+919800000001", vehicle: "walk" };

function ridersOf(status: "active" | "suspended") {
  const rider = { ...RIDER, status } as Record<string, unknown>;
  const allowed: boolean[] = [];
  const service = {
    listRiders: () => Promise.resolve([{ ...rider }]),
    updateRiders: (changes: Record<string, unknown>) => Promise.resolve({ ...Object.assign(rider, changes) }),
    setLocationsAllowed: (_: string, allow: boolean) => Promise.resolve(void allowed.push(allow)),
    changeOwnVehicle: ({ vehicle }: { vehicle: string }) => {
      const before = rider.vehicle;
      rider.vehicle = vehicle;
      return Promise.resolve(before);
    },
  };
  return { rider, allowed, service };
}

describe("a change of a rider", () => {
  it("that does not set the status leaves a suspension alone, whatever it read", async () => {
    const { allowed, service } = ridersOf("active");
    const changes = { id: "rider_1", first_name: "Ravindra", vehicle: "cycle" as const };
    const run = updateRiderWorkflow(containerOf(service).container).run({
      input: { changes, actor_id: "rider_1", actor_type: "rider" },
    });
    expect((await run).result).toMatchObject({ first_name: "Ravindra", vehicle: "cycle", status: "active" });
    expect(allowed).toEqual([]);
  });

  it("that sets the status lets positions in by it", async () => {
    const { allowed, service } = ridersOf("suspended");
    const changes = { id: "rider_1", status: "active" as const };
    await updateRiderWorkflow(containerOf(service).container).run({
      input: { changes, actor_id: "user_1", actor_type: "operator" },
    });
    expect(allowed).toEqual([true]);
  });

  it("that is undone takes back what it changed and nothing else", async () => {
    const { rider, service } = ridersOf("active");
    const suspendMeanwhile = createStep("test-suspend-meanwhile", () => {
      rider.status = "suspended";
      return Promise.reject(new Error("broken off"));
    });
    const workflow = createWorkflow("test-update-rider-and-break", (changes: UpdateRiderInput) => {
      updateRiderStep(changes);
      suspendMeanwhile();
      return new WorkflowResponse(changes);
    });
    const run = workflow(containerOf(service).container).run({ input: { id: "rider_1", first_name: "Ravindra" } });
    await expect(run).rejects.toMatchObject({ message: "broken off" });
    expect(rider).toMatchObject({ first_name: "Ravi", status: "suspended" });
  });
});
