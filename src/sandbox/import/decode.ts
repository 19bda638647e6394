export const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'latin1', 'macintosh'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** The text of a file; bytes that the encoding does not know become U+FFFD, a byte order mark goes. */
export const decode = (bytes: Uint8Array, encoding: Encoding): string => new TextDecoder(encoding).decode(bytes);

/**
 * The encoding of a file, from its bytes: a byte order mark, the zero bytes of UTF-16, UTF-8, else GB18030, which is what Excel writes on a
 * Chinese computer. A guess: the person who knows the file can say otherwise.
 */
export function guessEncoding(bytes: Uint8Array): Encoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return guessUtf16(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'gb18030');
}

/** Delimiters, digits and line ends have a zero byte in UTF-16, always on the same side; 一 (4E00) has one on the other, but is rarer. */
function guessUtf16(bytes: Uint8Array): Encoding | undefined {
  const head = bytes.subarray(0, 4096);
  const even = head.filter((byte, i) => byte === 0 && i % 2 === 0).length;
  const odd = head.filter((byte, i) => byte === 0 && i % 2 === 1).length;
  if (Math.max(even, odd) < head.length / 20 || Math.max(even, odd) < 4 * Math.min(even, odd)) return undefined;
  return odd > even ? 'utf-16le' : even > odd ? 'utf-16be' : undefined;
}

/** Valid, or hardly ever not: a file cut off in the middle of a letter, or with one stray byte, is still UTF-8, while no GB18030 is nearly so. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    const letters = decode(bytes, 'utf-8').replace(/[\0-\x7f]/g, '');
    const strange = letters.replace(/[^\uFFFD]/g, '').length;
    return strange * 20 < letters.length;
  }
}

/**
 * What a file is when it is no text at all: people choose the workbook instead of the CSV they saved from it.
 * @param said the encoding that a person chose; zero bytes are nothing strange in UTF-16
 */
export function foreignKind(bytes: Uint8Array, said?: Encoding): 'excel' | 'binary' | undefined {
  const starts = (...signature: readonly number[]) => signature.every((byte, i) => bytes[i] === byte);
  if (starts(0x50, 0x4b, 0x03, 0x04) || starts(0xd0, 0xcf, 0x11, 0xe0)) return 'excel';
  const encoding = said ?? guessEncoding(bytes);
  return !encoding.startsWith('utf-16') && bytes.subarray(0, 65_536).includes(0) ? 'binary' : undefined;
}
