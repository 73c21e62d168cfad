import { judgeAnswer } from "./judge-answer";

const LIMITS = { is_secret: false, max_bytes: 20 };
const JSON_TYPE = "application/json; charset=utf-8";
const answer = (status: number, body: string | null = '{"id":"1"}', content_type: string | null = JSON_TYPE) => ({
  status,
  content_type,
  body: body === null ? null : Buffer.from(body),
});

describe("an answer", () => {
  it.each([200, 201, 204, 400, 404, 422])("with status %s is kept", (status) => {
    expect(judgeAnswer(answer(status), LIMITS)).toEqual({ status, content_type: JSON_TYPE, body: '{"id":"1"}' });
  });

  it.each([401, 403, 409, 429, 500, 502, 503])("with status %s leaves the key free for another try", (status) => {
    expect(judgeAnswer(answer(status), LIMITS)).toBeNull();
  });

  it("without a body is kept", () => {
    expect(judgeAnswer(answer(204, "", null), LIMITS)).toEqual({ status: 204, content_type: null, body: "" });
  });

  it.each([
    ["longer than the limit", answer(200, "x".repeat(21)), LIMITS],
    ["written in pieces", answer(200, null), LIMITS],
    ["not text", answer(200, "pdf", "application/pdf"), LIMITS],
    ["secret", answer(200), { ...LIMITS, is_secret: true }],
  ])("that is %s counts, but its body is left out", (_, given, limits) => {
    expect(judgeAnswer(given, limits)).toEqual({ status: 200, content_type: given.content_type, body: null });
  });

  it("of exactly the limit is kept", () => {
    expect(judgeAnswer(answer(200, "x".repeat(20)), LIMITS)?.body).toHaveLength(20);
  });

  it("that refuses to tell a secret has none", () => {
    expect(judgeAnswer(answer(400), { ...LIMITS, is_secret: true })?.body).toBe('{"id":"1"}');
  });
});
