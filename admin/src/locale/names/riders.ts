import type { Names } from "../languages.js";

/** Names of papers, alerts and promotions. */
export const riderNames: Names = {
  en: {
    resources: { "rider-documents": "Papers", "delivery-alerts": "Alerts", promotions: "Promotions" },
    actions: { approveDocument: "Approve", rejectDocument: "Reject" },
    properties: {
      uploaded_at: "Sent in",
      expires_on: "Valid until",
      reviewed_at: "Reviewed",
      replaced_at: "Replaced",
      resolved_at: "Resolved",
      delivery_id: "Delivery",
      keeps_rider_busy: "With the rider",
      bag_back_at: "Bag back",
      is_automatic: "Without a code",
      used: "Used",
      limit: "At most",
    },
    pages: {},
  },
  hi: {
    resources: { "rider-documents": "काग़ज़ात", "delivery-alerts": "चेतावनियाँ", promotions: "ऑफ़र" },
    actions: { approveDocument: "मंज़ूर करें", rejectDocument: "नामंज़ूर करें" },
    properties: {
      uploaded_at: "भेजा गया",
      expires_on: "कब तक मान्य",
      reviewed_at: "जाँचा गया",
      replaced_at: "बदला गया",
      resolved_at: "सुलझा",
      delivery_id: "डिलीवरी",
      keeps_rider_busy: "राइडर के पास",
      bag_back_at: "थैला लौटा",
      is_automatic: "बिना कोड",
      used: "इस्तेमाल",
      limit: "अधिकतम",
      type: "प्रकार",
      number: "संख्या",
      kind: "किस्म",
    },
    pages: {},
  },
};
