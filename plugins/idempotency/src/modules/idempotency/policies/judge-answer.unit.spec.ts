import { judgeAnswer } from "./judge-answer";

const LIMITS = { is_secret: false, max_bytes: 20 };
const ROOMY = { is_secret: false, max_bytes: 1000 };
const JSON_TYPE = "application/json; charset=utf-8";
const answer = (status: number, body: string | null = '{"id":"1"}', content_type: string | null = JSON_TYPE) => ({
  status,
  content_type,
  body: body === null ? null : Buffer.from(body),
});

describe("an answer", () => {
  it.each([200, 201, 204])("with status %s is kept", (status) => {
    expect(judgeAnswer(answer(status), LIMITS)).toEqual({ status, content_type: JSON_TYPE, body: '{"id":"1"}' });
  });

  it.each([400, 401, 403, 404, 409, 422, 429, 500, 502, 503])(
    "with status %s leaves the key free for another try",
    (status) => {
      expect(judgeAnswer(answer(status, '{"code":"insufficient_stock","message":"Sold out."}'), LIMITS)).toBeNull();
    },
  );

  it.each([
    '{"type":"invalid_data","message":"Invalid request: Field \'quantity\' is required"}',
    '{"code":"invalid_request","message":"Give a quantity."}',
  ])("that refuses a malformed request is kept, as it never comes out otherwise: %s", (body) => {
    expect(judgeAnswer(answer(400, body), ROOMY)).toEqual({ status: 400, content_type: JSON_TYPE, body });
    expect(judgeAnswer(answer(500, body), ROOMY)).toBeNull();
  });

  it("with a cart that was not completed leaves the key free; with its order, or a cart asked for, it is kept", () => {
    const pending = '{"type":"cart","cart":{"id":"1"},"error":{"code":"payment_failed"}}';
    expect(judgeAnswer(answer(200, pending), ROOMY)).toBeNull();
    for (const body of ['{"type":"order","order":{"id":"1"}}', '{"cart":{"id":"1"}}', "[1]", '"cart"', "null"]) {
      expect(judgeAnswer(answer(200, body), ROOMY)).toEqual({ status: 200, content_type: JSON_TYPE, body });
    }
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

  it("that refuses a malformed request for a secret has none", () => {
    const body = '{"message":"Invalid request: Field \'title\' is required"}';
    expect(judgeAnswer(answer(400, body), { ...ROOMY, is_secret: true })?.body).toBe(body);
  });
});
