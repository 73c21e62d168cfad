import { readOptions } from "./options";
import { RateLimits } from "./rate-limits";

const limits = () =>
  new RateLimits(
    readOptions({ limits: { tries_per_number: { points: 2, duration_seconds: 60 } } }, "test").limits,
    undefined,
  );

describe("RateLimits", () => {
  it("refuses one use too many and says when to come back", async () => {
    const counted = limits();
    await counted.take("tries_per_number", "+919812345678");
    await counted.take("tries_per_number", "+919812345678");
    await expect(counted.take("tries_per_number", "+919812345678")).rejects.toMatchObject({
      type: "rate_limited",
      code: "rate_limited",
      details: { retry_after_seconds: 60 },
    });
  });

  it("counts every key and every limit on its own", async () => {
    const counted = limits();
    await counted.take("tries_per_number", "a");
    await counted.take("tries_per_number", "a");
    await counted.take("tries_per_number", "b");
    await counted.take("sends_per_number", "a");
  });

  it("starts again after a success", async () => {
    const counted = limits();
    await counted.take("tries_per_number", "a");
    await counted.take("tries_per_number", "a");
    await counted.forgive("tries_per_number", "a");
    await counted.take("tries_per_number", "a");
  });
});
