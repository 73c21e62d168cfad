import type { BrandingOptions } from "adminjs";

type Theme = NonNullable<BrandingOptions["theme"]>;

const FONT = "'QuickDash Devanagari', system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

/** The look of QuickDash: deep green to act on, amber to watch, red to stop. Contrast of text is at least 4.5:1. */
export function brandingOf(addressOf: (path: string) => string): BrandingOptions {
  return {
    companyName: "QuickDash operations",
    logo: addressOf("/assets/logo.svg"),
    favicon: addressOf("/assets/icon.svg"),
    withMadeWithLove: false,
    theme: {
      // Declared as a record, used as the value of font-family.
      font: FONT as unknown as NonNullable<Theme["font"]>,
      colors: {
        primary100: "#0b6b4f",
        primary80: "#2a8368",
        primary60: "#5aa38c",
        primary40: "#9fcdbd",
        primary20: "#e3f2ec",
        accent: "#0b6b4f",
        grey60: "#5f6570",
        info: "#0b6b4f",
        infoDark: "#0b6b4f",
        infoLight: "#e3f2ec",
        error: "#b3261e",
        success: "#0b6b4f",
        love: "#0b6b4f",
      },
    },
  };
}
