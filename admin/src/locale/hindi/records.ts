/** Sentences of the pages of records and of their actions. */
export const records: Record<string, string> = {
  Back: "वापस",
  "One moment…": "एक क्षण…",
  "The panel does not answer. Nothing was changed; try again.": "पैनल जवाब नहीं दे रहा। कुछ नहीं बदला; फिर से कोशिश करें।",
};
