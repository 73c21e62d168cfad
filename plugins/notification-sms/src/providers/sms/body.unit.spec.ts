import { bodyOf } from "./body";

const message = { to: "+919812345678", text: 'Say "hi" \\ {{to}}', template: "delivered", data: { locale: "hi" } };
const templateIds = { delivered: { en: "1107-en", hi: "1107-hi" }, "login-code": { en: "1107-code" } };

describe("what the gateway is told", () => {
  it("is the message with the id of its text in its language", () => {
    expect(bodyOf(message, { templateIds }, "key-1")).toEqual({ ...message, template_id: "1107-hi" });
    expect(bodyOf({ ...message, template: "login-code", data: undefined }, { templateIds }, "key-1")).toMatchObject({
      template_id: "1107-code",
    });
    expect(bodyOf(message, { templateIds: {} }, "key-1")).toEqual(message);
  });

  it("is in the gateway's own words when they are set, whatever the text says", () => {
    const gatewayBody = {
      sender: "QDASH",
      recipients: [{ mobile: "{{to}}" }],
      message: "{{text}}",
      dlt: { template: "{{template_id}}", unknown: "{{nothing}}" },
      flash: false,
      reference: "{{template}}-{{locale}}-{{key}}",
    };
    expect(bodyOf(message, { gatewayBody, templateIds }, "key-1")).toEqual({
      sender: "QDASH",
      recipients: [{ mobile: message.to }],
      message: message.text,
      dlt: { template: "1107-hi", unknown: "{{nothing}}" },
      flash: false,
      reference: "delivered-hi-key-1",
    });
  });
});
