import type { StreamParser } from '@codemirror/language';

/** SQLite's own words (https://www.sqlite.org/lang_keywords.html). */
const KEYWORDS = new Set(
  'abort action add after all alter always analyze and as asc attach autoincrement before begin between by cascade case cast check collate column commit conflict constraint create cross current current_date current_time current_timestamp database default deferrable deferred delete desc detach distinct do drop each else end escape except exclude exclusive exists explain fail filter first following for foreign from full generated glob group groups having if ignore immediate in index indexed initially inner insert instead intersect into is isnull join key last left like limit match materialized natural no not nothing notnull null nulls of offset on or order others outer over partition plan pragma preceding primary query raise range recursive references regexp reindex release rename replace restrict returning right rollback row rows savepoint select set table temp temporary then ties to transaction trigger unbounded union unique update using vacuum values view virtual when where window with without'.split(
    ' ',
  ),
);
const CONSTANTS = new Set(['null', 'true', 'false', 'current_date', 'current_time', 'current_timestamp']);

/** What goes on in the next line. */
interface State {
  /** A text, a name or a comment that has not ended: by what it will. */
  until: "'" | '"' | '`' | '*/' | undefined;
  /** How far the content of each open parenthesis is indented. */
  open: number[];
}

const STYLE = { "'": 'string', '"': 'variableName', '`': 'variableName', '*/': 'comment' } as const;
const NUMBER = /^(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/;
const WORD = /^[\p{L}_][\p{L}\p{N}_$]*/u;

/** Colours and indents what is typed as a query of SQLite, line by line. In double quotes stands a name, no text. */
export const sqlMode: StreamParser<State> = {
  name: 'sql',
  startState: () => ({ until: undefined, open: [] }),
  token(stream, state) {
    if (state.until) return restOf(stream, state, state.until);
    if (stream.eatSpace()) return null;
    if (stream.match('--')) {
      stream.skipToEnd();
      return 'comment';
    }
    if (stream.match('/*')) return restOf(stream, state, '*/');
    if (stream.match(NUMBER)) return 'number';
    const word = stream.match(WORD);
    if (word) return styleOf(stream.current().toLowerCase());
    const sign = stream.next();
    if (sign === "'" || sign === '"' || sign === '`') return restOf(stream, state, sign);
    if (sign === '(') state.open.push(stream.indentation() + stream.indentUnit);
    if (sign === ')') state.open.pop();
    return sign === '(' || sign === ')' ? 'paren' : 'operator';
  },
  indent({ until, open }, after, { unit }) {
    const inner = open.at(-1);
    if (until || inner === undefined) return null;
    return after.startsWith(')') ? inner - unit : inner;
  },
  languageData: { commentTokens: { line: '--', block: { open: '/*', close: '*/' } }, closeBrackets: { brackets: ['(', "'", '"', '`'] } },
};

type Stream = Parameters<StreamParser<State>['token']>[0];

const styleOf = (word: string): string | null => (CONSTANTS.has(word) ? 'atom' : KEYWORDS.has(word) ? 'keyword' : null);

/** To its end, or to the end of the line; two quotes stand for one. */
function restOf(stream: Stream, state: State, until: NonNullable<State['until']>): string {
  state.until = until;
  for (;;) {
    if (!stream.skipTo(until)) {
      stream.skipToEnd();
      return STYLE[until];
    }
    stream.match(until);
    if (until === '*/' || !stream.eat(until)) break;
  }
  state.until = undefined;
  return STYLE[until];
}
