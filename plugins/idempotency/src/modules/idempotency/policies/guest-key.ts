/** So many characters are not chosen twice by chance: 16 hexadecimal ones are 64 bits. */
export const GUEST_KEY_LENGTH = 16;

/** Addresses that name something only its owner knows: whoever sends the same one may have its answer. */
const NAMES_THE_OWNERS = /^\/store\/(carts|payment-collections)\/[^/]+/i;

/**
 * Whether a key tells a guest from other guests. Nothing does so on an address that all of them send to, such as
 * `POST /store/carts`, but the key: a short one could be another's, and with it the answer.
 */
export function tellsGuestsApart(key: string, path: string): boolean {
  return key.length >= GUEST_KEY_LENGTH || NAMES_THE_OWNERS.test(path);
}
