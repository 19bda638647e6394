/** A fingerprint of 128 bits: no two of a billion customers share one. */
const HEX_DIGITS = 32;
const SALT_BYTES = 32;
const MOST_KNOWN = 500_000;

/** Whether this page may hash: browsers give WebCrypto to https and localhost only. */
export const canHash = (): boolean => globalThis.crypto?.subtle !== undefined;

/** A salt that nobody knows. It lives as long as the page: the same phone gets the same fingerprint in every file of one visit, and another one next time. */
export const createSalt = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(SALT_BYTES));

export type Hasher = (texts: readonly string[]) => Promise<readonly string[]>;

/**
 * Makes fingerprints: HMAC-SHA-256 with the salt as its key. Equal texts have equal fingerprints, so counting and joining go on; who has the salt, or
 * the same column unhashed, can find the text again by trying all phones there are. What is hashed is the text as it was read, without blanks around it.
 */
export async function createHasher(salt: Uint8Array<ArrayBuffer>): Promise<Hasher> {
  const key = await crypto.subtle.importKey('raw', salt, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const encoder = new TextEncoder();
  const known = new Map<string, string>();
  async function fingerprint(text: string): Promise<string> {
    const bytes = new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(text)));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
      .join('')
      .slice(0, HEX_DIGITS);
  }
  return async (texts) => {
    const missing = [...new Set(texts)].filter((text) => !known.has(text));
    if (known.size + missing.length > MOST_KNOWN) known.clear();
    const made = await Promise.all(missing.map(fingerprint));
    for (const [i, text] of missing.entries()) known.set(text, made[i] ?? '');
    const again = texts.filter((text) => !known.has(text));
    for (const text of new Set(again)) known.set(text, await fingerprint(text));
    return texts.map((text) => known.get(text) ?? '');
  };
}
