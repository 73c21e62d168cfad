import { succeed, temporaryFile } from "../support/cli.js";
import { FlakyLink } from "../support/flaky-link.js";
import { quickdashInTerminal } from "../support/pseudo-terminal.js";
import { offersOf, stockedStore } from "../support/shelves.js";

const STORE = "CLI-SCREEN";
let skus: string[];

beforeAll(async () => {
  skus = await stockedStore(STORE, "-11,64");
});

/** Unknown SKUs that keep the server busy for a while, and then the known ones with this many pieces. */
function longFile(onHand: number): string {
  const unknown = Array.from({ length: 150_000 }, (_, number) => `CLI-NONE-${number},1\n`).join("");
  const known = skus.map((sku) => `${sku},${onHand}\n`).join("");
  return temporaryFile("long.csv", `sku,on_hand\n${unknown}${known}`);
}

describe("inventory import in a terminal", () => {
  it("draws a bar with rate and time left, and ends with what came of it", async () => {
    const session = quickdashInTerminal(["inventory", "import", longFile(71), "--store", STORE], { columns: 110 });
    await session.seen(/Applying [█░]+ \d+\/150004 · \d+\/s · \S+ left/);
    expect(await session.ended).toBe(0);
    expect(session.shown()).toMatch(/Sending \(KB\) █+[█░]* \d+\/\d+/);
    expect(session.shown()).toMatch(/applied +4\r\n/);
    expect(await offersOf(STORE, skus[0]!)).toMatchObject([{ on_hand: 71 }]);
  });

  it("stops waiting by Ctrl-C, says how to wait again, and leaves the cursor as it was", async () => {
    const session = quickdashInTerminal(["inventory", "import", longFile(72), "--store", STORE], { columns: 110 });
    await session.seen(/Applying /);
    session.pressCtrlC();
    expect(await session.ended).toBe(1);
    const said = session.shown();
    expect(said).toMatch(/Error: Stopped waiting\. The import goes on at the server/);
    expect(said.lastIndexOf("\u001b[?25h")).toBeGreaterThan(said.lastIndexOf("\u001b[?25l"));
    const [, again] = /`quickdash (inventory import --store \S+ --resume \S+)`/.exec(said) ?? [];
    const resumed = await succeed(...again!.split(" "));
    expect(resumed).toMatchObject({ status: "done", applied_count: skus.length });
    expect(await offersOf(STORE, skus[0]!)).toMatchObject([{ on_hand: 72 }]);
  });

  it("tells that the server does not answer, and goes on when it does", async () => {
    const link = await FlakyLink.open();
    const session = quickdashInTerminal(["inventory", "import", longFile(73), "--store", STORE], {
      columns: 110,
      env: link.environment,
    });
    await session.seen(/Applying /);
    link.cut();
    await session.seen("The server does not answer. Waiting for it");
    link.mend();
    expect(await session.ended).toBe(0);
    await link.close();
    expect(await offersOf(STORE, skus[0]!)).toMatchObject([{ on_hand: 73 }]);
  });
});
