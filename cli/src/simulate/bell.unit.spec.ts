import { Bell } from "./bell.js";

const LONG_MS = 60_000;

describe("a bell", () => {
  it("wakes the one who waits", async () => {
    const bell = new Bell();
    const waiting = bell.wait(LONG_MS, new AbortController().signal);
    bell.ring();
    await expect(waiting).resolves.toBeUndefined();
  });

  it("remembers a ring that came before the wait, once", async () => {
    const bell = new Bell();
    bell.ring();
    await bell.wait(LONG_MS, new AbortController().signal);
    const startedAt = Date.now();
    await bell.wait(30, new AbortController().signal);
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(25);
  });

  it("gives up when the run is stopped", async () => {
    const stop = new AbortController();
    const waiting = new Bell().wait(LONG_MS, stop.signal);
    stop.abort(new Error("over"));
    await expect(waiting).rejects.toThrow("over");
  });
});
