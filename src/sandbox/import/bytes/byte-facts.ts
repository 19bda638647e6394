import type { ByteFacts, FileKind, How } from '../shapes.ts';
import { chunksOf } from './chunks.ts';

const MOST_EVIDENCE = 262_144;
/** From one chunk, so that the end of the file has its say too. */
const MOST_OF_A_CHUNK = 8192;
const HEAD = 65_536;

/** What a file is, by its first bytes. */
export async function fileKind(file: Blob): Promise<FileKind> {
  const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
  return kindOf(head, markOf(head) !== undefined || zerosOf(head) !== undefined);
}

/** Looks at every byte: an encoding that fits the first page may fail on the last. */
export async function surveyBytes(file: Blob, how: How): Promise<ByteFacts> {
  const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
  const mark = markOf(head);
  const zeros = mark ? undefined : zerosOf(head);
  const kind = kindOf(head, mark !== undefined || zeros !== undefined);
  const nothing = { kind, size: file.size, isAscii: false, isUtf8: false, evidence: new Uint8Array() };
  if (kind !== 'text') return nothing;
  if (mark && mark !== 'utf-8') return { ...nothing, mark, evidence: head.slice(0, 2048) };
  if (zeros) return { ...nothing, zeros, evidence: head.slice(0, 2048) };
  const utf8 = createUtf8Check();
  const parts: Uint8Array[] = [];
  let size = 0;
  let isAscii = true;
  for await (const chunk of chunksOf(file, how, 'bytes')) {
    utf8.push(chunk);
    const telling = size < MOST_EVIDENCE ? tellingLines(chunk) : undefined;
    if (telling === undefined && isAscii) isAscii = firstHigh(chunk, 0) < 0;
    if (telling === undefined || telling.length === 0) continue;
    isAscii = false;
    parts.push(telling);
    size += telling.length;
  }
  return { kind, size: file.size, ...(mark && { mark }), isAscii, isUtf8: utf8.end(), evidence: joined(parts, size) };
}

function markOf([a, b, c]: Uint8Array): ByteFacts['mark'] {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
}

/** Delimiters, digits and line ends have a zero byte in UTF-16, always on the same side. */
function zerosOf(head: Uint8Array): ByteFacts['zeros'] {
  const start = head.subarray(0, 4096);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < start.length; i++) {
    if (start[i] !== 0) continue;
    if (i % 2 === 0) even++;
    else odd++;
  }
  if (Math.max(even, odd) < start.length / 20 || Math.max(even, odd) < 4 * Math.min(even, odd)) return undefined;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

function kindOf(head: Uint8Array, isUtf16: boolean): FileKind {
  const starts = (...signature: readonly number[]) => signature.every((byte, i) => head[i] === byte);
  if (head.length === 0) return 'empty';
  if (starts(0x50, 0x4b, 0x03, 0x04)) return 'workbook';
  if (starts(0xd0, 0xcf, 0x11, 0xe0))
    return new TextDecoder('utf-16le').decode(head).includes('EncryptedPackage') ? 'locked-workbook' : 'old-workbook';
  if (/^(?:\ufeff|ï»¿)?\s*<(?:!doctype|html|head|table|meta|style|\?xml)/i.test(new TextDecoder('latin1').decode(head.subarray(0, 1024))))
    return 'web-page';
  return !isUtf16 && head.includes(0) ? 'binary' : 'text';
}

function createUtf8Check() {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isGood = true;
  const check = (bytes?: Uint8Array) => {
    if (!isGood) return;
    try {
      if (bytes) decoder.decode(bytes, { stream: true });
      else decoder.decode();
    } catch {
      isGood = false;
    }
  };
  return {
    push: check,
    end: () => {
      check();
      return isGood;
    },
  };
}

function firstHigh(bytes: Uint8Array, from: number): number {
  for (let i = from; i < bytes.length; i++) if ((bytes[i] ?? 0) >= 0x80) return i;
  return -1;
}

/** Whole lines with a byte beyond ASCII; a line that a chunk cuts is taken as far as it goes. */
function tellingLines(chunk: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let at = firstHigh(chunk, 0); at >= 0 && size < MOST_OF_A_CHUNK; ) {
    let start = at;
    while (start > 0 && at - start < MOST_OF_A_CHUNK && !isLineEnd(chunk[start - 1])) start--;
    let end = at;
    while (end < chunk.length && end - start < MOST_OF_A_CHUNK && !isLineEnd(chunk[end - 1] ?? 0, end > at)) end++;
    parts.push(chunk.slice(start, end));
    size += end - start;
    at = firstHigh(chunk, Math.max(end, at + 1));
  }
  return joined(parts, size);
}

/** @param counts whether the byte is within the line at all */
const isLineEnd = (byte: number | undefined, counts = true): boolean => counts && (byte === 0x0a || byte === 0x0d);

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
