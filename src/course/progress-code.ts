import { hashOf } from './exercise-version.ts';
import { type ReadProgress, readProgress } from './progress-file.ts';

/** Packs and unpacks bytes; the browser's own streams do it (islands/progress/deflate.ts). */
export interface Packing {
  pack(text: string): Promise<Uint8Array>;
  /** Rejects when the bytes are not what `pack` gave. */
  unpack(bytes: Uint8Array): Promise<string>;
}

const HEAD = 'TAGLAB2.';
const SHAPE = /^TAGLAB(\d+)\.([A-Za-z0-9_-]*)\.([a-z0-9]+)$/;

/** A progress file as a line of letters and digits that any chat or e-mail carries. */
export async function progressCode(file: string, { pack }: Packing): Promise<string> {
  const body = base64Of(await pack(file));
  return `${HEAD}${body}.${hashOf(body)}`;
}

/** Reads such a line, however it was wrapped on its way. */
export async function readProgressCode(code: string, { unpack }: Packing): Promise<ReadProgress> {
  const line = code.replace(/\s+/g, '');
  const [, version, body = '', check] = SHAPE.exec(line) ?? [];
  if (version === undefined) return { ok: false, why: line.startsWith('TAGLAB') ? 'damaged' : 'foreign' };
  if (Number(version) > 2) return { ok: false, why: 'newer' };
  if (check !== hashOf(body)) return { ok: false, why: 'damaged' };
  try {
    return readProgress(await unpack(bytesOf(body)));
  } catch {
    return { ok: false, why: 'damaged' };
  }
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const three = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const letters = Math.min(4, bytes.length - i + 1);
    for (let j = 0; j < letters; j += 1) text += ALPHABET[(three >> (18 - 6 * j)) & 63];
  }
  return text;
}

function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  for (let i = 0, at = 0; i < text.length; i += 4) {
    const four = [0, 1, 2, 3].reduce((sum, j) => (sum << 6) | (i + j < text.length ? ALPHABET.indexOf(text[i + j] ?? '') : 0), 0);
    for (let j = 0; j < 3 && at < bytes.length; j += 1) {
      bytes[at] = (four >> (16 - 8 * j)) & 255;
      at += 1;
    }
  }
  return bytes;
}
