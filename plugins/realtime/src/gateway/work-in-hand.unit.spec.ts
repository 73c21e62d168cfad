import { WorkInHand } from "./work-in-hand";

describe("WorkInHand", () => {
  it("waits for the work that runs, failed work included", async () => {
    const work = new WorkInHand();
    const done: string[] = [];
    void work.add(Promise.resolve().then(() => done.push("one")));
    work.add(Promise.reject(new Error("two"))).catch(() => done.push("two"));
    await work.settle(1000);
    expect(done.sort()).toEqual(["one", "two"]);
  });

  it("does not wait longer than it was told to", async () => {
    const work = new WorkInHand();
    void work.add(new Promise(() => undefined));
    const started = Date.now();
    await work.settle(20);
    expect(Date.now() - started).toBeLessThan(1000);
  });
});
