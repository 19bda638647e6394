import type { SqlProblem } from '../../language/issue.ts';
import { BEFORE_PARENTHESIS, FUNCTIONS, OF_TIME, REFUSED } from './allowed.ts';
import { type SqlToken, tokenizeSql } from './tokenize.ts';

/** What a query reads and gives, and why it may not run. Offsets are those of its own text. */
export interface CheckedSql {
  readonly problems: readonly { readonly problem: SqlProblem; readonly found: string; readonly start: number; readonly end: number }[];
  readonly functions: readonly { readonly name: string; readonly start: number; readonly end: number }[];
  readonly tables: readonly { readonly name: string; readonly start: number; readonly end: number }[];
  /** What its columns are called, as far as they have names. */
  readonly columns: readonly string[];
  readonly usesAsOf: boolean;
}

/** SQLite gives up at a depth of about a hundred. */
const DEEPEST = 40;

/**
 * Looks through a query that a person wrote, word by word: one SELECT that only reads, only tables by their plain names, only functions that are
 * known to be harmless. It errs on the side of refusing; what SQL it is, the database says.
 */
export function checkSql(sql: string): CheckedSql {
  const { tokens, slip } = tokenizeSql(sql);
  if (slip) {
    const found = sql.slice(slip.start, slip.start + 1);
    return { problems: [{ ...slip, found }], functions: [], tables: [], columns: [], usesAsOf: false };
  }
  return new Checker(tokens).check();
}

/** A pair of parentheses: whether it stands where tables are listed, and whether the next name is one. */
interface Frame {
  inFrom: boolean;
  due: boolean;
}

/** A name that a WITH gives, and the words between its parentheses. */
interface Given {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

const BEGINS = new Set(['select', 'with', 'values']);
const ENDS_FROM = new Set(['where', 'group', 'order', 'having', 'limit', 'union', 'intersect', 'except', 'window', 'select']);

class Checker {
  readonly #tokens: readonly SqlToken[];
  readonly #problems: CheckedSql['problems'][number][] = [];
  readonly #functions: CheckedSql['functions'][number][] = [];
  readonly #tables: (CheckedSql['tables'][number] & { readonly at: number })[] = [];
  readonly #given: readonly Given[];

  constructor(tokens: readonly SqlToken[]) {
    this.#tokens = tokens;
    this.#given = givenIn(tokens);
  }

  check(): CheckedSql {
    const [first] = this.#tokens;
    if (['select', 'with'].includes(this.#word(0))) this.#walk();
    else this.#refuse('not-select', first ?? { text: '', start: 0, end: 0 });
    const tables = this.#tables.filter((t) => !this.#given.some((g) => same(g.name, t.name)));
    for (const { name, at, start, end } of this.#tables) {
      if (this.#given.some((g) => same(g.name, name) && at > g.from && at < g.to)) this.#refuse('recursive', { text: name, start, end });
    }
    return {
      problems: this.#problems,
      functions: this.#functions,
      tables: tables.map(({ name, start, end }) => ({ name, start, end })),
      columns: columnsOf(this.#tokens),
      usesAsOf: this.#tokens.some((t) => t.kind === 'parameter' && t.text === ':as_of'),
    };
  }

  #walk(): void {
    const frames: Frame[] = [{ inFrom: false, due: false }];
    for (let i = 0; i < this.#tokens.length; i++) {
      const token = this.#tokens[i] as SqlToken;
      const frame = frames.at(-1) as Frame;
      if (token.text === '(' && token.kind === 'sign') {
        if (frames.length > DEEPEST) {
          this.#refuse('too-deep', token);
          return;
        }
        frames.push({ inFrom: frame.due, due: frame.due });
        frame.due = false;
      } else if (token.text === ')' && token.kind === 'sign') {
        frames.pop();
        if (frames.length === 0) {
          this.#refuse('parentheses', token);
          return;
        }
      } else this.#step(token, i, frame);
    }
    const last = this.#tokens.at(-1);
    if (frames.length > 1 && last) this.#refuse('parentheses', last);
  }

  #step(token: SqlToken, i: number, frame: Frame): void {
    const word = this.#word(i);
    // Words that some databases take for names: where a name is due, any word is one.
    if (frame.due && word !== '' && !BEGINS.has(word)) this.#name(token, i, frame);
    else if (token.text === ';' && token.kind === 'sign') this.#refuse('several', token);
    else if (token.kind === 'parameter' && token.text !== ':as_of') this.#refuse('parameter', token);
    else if (REFUSED.has(word) && !(word === 'set' && this.#follows(i, '('))) this.#refuse('word', token);
    else if (token.text === ',' && token.kind === 'sign') frame.due = frame.inFrom;
    else if (ENDS_FROM.has(word)) Object.assign(frame, { inFrom: false, due: false });
    else if (word === 'from' && this.#word(i - 1) !== 'distinct') Object.assign(frame, { inFrom: true, due: true });
    else if (word === 'join') frame.due = true;
    else if (word === 'in') frame.due = !this.#follows(i, '(');
    else if (token.kind === 'word' || token.kind === 'name') this.#name(token, i, frame);
  }

  #name(token: SqlToken, i: number, frame: Frame): void {
    const called = this.#follows(i, '(');
    if (frame.due) {
      frame.due = false;
      if (called) this.#refuse('table-function', token);
      else if (this.#follows(i, '.')) this.#refuse('other-database', token);
      else this.#tables.push({ name: token.text, at: i, start: token.start, end: token.end });
      return;
    }
    const word = token.text.toLowerCase();
    if (!called || (token.kind === 'word' && BEFORE_PARENTHESIS.has(word)) || this.#word(i - 1) === 'as') return;
    if (this.#given.some((g) => same(g.name, token.text))) return;
    if (!FUNCTIONS.has(word)) this.#functions.push({ name: token.text, start: token.start, end: token.end });
    const [, first] = this.#tokens.slice(i + 1);
    const now = first?.kind === 'text' && /^'\s*now\s*'$/i.test(first.text);
    if (OF_TIME.has(word) && (now || first?.text === ')')) this.#refuse('clock', token);
  }

  /** A keyword, if it is one: what stands in quotes is none. */
  #word(i: number): string {
    const token = this.#tokens[i];
    return token?.kind === 'word' ? token.text.toLowerCase() : '';
  }

  #follows(i: number, sign: string): boolean {
    const next = this.#tokens[i + 1];
    return next?.kind === 'sign' && next.text === sign;
  }

  #refuse(problem: SqlProblem, { text, start, end }: Pick<SqlToken, 'text' | 'start' | 'end'>): void {
    this.#problems.push({ problem, found: text, start, end });
  }
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
const isSign = (token: SqlToken | undefined, sign: string): boolean => token?.kind === 'sign' && token.text === sign;
const isWord = (token: SqlToken | undefined, ...words: readonly string[]): boolean =>
  token?.kind === 'word' && words.includes(token.text.toLowerCase());

/** `name [(columns)] AS [[NOT] MATERIALIZED] (SELECT …)`. */
function givenIn(tokens: readonly SqlToken[]): Given[] {
  const closes = closingOf(tokens);
  const opens = new Map([...closes].map(([open, close]) => [close, open]));
  return tokens.flatMap((token, i): Given[] => {
    if (!isWord(token, 'as')) return [];
    let at = i + 1;
    while (isWord(tokens[at], 'not', 'materialized')) at++;
    if (!isSign(tokens[at], '(') || !isWord(tokens[at + 1], 'select', 'with', 'values')) return [];
    const before = isSign(tokens[i - 1], ')') ? (opens.get(i - 1) ?? 0) - 1 : i - 1;
    const name = tokens[before];
    if (!name || (name.kind !== 'word' && name.kind !== 'name')) return [];
    return [{ name: name.text, from: at, to: closes.get(at) ?? tokens.length }];
  });
}

function closingOf(tokens: readonly SqlToken[]): Map<number, number> {
  const closes = new Map<number, number>();
  const open: number[] = [];
  tokens.forEach((token, i) => {
    if (isSign(token, '(')) open.push(i);
    const start = isSign(token, ')') ? open.pop() : undefined;
    if (start !== undefined) closes.set(start, i);
  });
  return closes;
}

/** The last name of each thing that the outermost SELECT lists: its alias, or its column. */
function columnsOf(tokens: readonly SqlToken[]): string[] {
  const columns: string[] = [];
  let depth = 0;
  let listing = false;
  let last: SqlToken | undefined;
  const close = (): void => {
    if (last && (last.kind === 'word' || last.kind === 'name')) columns.push(last.text);
    last = undefined;
  };
  for (const token of tokens) {
    const between = isWord(last, 'distinct');
    if (isSign(token, '(')) depth++;
    if (depth === 0 && !listing && isWord(token, 'select')) {
      listing = true;
      continue;
    }
    if (listing && depth === 0 && !between && isWord(token, 'from', 'union', 'intersect', 'except', 'where', 'order', 'limit')) break;
    if (listing && depth === 0 && isSign(token, ',')) close();
    else last = token;
    if (isSign(token, ')')) depth--;
  }
  if (listing) close();
  return columns;
}
