/** What actions on orders, deliveries, riders, offers and operators say. */
export const actions: Record<string, string> = {
  "Activate the rider": "राइडर को सक्रिय करें",
  "At or below this, the item counts as low.": "इतना या कम होने पर चीज़ कम मानी जाती है।",
  "Cancel the order": "ऑर्डर रद्द करें",
  "Change the role": "भूमिका बदलें",
  "Change the status": "स्थिति बदलें",
  "Customers of this store see the new price and stock at once. Stock cannot go below what is reserved.":
    "इस स्टोर के ग्राहकों को नई कीमत और स्टॉक तुरंत दिखता है। स्टॉक आरक्षित से कम नहीं हो सकता।",
  "Holds from the operator's next click on. There is always one administrator left.":
    "ऑपरेटर के अगले क्लिक से लागू। एक प्रशासक हमेशा रहता है।",
  "Kept in the order's log.": "ऑर्डर के लॉग में रहता है।",
  MRP: "एमआरपी",
  "Price and stock are saved.": "कीमत और स्टॉक सहेज लिए गए।",
  "Reorder level": "दोबारा मँगाने का स्तर",
  "Suspend the rider": "राइडर को निलंबित करें",
  "The bag is back": "थैला लौट आया",
  "The bag is back in the store.": "थैला स्टोर में लौट आया।",
  "The order ends here: stock goes back on the shelf and what was paid is refunded. This cannot be undone.":
    "ऑर्डर यहीं खत्म: सामान शेल्फ़ पर लौटता है और दिया पैसा वापस होता है। इसे पलटा नहीं जा सकता।",
  "The order is being prepared.": "ऑर्डर तैयार हो रहा है।",
  "The order is cancelled.": "ऑर्डर रद्द है।",
  "The order is confirmed.": "ऑर्डर पक्का है।",
  "The order is delivered.": "ऑर्डर पहुँचा दिया गया।",
  "The order is on its way.": "ऑर्डर रास्ते में है।",
  "The order is ready for pickup.": "ऑर्डर उठाने के लिए तैयार है।",
  "The rider can start a shift and gets offers again.": "राइडर शिफ़्ट शुरू कर सकता है और उसे फिर प्रस्ताव मिलते हैं।",
  "The rider gets no more offers and cannot start a shift. Deliveries under way go on.":
    "राइडर को और प्रस्ताव नहीं मिलते और वह शिफ़्ट शुरू नहीं कर सकता। चल रही डिलीवरी चलती रहती हैं।",
  "The rider goes to the door again.": "राइडर फिर दरवाज़े पर जाता है।",
  "The rider is active again.": "राइडर फिर सक्रिय है।",
  "The rider is suspended.": "राइडर निलंबित है।",
  "The rider who has the bag tries the door once more.": "जिसके पास थैला है वह राइडर दरवाज़े पर फिर कोशिश करता है।",
  "The role is changed.": "भूमिका बदल दी गई।",
  "The store has the bag again; its rider can take other orders.": "थैला फिर स्टोर के पास है; राइडर दूसरे ऑर्डर ले सकता है।",
  "Use this when the store or the rider cannot do it in their own app. The customer is told at once.":
    "तब इस्तेमाल करें जब स्टोर या राइडर अपने ऐप में न कर सकें। ग्राहक को तुरंत बताया जाता है।",
  pieces: "नग",
  "Some fields need another look.": "कुछ जगहें फिर से देखें।",
  "Your session ended. Log in again.": "आपका सत्र खत्म हुआ। फिर से लॉग इन करें।",
};
