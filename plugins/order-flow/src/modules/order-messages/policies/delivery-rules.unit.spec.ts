import { ORDER_STATUSES } from "../../../contract";
import { emailOf, phoneOf, withoutAddresses } from "./address";
import { languageOf } from "./language";
import { kindOfStatus } from "./message-rules";
import { messageOfOrder, onChannels } from "./owed-messages";
import { isRefusedForGood, pauseAfter } from "./retry";
import { smsPartsOf } from "./sms-parts";
import { isWanted } from "./wanted";

describe("what is told of a status", () => {
  it("is nothing while an order waits for its payment or its rider", () => {
    const kinds = ORDER_STATUSES.map((status) => [status, kindOfStatus(status)]);
    expect(Object.fromEntries(kinds)).toEqual({
      pending: null,
      confirmed: "order_confirmed",
      preparing: "being_packed",
      ready_for_pickup: null,
      out_for_delivery: "rider_on_the_way",
      delivered: "delivered",
      cancelled: "cancelled",
    });
  });

  it("is of use for half an hour, and for a day when it is about money", () => {
    const at = new Date("2026-01-05T10:00:00Z");
    const endOf = (kind: "being_packed" | "cancelled") =>
      onChannels(messageOfOrder("order_1", kind, at), { sms: [kind] })[0]?.expires_at.toISOString();
    expect(endOf("being_packed")).toBe("2026-01-05T10:30:00.000Z");
    expect(endOf("cancelled")).toBe("2026-01-06T10:00:00.000Z");
  });
});

describe("the language", () => {
  it("is the first that messages are written in, whatever the region or its case", () => {
    expect(languageOf("hi-IN")).toBe("hi");
    expect(languageOf("HI_in")).toBe("hi");
    expect(languageOf("ta-IN", "hi")).toBe("hi");
    expect(languageOf("en-GB", "hi")).toBe("en");
  });

  it("is English when no other is known", () => {
    expect(languageOf()).toBe("en");
    expect(languageOf(null, undefined, 7, "fr-FR")).toBe("en");
  });
});

describe("the pause after a failure", () => {
  it("doubles from ten seconds up to ten minutes", () => {
    const pauses = [1, 2, 3, 6, 7, 20].map((attempt) => pauseAfter(attempt, 0) / 1_000);
    expect(pauses).toEqual([10, 20, 40, 320, 600, 600]);
  });

  it("is cut by chance, by half at most", () => {
    expect(pauseAfter(1, 0.5)).toBe(7_500);
    expect(pauseAfter(1, 1)).toBe(5_000);
  });

  it("does not come when the message itself was refused", () => {
    expect(isRefusedForGood("The SMS gateway refused the message with status 400.")).toBe(true);
    expect(isRefusedForGood("The SMS gateway did not take the message: the gateway answered 503.")).toBe(false);
  });
});

describe("an opt-out", () => {
  it("holds for everything but money", () => {
    expect(isWanted("being_packed", "sms", false)).toBe(false);
    expect(isWanted("refunded", "sms", false)).toBe(true);
    expect(isWanted("cancelled", "email", [])).toBe(true);
  });

  it("can leave some channels", () => {
    expect(isWanted("delivered", "email", ["email"])).toBe(true);
    expect(isWanted("delivered", "sms", ["email"])).toBe(false);
  });

  it("is not what anything else means", () => {
    for (const preference of [undefined, null, true, "off"])
      expect(isWanted("delivered", "sms", preference)).toBe(true);
  });
});

describe("an address", () => {
  it("is the first number that can be one, in E.164", () => {
    const numbers = [
      { number: null, country: null },
      { number: "12", country: "in" },
      { number: "098123 45678", country: "in" },
      { number: "+14155552671", country: "us" },
    ];
    expect(phoneOf(numbers, "IN")).toBe("+919812345678");
    expect(phoneOf([{ number: "415 555 2671", country: "us" }], "IN")).toBe("+14155552671");
    expect(phoneOf([{ number: "98123 45678", country: null }], "IN")).toBe("+919812345678");
    expect(phoneOf([{ number: "call me", country: "in" }], "IN")).toBeNull();
  });

  it("is the first e-mail address that can be one", () => {
    expect(emailOf(null, "meera", "meera@example.com")).toBe("meera@example.com");
    expect(emailOf("a@b.c, d@e.f", undefined)).toBeNull();
  });

  it("does not survive in what is kept of a failure", () => {
    const problem = "Failed to send notification with id noti_1:\n550 <meera@example.com> +91 98123 45678 is unknown";
    expect(withoutAddresses(problem)).toBe("550 <[...]> [...] is unknown");
    expect(withoutAddresses("x".repeat(1_000))).toHaveLength(300);
  });
});

describe("the parts of a text message", () => {
  it("hold 160 signs of the usual alphabet, and 153 each when joined", () => {
    expect(smsPartsOf("a".repeat(160))).toEqual({ encoding: "gsm", parts: 1 });
    expect(smsPartsOf("a".repeat(161))).toEqual({ encoding: "gsm", parts: 2 });
    expect(smsPartsOf("a".repeat(307))).toEqual({ encoding: "gsm", parts: 3 });
    expect(smsPartsOf("€".repeat(81))).toEqual({ encoding: "gsm", parts: 2 });
  });

  it("hold 70 of any other, and 67 each when joined", () => {
    expect(smsPartsOf("क".repeat(70))).toEqual({ encoding: "ucs2", parts: 1 });
    expect(smsPartsOf("क".repeat(71))).toEqual({ encoding: "ucs2", parts: 2 });
    expect(smsPartsOf("₹")).toEqual({ encoding: "ucs2", parts: 1 });
  });
});
