import type { Templates } from "./phrases";

/** What customers read in Hindi. With a store name of ordinary length each is one or two parts of a text message. */
export const HINDI: Templates = {
  order_confirmed: ({ order, store, promised_time, total, to_pay }) => ({
    subject: `ऑर्डर ${order} पक्का हो गया`,
    sentences: [
      `ऑर्डर ${order} पक्का हो गया।`,
      promised_time ? `${store} से ${promised_time} तक पहुँचेगा।` : `${store} से पहुँचेगा।`,
      to_pay ? `दरवाज़े पर ${to_pay} दें।` : `कुल: ${total}।`,
    ],
  }),
  being_packed: ({ order, store, promised_time }) => ({
    subject: `ऑर्डर ${order} पैक हो रहा है`,
    sentences: [`${store} में आपका ऑर्डर ${order} पैक हो रहा है।`, ...(promised_time ? [`${promised_time} तक पहुँचेगा।`] : [])],
  }),
  rider_on_the_way: ({ order, promised_time, handoff_code, to_pay }) => ({
    subject: `ऑर्डर ${order} रास्ते में है`,
    sentences: [
      promised_time
        ? `राइडर ऑर्डर ${order} लेकर निकल चुका है, ${promised_time} तक पहुँचेगा।`
        : `राइडर ऑर्डर ${order} लेकर निकल चुका है।`,
      ...(handoff_code ? [`राइडर को कोड बताएँ: ${handoff_code}।`] : []),
      ...(to_pay ? [`देने हैं: ${to_pay}।`] : []),
    ],
  }),
  delivered: ({ order, store }) => ({
    subject: `ऑर्डर ${order} पहुँच गया`,
    sentences: [`ऑर्डर ${order} पहुँच गया।`, `${store} से ख़रीदारी के लिए धन्यवाद।`],
  }),
  cancelled: ({ order, is_unpaid, is_paid_ahead }) => ({
    subject: `ऑर्डर ${order} रद्द हो गया`,
    sentences: is_unpaid
      ? [`भुगतान समय पर न आने से ऑर्डर ${order} रद्द हो गया।`, "बाद में चुकाए गए पैसे वापस मिलेंगे।"]
      : [`ऑर्डर ${order} रद्द हो गया।`, is_paid_ahead ? "चुकाए हुए पैसे वापस मिलेंगे।" : "आपको कुछ नहीं देना है।"],
  }),
  refunded: ({ order, amount }) => ({
    subject: `ऑर्डर ${order} के ${amount} वापस किए जा रहे हैं`,
    sentences: [
      `ऑर्डर ${order} के ${amount} उसी तरीके से वापस किए जा रहे हैं जिससे आपने भुगतान किया था।`,
      "बैंक में दिखने में कुछ दिन लग सकते हैं।",
    ],
  }),
  payment_returned: ({ amount }) => ({
    subject: `आपके ${amount} वापस किए जा रहे हैं`,
    sentences: [`आपका ऑर्डर नहीं हो सका, इसलिए आपके ${amount} वापस किए जा रहे हैं।`, "बैंक में दिखने में कुछ दिन लग सकते हैं।"],
  }),
};
