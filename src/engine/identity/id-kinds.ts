/** How identifiers of one kind are written, and which of them are nobody's. A new kind is a row of `ID_KINDS`. */
export interface IdKind {
  /** From text without odd widths and blanks around it to the one way that this kind is written; nothing where it cannot be of this kind. */
  readonly read: (text: string) => string | undefined;
  /** Well-known values that stand for no customer, as `read` writes them. */
  readonly nobody: ReadonlySet<string>;
}

const MOBILE = /^1[3-9]\d{9}$/;
/** In front of a mobile number of mainland China. */
const CHINA = /^(?:\+|00)?86(?=1[3-9]\d{9}$)/;
/** `8E+10`: a spreadsheet took the number for an amount and threw its digits away. */
const ROUNDED = /^\d(?:\.\d+)?e\+?\d+$/i;

function readPhone(text: string): string | undefined {
  if (MOBILE.test(text)) return text;
  if (ROUNDED.test(text)) return undefined;
  const digits = text
    .replace(/\.0$/, '')
    .replaceAll(/[\s().·–—-]+/g, '')
    .replace(CHINA, '')
    .replace(/^00/, '+');
  return /^\+?\d{5,15}$/.test(digits) ? digits : undefined;
}

function readEmail(text: string): string | undefined {
  const address = text.replace(/^mailto:/i, '').toLowerCase();
  return /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(address) ? address : undefined;
}

/** Weights and check digits of the 18 digits of a citizen's number, GB 11643. */
const CITIZEN_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CITIZEN_CHECKS = '10X98765432';

function readCitizen(text: string): string | undefined {
  const number = text.replaceAll(/\s/g, '').toUpperCase();
  if (!/^\d{17}[\dX]$/.test(number)) return undefined;
  const sum = CITIZEN_WEIGHTS.reduce((total, weight, i) => total + weight * Number(number[i]), 0);
  return CITIZEN_CHECKS[sum % 11] === number[17] ? number : undefined;
}

const none: ReadonlySet<string> = new Set();

export const ID_KINDS = {
  phone: {
    read: readPhone,
    // numbers that forms, test plans and manuals are full of
    nobody: new Set([
      '13800000000',
      '13800138000',
      '13888888888',
      '13900000000',
      '13999999999',
      '18888888888',
      '13812345678',
      '13912345678',
      '12345678901',
      '12345678',
    ]),
  },
  email: {
    read: readEmail,
    nobody: new Set(['test@test.com', 'test@example.com', 'a@a.com', 'abc@abc.com', '123@123.com', 'noreply@example.com', 'none@none.com']),
  },
  /** Of a phone, a tablet, a browser: letters in either case are the same. */
  device: {
    read: (text) => text.toLowerCase(),
    // what an emulator of Android says of itself, and the address that Android and iOS give every app instead of the true one
    nobody: new Set(['9774d56d682e549c', '02:00:00:00:00:00', '012345678912345']),
  },
  /** A member card: blanks and dashes are for the eye. */
  card: { read: (text) => text.replaceAll(/[\s-]/g, '').toUpperCase(), nobody: none },
  /** 18 digits whose last is right. */
  citizen: { read: readCitizen, nobody: none },
  /** Made by another system, letter for letter: an openid, a union id, a key. */
  account: { read: (text) => text, nobody: none },
  /** A fingerprint of another identifier. */
  hash: {
    read: (text) => (/^[0-9a-f]{32,128}$/i.test(text) ? text.toLowerCase() : undefined),
    // MD5, SHA-1 and SHA-256 of nothing: whoever left the field blank
    nobody: new Set([
      'd41d8cd98f00b204e9800998ecf8427e',
      'da39a3ee5e6b4b0d3255bfef95601890afd80709',
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    ]),
  },
  /** A surname, a name: far too common to join anybody, good enough to keep two people apart. */
  name: { read: (text) => text.replaceAll(/\s+/g, ' ').toLowerCase(), nobody: none },
} as const satisfies Readonly<Record<string, IdKind>>;

export type IdKindName = keyof typeof ID_KINDS;
