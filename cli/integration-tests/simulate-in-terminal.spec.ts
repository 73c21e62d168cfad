import { quickdashInTerminal } from "./support/pseudo-terminal.js";
import { expectNothingLeftBehind, stockedStage } from "./support/stage.js";

const STORE = "CLI-STAGE";
const PLAY = ["simulate", "--store", STORE, "--riders", "2", "--staff", "2", "--seed", "7", "--reach", "300"];

beforeAll(() => stockedStage(STORE, "-5.25,66.5"));

describe("simulate in a terminal", () => {
  it("shows each order moving on a line of its own", async () => {
    const session = quickdashInTerminal([...PLAY, "--orders", "2", "--gap", "0.2"]);
    await session.seen(/customer 1\s+is shopping/);
    await session.seen(/#\d+\s+being picked/);
    await session.seen(/#\d+\s+out for delivery by \S+/);
    expect(await session.ended).toBe(0);
    expect(session.shown()).toContain("The books balance.");
  });

  it("shows a played day as a clock, counts and a map, and sends everybody home by Ctrl-C", async () => {
    const session = quickdashInTerminal([...PLAY, "--orders", "12", "--day", "18-20", "--speed", "60"]);
    await session.seen(/18:\d\d/);
    await session.seen(/confirmed\s+[1-9]|being picked\s+[1-9]|packed\s+[1-9]/);
    await session.seen(new RegExp(`● ${STORE} {2}▲ 2 riders`));
    session.pressCtrlC();
    expect(await session.ended).toBe(1);
    expect(session.shown()).toMatch(/Stopped\. What was open is cancelled[^]*FAILED\S* {2}every order was delivered/);
    await expectNothingLeftBehind(STORE);
  });
});
