import { quickdash, succeed } from "../support/cli.js";

const PHONE = "+919886770027";

beforeAll(() => succeed("riders", "add", "--first-name", "Cli Indu", "--phone", PHONE));

describe("riders documents, enter-document, approve-document and reject-document", () => {
  it("keep what a rider proves, each reviewed once", async () => {
    const entered = await succeed("riders", "enter-document", PHONE, "--kind", "identity", "--number", "X-1");
    const { id } = entered.document;
    expect((await succeed("riders", "documents", "--status", "approved", "--limit", "200")).rider_documents).toEqual(
      expect.arrayContaining([expect.objectContaining({ id, kind: "identity", valid: true })]),
    );
    const again = await quickdash(["riders", "approve-document", id]);
    expect({ code: again.code, stderr: again.stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/review/i) });
    expect((await quickdash(["riders", "reject-document", id])).code).toBe(2);
    expect((await quickdash(["riders", "documents", "--expires-before", "soon"])).code).toBe(2);
  });
});
