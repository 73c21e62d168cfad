const GSM = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
/** These take two places. */
const GSM_EXTENSION = new Set("^{}\\[~]|€\f");

const PLACES = { gsm: { alone: 160, joined: 153 }, ucs2: { alone: 70, joined: 67 } };

/** How a text message travels: in GSM 03.38's alphabet or, with any other sign, in UCS-2, and in how many parts. */
export function smsPartsOf(text: string): { encoding: "gsm" | "ucs2"; parts: number } {
  const signs = [...text];
  const isGsm = signs.every((sign) => GSM.has(sign) || GSM_EXTENSION.has(sign));
  const encoding = isGsm ? "gsm" : "ucs2";
  const length = isGsm ? signs.length + signs.filter((sign) => GSM_EXTENSION.has(sign)).length : text.length;
  const { alone, joined } = PLACES[encoding];
  return { encoding, parts: length <= alone ? 1 : Math.ceil(length / joined) };
}
