import { Writable } from "node:stream";
import type { MedusaResponse } from "@medusajs/framework/http";
import { sendCsv } from "./send-csv";

/** An answer whose reader takes every piece, or none. */
function answerTo(reader: "reads" | "stalls"): { res: MedusaResponse; stream: Writable; text: () => string } {
  let text = "";
  const stream = new Writable({
    highWaterMark: 1,
    write(piece: Buffer, _encoding, done) {
      text += piece.toString();
      if (reader === "reads") {
        done();
      }
    },
  }).on("error", () => undefined);
  const res = Object.assign(stream, { setHeader: () => undefined }) as unknown as MedusaResponse;
  return { res, stream, text: () => text };
}

/** A file of 100 pieces, and whether its making has ended. */
function makeFile() {
  const made = { isEnded: false };
  async function* pieces() {
    try {
      for (let line = 0; line < 100; line += 1) {
        yield await Promise.resolve(`${line}\r\n`);
      }
    } finally {
      made.isEnded = true;
    }
  }
  return { made, file: { name: "offers.csv", bom: false, pieces: pieces() } };
}

describe("a CSV file", () => {
  it("is sent whole to a reader that takes it", async () => {
    const { res, text } = answerTo("reads");
    await sendCsv(res, makeFile().file);
    expect(text().split("\r\n")).toHaveLength(101);
  });

  it("is no longer made for a reader that stalls", async () => {
    const { res, stream } = answerTo("stalls");
    const { made, file } = makeFile();
    await sendCsv(res, file, 20);
    expect(stream.destroyed).toBe(true);
    expect(made.isEnded).toBe(true);
  });

  it("is refused while four others are made, and not after they have ended", async () => {
    const others = Array.from({ length: 4 }, () => sendCsv(answerTo("stalls").res, makeFile().file, 50));
    await expect(sendCsv(answerTo("reads").res, makeFile().file)).rejects.toMatchObject({
      type: "rate_limited",
      code: "too_many_exports",
      details: { retry_after_seconds: 10 },
    });
    await Promise.all(others);
    const { res, text } = answerTo("reads");
    await sendCsv(res, makeFile().file);
    expect(text()).toContain("99\r\n");
  });
});
