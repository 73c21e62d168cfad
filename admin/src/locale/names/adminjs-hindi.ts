import type { LocaleTranslations } from "adminjs";

/** AdminJS's own words in Hindi, as far as the panel shows them. */
export const adminjsHindi: LocaleTranslations = {
  actions: { new: "नया बनाएँ", edit: "बदलें", list: "सूची", search: "खोजें" },
  buttons: {
    save: "सहेजें",
    filter: "छाँटें",
    filterActive: "छाँटें ({{count}})",
    applyChanges: "लागू करें",
    resetFilter: "हटाएँ",
    logout: "लॉग आउट",
    login: "लॉग इन",
    cancel: "रहने दें",
    confirm: "पक्का करें",
    createFirstRecord: "पहला बनाएँ",
  },
  components: {
    LanguageSelector: { availableLanguages: { en: "English", hi: "हिन्दी" } },
  },
  labels: { pages: "पन्ने", filters: "छाँटने के नियम", selectedRecords: "चुने हुए ({{selected}})" },
  properties: { from: "से", to: "तक", length: "लंबाई" },
  messages: {
    noRecords: "कुछ नहीं मिला",
    noRecordsInResource: "यहाँ अभी कुछ नहीं है",
    thereWereValidationErrors: "कुछ जगहें फिर से देखें",
    anyForbiddenError: "आप यह नहीं कर सकते",
    forbiddenError: "आप {{resourceId}} पर {{actionName}} नहीं कर सकते",
    errorFetchingRecords: "सूची लाई नहीं जा सकी",
    errorFetchingRecord: "यह लाया नहीं जा सका",
    error404Record: "{{resourceId}} में {{recordId}} नहीं है",
    error404Resource: "{{resourceId}} नहीं है",
    error404Action: "{{resourceId}} में {{actionName}} नहीं है, या आपको इजाज़त नहीं है",
    pageNotFound_title: "पन्ना नहीं मिला",
    pageNotFound_subtitle: 'पन्ना <strong>"{{pageName}}"</strong> नहीं है',
  },
};
