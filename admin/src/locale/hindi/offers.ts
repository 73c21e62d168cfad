/** Sentences around offers: prices and stock of stores. */
export const offers: Record<string, string> = {
  "A price is not above the MRP.": "कीमत एमआरपी से ऊपर नहीं हो सकती।",
  "An amount such as 49.50, or a change such as +5% or -10%": "49.50 जैसी रकम, या +5% या -10% जैसा बदलाव",
  "Change {count} of them": "इनमें से {count} बदलें",
  "Change {count} offers": "{count} चीज़ें बदलें",
  "Change: {what}": "बदलें: {what}",
  "Choose the store and the item.": "स्टोर और चीज़ चुनें।",
  Leave: "छोड़ें",
  "Leave as it is": "जैसा है वैसा रहने दें",
  "New item in a store": "स्टोर में नई चीज़",
  "Pieces such as 40, or a difference such as +10 or -3": "40 जैसी संख्या, या +10 या -3 जैसा अंतर",
  "The first {shown} of {total} are changed. Filter the list, or use a file for all of them.":
    "{total} में से पहले {shown} बदले जाएँगे। सूची छाँटें, या सबके लिए फ़ाइल से बदलें।",
  "The item is on the shelf.": "चीज़ शेल्फ़ पर आ गई।",
  "What is left empty stays as it is in every row.": "जो खाली छोड़ा वह हर पंक्ति में वैसा ही रहेगा।",
  "What will change": "क्या बदलेगा",
  "{count} of them would cost more than their MRP.": "इनमें से {count} की कीमत एमआरपी से ऊपर हो जाएगी।",
  "{count} offers are changed.": "{count} चीज़ें बदल गईं।",
};
