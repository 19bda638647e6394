import { decode, ENCODINGS, type Encoding } from '../decode.ts';
import type { ByteFacts, Confidence, EncodingCandidate, EncodingGuess, How } from '../shapes.ts';
import { surveyBytes } from './byte-facts.ts';

/** Less than this is not worth showing; from here on it is a rival. */
const PLAUSIBLE = 0.3;
const LIKELY = 0.75;

/**
 * Which encodings a file may have, each with what it would give. A mark, pure ASCII and well-formed UTF-8 leave no doubt. GB18030 is taken when what
 * it gives is everyday Chinese and nothing else fits; Western European and the old Mac's are never taken without a person's word, since any bytes
 * are text in them.
 */
export function guessEncodings(facts: ByteFacts): EncodingGuess {
  const sure = certainly(facts);
  if (sure) return { chosen: sure, confidence: 'certain', candidates: [candidate(facts, sure, 'certain')] };
  const ranked = ENCODINGS.map((encoding) => ({ encoding, score: scoreOf(facts, encoding) }))
    .filter(({ score }) => score >= PLAUSIBLE)
    .sort((a, b) => b.score - a.score);
  const [best, second] = ranked;
  const isTaken =
    best !== undefined &&
    best.score >= LIKELY &&
    (best.encoding === 'utf-8' || best.encoding === 'gb18030') &&
    (second?.score ?? 0) < LIKELY / 2;
  // With nothing plausible, everything that reads bytes at all is shown.
  const shown = ranked.length > 0 ? ranked.map(({ encoding }) => encoding) : (['utf-8', 'gb18030', 'latin1', 'macintosh'] as const);
  const candidates = shown.map((encoding, i) => candidate(facts, encoding, isTaken && i === 0 ? 'likely' : 'unsure'));
  return isTaken ? { chosen: best.encoding, confidence: 'likely', candidates } : { confidence: 'unsure', candidates };
}

function certainly({ mark, zeros, isAscii, isUtf8 }: ByteFacts): Encoding | undefined {
  return mark ?? zeros ?? (isAscii || isUtf8 ? 'utf-8' : undefined);
}

/** What every encoding would give, for a person who says otherwise than was guessed. */
export async function previewEncodings(file: Blob, how: How = {}): Promise<EncodingCandidate[]> {
  const facts = await surveyBytes(file, how);
  const evidence = facts.evidence.length > 0 ? facts.evidence : new Uint8Array(await file.slice(0, 2048).arrayBuffer());
  return ENCODINGS.map((encoding) => candidate({ ...facts, evidence }, encoding, 'unsure'));
}

/** What one encoding would give, for a person to judge. */
function candidate(facts: ByteFacts, encoding: Encoding, confidence: Confidence): EncodingCandidate {
  const text = decode(facts.evidence, encoding);
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  return {
    encoding,
    confidence,
    unreadable: text.split('\uFFFD').length - 1,
    preview: lines.slice(0, 4).map((line) => line.slice(0, 120)),
  };
}

function scoreOf({ evidence }: ByteFacts, encoding: Encoding): number {
  if (encoding === 'utf-8') return utf8Score(evidence);
  if (encoding === 'gb18030') return chineseScore(evidence);
  if (encoding === 'latin1') return westernScore(evidence, isLatinLetter, isLatinSign);
  if (encoding === 'macintosh') return westernScore(evidence, isMacLetter, isMacSign);
  return 0;
}

/** Nearly well-formed: a file cut off in the middle of a letter, or with one stray byte. No other encoding is nearly UTF-8. */
function utf8Score(bytes: Uint8Array): number {
  const letters = decode(bytes, 'utf-8').replace(/[\0-\x7f]/g, '');
  const strange = letters.split('\uFFFD').length - 1;
  return letters.length > 0 && strange * 20 < letters.length ? 0.9 : 0;
}

/** Everyday characters stand in GB2312's first level; what Latin letters turn into stands anywhere but there. */
function chineseScore(bytes: Uint8Array): number {
  let points = 0;
  let letters = 0;
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) continue;
    letters++;
    const next = bytes[i + 1] ?? 0;
    if (next >= 0x30 && next <= 0x39) {
      points += isFourBytes(bytes, i) ? 0.6 : 0;
      i += isFourBytes(bytes, i) ? 3 : 0;
    } else if (next >= 0x40 && next !== 0x7f && next !== 0xff && lead > 0x80 && lead < 0xff) {
      points += pairScore(lead, next);
      i++;
    }
  }
  return letters === 0 ? 0 : points / letters;
}

const isFourBytes = (bytes: Uint8Array, at: number): boolean =>
  (bytes[at + 2] ?? 0) >= 0x81 && (bytes[at + 3] ?? 0) >= 0x30 && (bytes[at + 3] ?? 0) <= 0x39;

function pairScore(lead: number, next: number): number {
  if (next < 0xa1) return 0.2;
  if (lead >= 0xb0 && lead <= 0xd7) return 1;
  if (lead >= 0xa1 && lead <= 0xa3) return 0.9;
  return lead >= 0xd8 && lead <= 0xf7 ? 0.6 : 0.2;
}

const isAsciiLetter = (byte: number | undefined): boolean => byte !== undefined && (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
const isLatinLetter = (byte: number): boolean => byte >= 0xc0 && byte !== 0xd7 && byte !== 0xf7;
const isLatinSign = (byte: number): boolean =>
  byte === 0x80 || byte === 0x85 || (byte >= 0x91 && byte <= 0x97) || (byte >= 0xa0 && byte <= 0xbf);
const isMacLetter = (byte: number): boolean =>
  byte <= 0x9f || byte === 0xa7 || byte === 0xbe || byte === 0xbf || byte === 0xd8 || (byte >= 0xe5 && byte <= 0xef);
const isMacSign = (byte: number): boolean =>
  (byte >= 0xd0 && byte <= 0xd5) || byte === 0xca || byte === 0xdb || byte === 0xa3 || byte === 0xa5;

/** A letter beyond ASCII stands alone among ASCII letters; long runs of high bytes are no Western text. */
function westernScore(bytes: Uint8Array, isLetter: (byte: number) => boolean, isSign: (byte: number) => boolean): number {
  let points = 0;
  let count = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x80) continue;
    count++;
    const isCrowded = (bytes[i - 1] ?? 0) >= 0x80 || (bytes[i + 1] ?? 0) >= 0x80;
    const isInWord = isAsciiLetter(bytes[i - 1]) || isAsciiLetter(bytes[i + 1]);
    if (isLetter(byte)) points += isCrowded ? 0.1 : isInWord ? 1 : 0.4;
    else if (isSign(byte)) points += isCrowded ? 0.1 : 0.6;
  }
  return count === 0 ? 0 : points / count;
}
