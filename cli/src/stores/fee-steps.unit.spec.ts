import { formatMoney } from "../frame/money.js";
import { feeStepsSchema, feeStepsText } from "./fee-steps.js";

describe("steps of the delivery fee", () => {
  it("are read as people write them", () => {
    expect(feeStepsSchema.parse("1000:15, 2500:25.5")).toEqual([
      { up_to_m: 1000, fee: 15 },
      { up_to_m: 2500, fee: 25.5 },
    ]);
    expect(feeStepsSchema.parse("none")).toEqual([]);
  });

  it.each(["", "1000", "1000:", "1000:-5", "1.5:10", "1000:15;2000:20", "1000:15,"])("refuses %j", (written) => {
    expect(feeStepsSchema.safeParse(written).success).toBe(false);
  });

  const rupees = (amount: number): string => formatMoney(amount, "inr");

  it("are told with what it costs beyond them", () => {
    expect(feeStepsText([{ up_to_m: 1000, fee: 15 }], 40, rupees)).toBe("₹15 up to 1000 m, beyond ₹40");
    expect(feeStepsText([], 40, rupees)).toBe("₹40");
  });
});
