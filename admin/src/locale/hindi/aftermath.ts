/** Sentences about refunds and messages. */
export const aftermath: Record<string, string> = {
  "Being packed": "पैक हो रहा है",
  "Order confirmed": "ऑर्डर पक्का",
  Dead: "छोड़ दिया",
  "No address": "पता नहीं",
  Outdated: "आगे का संदेश जा चुका",
  "Payment returned": "भुगतान लौटाया",
  "Rider on the way": "राइडर रास्ते में",
  "Send again": "फिर भेजें",
  Sending: "भेजा जा रहा है",
  Sms: "एसएमएस",
  Stale: "बासी",
  Waiting: "प्रतीक्षा में",
  "The message is tried again.": "संदेश फिर भेजा जा रहा है।",
  "The message was given up. It is sent again at once.": "यह संदेश छोड़ दिया गया था। इसे तुरंत फिर भेजा जाएगा।",
};
