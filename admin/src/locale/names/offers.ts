import type { Names } from "../languages.js";

/** Names around offers. */
export const offerNames: Names = {
  en: {
    resources: {},
    actions: { editChosen: "Edit these", editMany: "Edit all listed" },
    properties: {},
    pages: {},
  },
  hi: {
    resources: {},
    actions: { editChosen: "इन्हें बदलें", editMany: "सूची के सब बदलें" },
    properties: {},
    pages: {},
  },
};
