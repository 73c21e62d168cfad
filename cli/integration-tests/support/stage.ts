import { fixture, succeed } from "./cli.js";

/** A store that a simulation can play in, on a sea of its own. */
export async function stockedStage(code: string, at: string): Promise<void> {
  const place = ["--at", at, "--radius", "1000", "--delivery-fee", "20"];
  await succeed("stores", "create", "--code", code, "--name", "Cli Simulation", ...place);
  await succeed("catalog", "import", fixture("simulation-catalog.csv"));
  await succeed("inventory", "import", fixture("simulation-stock.csv"), "--store", code);
}

/** A stopped run cancels what it could not finish: no order is open, no piece is held. */
export async function expectNothingLeftBehind(code: string): Promise<void> {
  const open = ["confirmed", "preparing", "ready_for_pickup", "out_for_delivery"];
  const wanted = open.flatMap((status) => ["--status", status]);
  expect(await succeed("orders", "list", "--store", code, ...wanted)).toMatchObject({ quick_orders: [] });
  const { offers } = await succeed("inventory", "list", "--store", code);
  expect(offers.filter(({ reserved }: { reserved: number }) => reserved > 0)).toEqual([]);
}
