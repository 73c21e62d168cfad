import { Turnstile } from "./turnstile.js";

describe("a turnstile", () => {
  it("never lets more in than it has places, and everybody in the end", async () => {
    const turnstile = new Turnstile(3);
    let inside = 0;
    let most = 0;
    const visit = () =>
      turnstile.pass(async () => {
        inside += 1;
        most = Math.max(most, inside);
        await new Promise((resolve) => setTimeout(resolve, 5));
        inside -= 1;
      });
    await Promise.all(Array.from({ length: 10 }, visit));
    expect({ most, inside }).toEqual({ most: 3, inside: 0 });
  });

  it("gives the place back when the work fails", async () => {
    const turnstile = new Turnstile(1);
    await expect(turnstile.pass(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
    await expect(turnstile.pass(() => Promise.resolve("yes"))).resolves.toBe("yes");
  });
});
