/** Sentences of the pages before and around the panel: login, errors. */
export const login: Record<string, string> = {
  "Back to the panel": "पैनल पर वापस",
  Email: "ईमेल",
  "Log in": "लॉग इन करें",
  Low: "कम",
  Out: "खत्म",
  Password: "पासवर्ड",
  Request: "अनुरोध",
  "Something went wrong on our side.": "हमारी ओर से कुछ गड़बड़ हुई।",
  "Stores, stock, orders and riders in one place. Log in with your operator account.":
    "स्टोर, स्टॉक, ऑर्डर और राइडर एक जगह। अपने ऑपरेटर खाते से लॉग इन करें।",
  "That email and password do not match. Check both and try again.":
    "यह ईमेल और पासवर्ड मेल नहीं खाते। दोनों जाँचें और फिर से कोशिश करें।",
  "The backend does not answer. Try again in a moment.": "बैकएंड जवाब नहीं दे रहा। थोड़ी देर में फिर कोशिश करें।",
  "The panel could not read this request.": "पैनल यह अनुरोध पढ़ नहीं सका।",
  "There is nothing at this address.": "इस पते पर कुछ नहीं है।",
  "Too many failed attempts. Wait 15 minutes and try again.": "बहुत सारी असफल कोशिशें। 15 मिनट रुकें और फिर से कोशिश करें।",
  "Type your email and your password.": "अपना ईमेल और पासवर्ड लिखें।",
  "You are logged out.": "आप लॉग आउट हो गए।",
  "Your account has no role yet. Ask an administrator to give you one.":
    "आपके खाते की अभी कोई भूमिका नहीं है। किसी प्रशासक से माँगें।",
  "Your session ended. Log in again to go on.": "आपका सत्र खत्म हुआ। आगे बढ़ने के लिए फिर से लॉग इन करें।",
  "Your session ended": "आपका सत्र ख़त्म हो गया",
  "Log in and go on": "लॉग इन करके आगे बढ़ें",
  "Log in to go on. What you typed on this page is still there.":
    "आगे बढ़ने के लिए लॉग इन करें। इस पन्ने पर आपने जो लिखा वह अब भी है।",
  "The panel does not answer. Try again in a moment.": "पैनल जवाब नहीं दे रहा। थोड़ी देर में फिर कोशिश करें।",
};
