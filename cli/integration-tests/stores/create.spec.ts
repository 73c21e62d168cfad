import { quickdash, succeed } from "../support/cli.js";

describe("stores create", () => {
  const create = ["stores", "create", "--code", "CLI-NEW", "--name", "Cli New", "--at", "-6,61"];

  it("makes an open store at its place, once for each code", async () => {
    const { dark_store } = await succeed(...create);
    expect(dark_store).toMatchObject({ code: "CLI-NEW", status: "open", latitude: -6, longitude: 61 });
    const again = await quickdash(create);
    expect({ code: again.code, stdout: again.stdout }).toEqual({ code: 1, stdout: "" });
    expect(again.stderr).toMatch(/CLI-NEW.*\(request \S+\)/);
  });

  it.each([
    ["--at", "north"],
    ["--at", "91,10"],
    ["--radius", "-5"],
  ])("refuses %s %s with 2", async (flag, value) => {
    const args = create.map((word, index) => (create[index - 1] === flag ? value : word));
    const { code, stdout } = await quickdash(args.includes(flag) ? args : [...args, flag, value]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });
});
