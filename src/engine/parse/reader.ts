import type { TagFile } from '../language/definition.ts';
import type { Checked } from '../language/issue.ts';
import { LONGEST_TEXT, MOST_DOCUMENTS, MOST_PIECES } from '../language/text-limits.ts';
import { movedContents } from './moved.ts';
import { type Contents, fileOf, parseTags, readContents } from './parse.ts';
import { YamlSource } from './read-yaml.ts';

/** Reads a text as `parseTags` does. */
export type Reader = (text: string) => Checked<TagFile>;

/**
 * A reader for texts that follow each other while somebody writes: of each text it reads the documents that the one before did not have. What it
 * gives is always what `parseTags` gives: where anything is wrong, or documents speak of each other, the text is read as a whole. It remembers one
 * text.
 * @example const read = createReader(); read(text); read(text.replace('180', '90'))
 */
export function createReader(): Reader {
  let known: ReadonlyMap<string, Known> = new Map();
  let last: { readonly text: string; readonly read: Checked<TagFile> } | undefined;
  return (text) => {
    if (last?.text === text) return last.read;
    const documents = text.length > LONGEST_TEXT ? [] : documentsIn(text);
    const found = documents.length > MOST_DOCUMENTS ? [] : foundIn(documents, known);
    const file = found.length < documents.length ? undefined : wholeOf(found);
    known = new Map(found.map((one) => [one.text, one]));
    last = { text, read: file ? { value: file, issues: [] } : parseTags(text) };
    return last.read;
  };
}

/** A document that reads well by itself, and where it stands. */
interface Known {
  readonly text: string;
  readonly contents: Contents;
  readonly pieces: number;
  readonly start: number;
  readonly line: number;
}

/** So many characters are read twice at most, when it turns out that the text has to be read as a whole. */
const MOST_READ_TWICE = 20_000;

/** The documents that are known already, or read well by themselves. */
function foundIn(documents: readonly string[], known: ReadonlyMap<string, Known>): readonly Known[] {
  let left = MOST_READ_TWICE;
  let [start, line] = [0, 1];
  return documents.flatMap((document) => {
    const there = known.get(document);
    if (!there) left -= document.length;
    const read = there ?? (left < 0 ? undefined : readAlone(document));
    const found = read && at(read, start, line);
    start += document.length;
    line += linesIn(document);
    return found ?? [];
  });
}

function at(known: Known, start: number, line: number): Known {
  if (known.start === start && known.line === line) return known;
  const by = { characters: start - known.start, lines: line - known.line };
  return { ...known, start, line, contents: movedContents(known.contents, by) };
}

function readAlone(text: string): Known | undefined {
  if (DIRECTIVE.test(text)) return undefined;
  const source = new YamlSource(text);
  if (source.issues.length > 0) return undefined;
  const contents = readContents(source);
  return source.issues.length === 0 ? { text, contents, pieces: source.pieces, start: 0, line: 1 } : undefined;
}

/** The file that documents make together; nothing where something is to be said of all of them. */
function wholeOf(documents: readonly Known[]): TagFile | undefined {
  if (documents.reduce((sum, { pieces }) => sum + pieces, 0) > MOST_PIECES) return undefined;
  const file = fileOf(documents.map(({ contents }) => contents));
  const codes = new Set(file.tags.map(({ code }) => code));
  return codes.size > 0 && codes.size === file.tags.length ? file : undefined;
}

/** The documents of a text, each with the `---` before it. */
const documentsIn = (text: string): readonly string[] =>
  text.split(/(?<=^|\n)(?=---(?:[ \t\r\n]|$))/).filter((document) => document !== '');
/** It changes how the next document is read. */
const DIRECTIVE = /(?:^\uFEFF?|\n)%/;

function linesIn(text: string): number {
  let lines = 0;
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) lines++;
  return lines;
}
