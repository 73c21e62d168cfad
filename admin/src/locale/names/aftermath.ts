import type { Names } from "../languages.js";

/** Names of refunds and messages. */
export const aftermathNames: Names = {
  en: {
    resources: { refunds: "Refunds", "order-messages": "Messages" },
    actions: { retryMessage: "Send again" },
    properties: {
      requested_by_type: "Requested by",
      decided_by_type: "Decided by",
      decided_at: "Decided",
      decline_reason: "Declined because",
      pay_out_reference: "Reference of the pay-out",
      refunded_at: "Refunded",
      last_error: "Last error",
      due_at: "Due",
      sent_at: "Sent",
    },
    pages: {},
  },
  hi: {
    resources: { refunds: "रिफ़ंड", "order-messages": "संदेश" },
    actions: { retryMessage: "फिर भेजें" },
    properties: {
      requested_by_type: "किसने माँगा",
      decided_by_type: "किसने तय किया",
      decided_at: "तय हुआ",
      decline_reason: "मना करने का कारण",
      pay_out_reference: "भुगतान का संदर्भ",
      refunded_at: "लौटाया गया",
      last_error: "पिछली गड़बड़ी",
      due_at: "भेजने का समय",
      sent_at: "भेजा गया",
      amount: "रकम",
      note: "टिप्पणी",
      kind: "प्रकार",
      channel: "माध्यम",
      attempts: "कोशिशें",
    },
    pages: {},
  },
};
