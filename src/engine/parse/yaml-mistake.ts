import { type Document, isCollection, isMap, isScalar, isSeq, visit, type YAMLError } from 'yaml';
import type { Fix, YamlMistake } from '../language/issue.ts';

/** The first thing that keeps a text from being YAML, as a person made it: not what the reader of YAML stumbled on. */
export interface FoundMistake {
  readonly detail: YamlMistake | 'full-width';
  readonly found: string;
  readonly start: number;
  readonly end: number;
  readonly fix?: Fix;
}

/**
 * Names the first mistake of a document that could not be read. What follows it is mostly its consequence, so one is enough.
 * @param error the first error of the document
 */
export function mistakeOf(text: string, document: Document.Parsed, error: YAMLError): FoundMistake {
  const line = lineAround(text, error.pos[0]);
  const fullWidth = fullWidthIn(line);
  if (fullWidth) return fullWidth;
  const at = (detail: YamlMistake, start: number, end: number, fix?: Fix): FoundMistake => ({
    detail,
    found: text.slice(start, Math.min(end, start + MOST_QUOTED)).trim(),
    start,
    end,
    ...(fix ? { fix } : {}),
  });
  const [start, end] = error.pos;
  const continued = continuedIn(text, line) ?? continuedIn(text, lineAround(text, line.start + line.text.length + 1));
  if (continued) return continued;
  const whole = (detail: YamlMistake, { text: words, start: from } = line): FoundMistake =>
    at(
      detail,
      from + indentOf(words),
      from + words.trimEnd().length,
      detail === 'indent' ? (besideCases(text, { text: words, start: from }) ?? beside(text, { text: words, start: from })) : undefined,
    );
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return at('tab', start, end, { start, end, text: '  ' });
    case 'BAD_SCALAR_START':
      return at('first-character', start, end);
    case 'BAD_DQ_ESCAPE':
      return at('escape', start, end);
    case 'BLOCK_IN_FLOW':
      return at('flow-item', start, end);
    case 'BLOCK_AS_IMPLICIT_KEY':
      if (/:\s.*:(\s|$)/.test(line.text)) return whole('two-colons');
      return error.message.startsWith('Nested') ? whole('indent', lineAround(text, line.start + line.text.length + 1)) : whole('indent');
    case 'MULTILINE_IMPLICIT_KEY':
      return colonMistake(line) ?? whole('colon');
    case 'MISSING_CHAR': {
      if (error.message.startsWith('Missing closing')) return at('open-quote', ...(openQuote(text, document) ?? [start, end]));
      if (error.message.includes('flow')) return at('flow-item', start, end);
      if (error.message.startsWith('Comments')) return at('comment-space', start, start + 1, { start, end: start, text: ' ' });
      return colonMistake(line) ?? whole('colon');
    }
    case 'BAD_INDENT': {
      const open = openBracket(text, document);
      if (!open) return whole('indent');
      return fullWidthIn(lineAround(text, open[0])) ?? at('open-bracket', ...open);
    }
    case 'UNEXPECTED_TOKEN':
      if (/^[\]}]/.test(text.slice(start))) return at('extra-bracket', start, start + 1);
      if (error.message.startsWith('Not a YAML token')) return at('block-sign', start, end);
      return at(error.message.endsWith('at node end') ? 'after-quote' : 'other', start, end);
    default:
      return at('other', start, end);
  }
}

/** A line that goes on with the condition above it, and is cut off from it: by too few blanks, or by a comment in between. */
function continuedIn(text: string, { text: line, start }: Line): FoundMistake | undefined {
  if (start === 0 || !/^\s*(?:and|or|且|并且|或|或者)\s/i.test(line)) return undefined;
  const above = lineAround(text, start - 1);
  const found = line.trim().slice(0, MOST_QUOTED);
  const from = start + indentOf(line);
  const comment = /\s+#.*$/.exec(above.text);
  if (comment) {
    const at = above.start + comment.index;
    const end = at + comment[0].length;
    return { detail: 'comment-inside', found: comment[0].trim().slice(0, MOST_QUOTED), start: at, end, fix: { start: at, end, text: '' } };
  }
  const blanks = ' '.repeat(Math.max(0, indentOf(above.text) + 2));
  return { detail: 'continued', found, start: from, end: start + line.trimEnd().length, fix: { start, end: from, text: blanks } };
}

/** Lines below `code: a` that are indented as if they hung on it. */
function beside(text: string, { text: line, start }: Line): Fix | undefined {
  if (start === 0) return undefined;
  const above = lineAround(text, start - 1).text;
  const by = indentOf(line) - indentOf(above);
  if (by <= 0 || !/^ *(?:- )?\w+: *\S/.test(above) || /[|>][-+]?$/.test(above)) return undefined;
  const rest = text.slice(start);
  const block = new RegExp(`^(?:(?: {${indentOf(line)}}.*|[ \\t]*)(?:\\n|$))*`).exec(rest.slice(0, FARTHEST))?.[0] ?? '';
  return block === '' ? undefined : { start, end: start + block.length, text: block.replaceAll(new RegExp(`^ {${by}}`, 'gm'), '') };
}

/** An `else` lines up with its `cases`, not with what stands in them. */
function besideCases(text: string, { text: line, start }: Line): Fix | undefined {
  const cases = /^\s*else:/.test(line)
    ? text
        .slice(Math.max(0, start - FARTHEST), start)
        .match(/^ *(?=cases:)/gm)
        ?.at(-1)
    : undefined;
  return cases === undefined ? undefined : { start, end: start + indentOf(line), text: cases };
}
const FARTHEST = 5000;

/** The first key that its mapping has already. The reader of YAML could say it too, by holding every key against every other. */
export function repeatedKey(text: string, document: Document.Parsed): FoundMistake | undefined {
  const first = firstRepeated(document.contents);
  if (first === undefined) return undefined;
  const separator = secondTag(text, document, first);
  if (separator) return separator;
  const end = first + (/^[^:\s,}]+/.exec(text.slice(first, first + LONGEST_KEY))?.[0].length ?? 1);
  return { detail: 'duplicate-key', found: text.slice(first, Math.min(end, first + MOST_QUOTED)).trim(), start: first, end };
}

/** A second `code` below the first tag begins a second tag, which a line of `---` sets apart. */
function secondTag(text: string, { contents }: Document.Parsed, first: number): FoundMistake | undefined {
  if (!isMap(contents)) return undefined;
  const starts = contents.items.map(({ key }) => (isScalar(key) ? key.range?.[0] : undefined));
  const codes = contents.items.filter(({ key }) => isScalar(key) && key.value === 'code').length;
  if (codes < 2 || !starts.includes(first) || text.charAt(first - 1) !== '\n') return undefined;
  const end = lineAround(text, first + 1).text.trimEnd().length + first;
  return {
    detail: 'no-separator',
    found: text.slice(first, Math.min(end, first + MOST_QUOTED)),
    start: first,
    end,
    fix: { start: first, end: first, text: '---\n' },
  };
}

/** Where the first key starts that stands a second time. */
function firstRepeated(node: unknown): number | undefined {
  let first: number | undefined;
  const look = (found: number | undefined): void => {
    if (found !== undefined && (first === undefined || found < first)) first = found;
  };
  if (isMap(node)) {
    const seen = new Set<unknown>();
    for (const { key, value } of node.items) {
      if (isScalar(key)) {
        if (seen.has(key.value)) look(key.range?.[0]);
        seen.add(key.value);
      } else look(firstRepeated(key));
      look(firstRepeated(value));
    }
  } else if (isSeq(node)) for (const item of node.items) look(firstRepeated(item));
  return first;
}
const LONGEST_KEY = 1000;

/** As much of the text as a message quotes. */
export const MOST_QUOTED = 40;

interface Line {
  readonly text: string;
  readonly start: number;
}

function lineAround(text: string, offset: number): Line {
  const start = text.lastIndexOf('\n', Math.max(offset, 1) - 1) + 1;
  const end = text.indexOf('\n', start);
  return { text: text.slice(start, end === -1 ? text.length : end), start };
}

const indentOf = (line: string): number => line.trimEnd().length - line.trim().length;

/** The signs that structure YAML, typed by a Chinese input method: a colon after a key, a comma or a bracket of a `{…}` or `[…]`. */
const STRUCTURE: Readonly<Record<string, string>> = { '：': ': ', '，': ', ', '｛': '{', '｝': '}', '［': '[', '］': ']' };
const AS_COLON = /^(?:[\s{｛,，-]*)[A-Za-z_]\w* ?：|[{｛,，]\s*[A-Za-z_]\w* ?：/;
/** Where only a key can stand, in whatever words. */
const AS_COLON_OF_ANY = /^[^\s：:，,]{1,64} ?：/;

function fullWidthIn({ text, start }: Line): FoundMistake | undefined {
  const colon = AS_COLON.exec(text);
  const opening = colon ?? /[:{[,，]\s*[｛［]/.exec(text);
  const at = opening ? opening.index + opening[0].length - 1 : (commaInside(text) ?? closingAtEnd(text));
  return at === undefined ? undefined : fullWidthAt(text.charAt(at), start + at, text.charAt(at + 1));
}

/** The first full-width comma behind a bracket, with no quote between. */
function commaInside(text: string): number | undefined {
  let open = false;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '，' && open) return at;
    if (char === '{' || char === '[') open = true;
    else if (char === "'" || char === '"') open = false;
  }
  return undefined;
}

function closingAtEnd(text: string): number | undefined {
  const last = text.trimEnd().length - 1;
  return /[{[]/.test(text) && /[｝］]/.test(text.charAt(last)) ? last : undefined;
}

function fullWidthAt(found: string, start: number, next: string): FoundMistake {
  const expected = STRUCTURE[found] ?? found;
  const end = start + 1;
  return { detail: 'full-width', found, start, end, fix: { start, end, text: next === ' ' ? expected.trimEnd() : expected } };
}

const COLON_WITHOUT_SPACE = /^\s*(?:- )*[A-Za-z_]\w*:(?=[^\s:])/;

/** `code:x`, where YAML sees no key for want of a space. */
export function colonMistake({ text, start }: Line): FoundMistake | undefined {
  const key = COLON_WITHOUT_SPACE.exec(text)?.[0];
  if (key === undefined) return undefined;
  const end = start + key.length;
  return { detail: 'colon-space', found: key.trim(), start: end - 1, end, fix: { start: end, end, text: ' ' } };
}

/** A full-width colon, or a colon without its space, inside what was read as one long key. @param onlyKeys nothing else could stand here */
export function keyMistake(key: string, start: number, onlyKeys = false): FoundMistake | undefined {
  const [line = ''] = key.split('\n', 1);
  const colon = onlyKeys ? AS_COLON_OF_ANY.exec(line)?.[0].length : undefined;
  if (colon !== undefined) return fullWidthAt('：', start + colon - 1, line.charAt(colon));
  return fullWidthIn({ text: line, start }) ?? colonMistake({ text: line, start });
}

type Span = [start: number, end: number];

function openQuote(text: string, document: Document.Parsed): Span | undefined {
  let found: Span | undefined;
  visit(document, {
    Scalar(_, node) {
      const [start = 0, end = 0] = node.range ?? [];
      const quote = text.charAt(start);
      if (isScalar(node) && (quote === '"' || quote === "'") && (end - start < 2 || text.charAt(end - 1) !== quote))
        found ??= [start, start + 1];
    },
  });
  return found;
}

function openBracket(text: string, document: Document.Parsed): Span | undefined {
  let found: Span | undefined;
  visit(document, {
    Collection(_, node) {
      const [start = 0, end = 0] = node.range ?? [];
      const closing = { '{': '}', '[': ']' }[text.charAt(start)];
      if (isCollection(node) && closing && text.charAt(end - 1) !== closing) found = [start, start + 1];
    },
  });
  return found;
}
