import { quickdash, succeed, temporaryFile } from "../support/cli.js";
import { offersOf, stockedStore } from "../support/shelves.js";

const [FROM, TO] = ["CLI-SENDER", "CLI-TAKER"];
let sku: string;

beforeAll(async () => {
  const skus = await stockedStore(FROM, "-10,66");
  sku = skus[0]!;
  await succeed("stores", "create", "--code", TO, "--name", "Cli Taker", "--at", "-10,67");
  await succeed("inventory", "import", temporaryFile("s.csv", `sku,price,on_hand\n${sku},9,0\n`), "--store", TO);
});

const onHand = async (): Promise<number[]> =>
  (await Promise.all([FROM, TO].map((store) => offersOf(store, sku)))).map(([offer]) => offer!.on_hand);

describe("inventory transfer", () => {
  it("moves pieces between stores, and all or nothing", async () => {
    await succeed("inventory", "transfer", "--from", FROM, "--to", TO, "--line", `${sku}=3`);
    expect(await onHand()).toEqual([7, 3]);
    const much = await quickdash(["inventory", "transfer", "--from", FROM, "--to", TO, "--line", `${sku}=8`]);
    expect({ code: much.code, stdout: much.stdout }).toEqual({ code: 1, stdout: "" });
    expect(much.stderr).toMatch(/\(request \S+\)\n$/);
    expect(await onHand()).toEqual([7, 3]);
  });

  it("refuses a line that says no number with 2", async () => {
    const { code } = await quickdash(["inventory", "transfer", "--from", FROM, "--to", TO, "--line", sku]);
    expect(code).toBe(2);
  });
});
