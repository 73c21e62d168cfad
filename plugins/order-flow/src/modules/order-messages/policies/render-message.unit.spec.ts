import { MESSAGE_KINDS, type MessageKind } from "../../../contract";
import { renderMessage, type MessageFacts } from "./render-message";
import { smsPartsOf } from "./sms-parts";

const FACTS: MessageFacts = {
  sender: "QuickDash",
  order_number: 10423,
  store_name: "Indiranagar 100 Feet Road",
  time_zone: "Asia/Kolkata",
  promised_at: new Date("2026-01-05T10:50:00Z"),
  currency_code: "inr",
  total: 1530.5,
  cash_to_collect: 0,
  handoff_code: "4567",
  amount: 64,
  is_unpaid: false,
  is_paid_ahead: true,
};

/** Words that each message has to have, with the facts above. */
const WORDS: Record<MessageKind, { en: string[]; hi: string[] }> = {
  order_confirmed: {
    en: ["#10423", "confirmed", "4:20 pm", "INR 1,530.50"],
    hi: ["#10423", "पक्का", "4:20", "₹1,530.50"],
  },
  being_packed: { en: ["#10423", "packing", "4:20 pm"], hi: ["#10423", "पैक", "4:20"] },
  rider_on_the_way: { en: ["#10423", "rider is on the way", "4567"], hi: ["#10423", "राइडर", "4567"] },
  delivered: { en: ["#10423", "delivered", "Thank you"], hi: ["#10423", "पहुँच गया", "धन्यवाद"] },
  cancelled: { en: ["#10423", "cancelled", "goes back"], hi: ["#10423", "रद्द", "वापस"] },
  refunded: { en: ["#10423", "INR 64.00", "goes back"], hi: ["#10423", "₹64.00", "वापस"] },
  payment_returned: { en: ["could not be placed", "INR 64.00", "goes back"], hi: ["नहीं हो सका", "₹64.00", "वापस"] },
};

describe.each(MESSAGE_KINDS)("the message %s", (kind) => {
  it.each(["en", "hi"] as const)("says what has happened (%s)", (language) => {
    const { text } = renderMessage(kind, language, "sms", FACTS);
    expect(text.startsWith("QuickDash: ")).toBe(true);
    for (const word of WORDS[kind][language]) expect(text).toContain(word);
    expect(text).not.toMatch(/undefined|null|NaN/);
  });

  it("is one text message in English, and at most two parts in Hindi", () => {
    const partsIn = (language: "en" | "hi") => smsPartsOf(renderMessage(kind, language, "sms", FACTS).text);
    expect(partsIn("en")).toEqual({ encoding: "gsm", parts: 1 });
    expect(partsIn("hi").encoding).toBe("ucs2");
    expect(partsIn("hi").parts).toBeLessThanOrEqual(2);
  });

  it("is an e-mail with a subject, the same words and the sign of the money", () => {
    const { subject, text, html } = renderMessage(kind, "en", "email", FACTS);
    expect(subject).not.toBe("");
    expect(text).toContain("\n\nQuickDash");
    expect(html).toContain(`lang="en"`);
    expect(text).not.toContain("INR");
  });
});

describe("a message", () => {
  it("asks for the cash when the order is paid at the door", () => {
    const cash = { ...FACTS, cash_to_collect: 153, is_paid_ahead: false };
    expect(renderMessage("order_confirmed", "en", "sms", cash).text).toContain("Pay INR 153.00 at the door.");
    expect(renderMessage("rider_on_the_way", "en", "sms", cash).text).toContain("To pay: INR 153.00.");
    expect(renderMessage("cancelled", "en", "sms", cash).text).toContain("There is nothing to pay.");
  });

  it("tells why an unpaid order was cancelled", () => {
    const unpaid = { ...FACTS, is_unpaid: true };
    expect(renderMessage("cancelled", "en", "sms", unpaid).text).toContain("payment did not come in time");
    expect(renderMessage("cancelled", "hi", "sms", unpaid).text).toContain("भुगतान समय पर न आने से");
  });

  it("names the time of the store, whatever the machine's is", () => {
    const inTokyo = { ...FACTS, time_zone: "Asia/Tokyo" };
    expect(renderMessage("being_packed", "en", "sms", inTokyo).text).toContain("7:50 pm");
  });

  it("writes money in the order's currency", () => {
    expect(renderMessage("refunded", "en", "email", { ...FACTS, currency_code: "jpy" }).text).toContain("¥64 ");
  });

  it("shortens a store's name in a text message, not in an e-mail", () => {
    const long = { ...FACTS, store_name: "The Very Long Name Of A Dark Store In The North" };
    expect(renderMessage("delivered", "en", "sms", long).text).toContain("The Very Long Name Of A.");
    expect(renderMessage("delivered", "en", "email", long).text).toContain(long.store_name);
  });

  it("cannot be made to carry markup", () => {
    const { html } = renderMessage("delivered", "en", "email", { ...FACTS, store_name: `<b>"A & B"</b>` });
    expect(html).toContain("&#60;b&#62;&#34;A &#38; B&#34;");
  });
});
