/** Where something stands in the text a person wrote: lines and columns from 1, offsets from 0, end exclusive. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly start: number;
  readonly end: number;
}

/** Every code an issue can have, with the parameters its sentence needs. The sentences live in i18n. */
export interface IssueParams {
  // text and shape
  'yaml-syntax': { readonly detail: YamlMistake; readonly found: string };
  /** `inList`: between the values of a list. */
  'full-width': { readonly found: string; readonly expected: string; readonly inList?: true };
  /** A condition as it is written elsewhere; `instead`: as it is written here, where that is sure. */
  'other-notation': { readonly what: Notation; readonly found: string; readonly instead?: string };
  'expression-syntax': { readonly found: string; readonly expected: ExpectedPart };
  'needs-quotes': { readonly text: string };
  'unknown-key': Suggesting;
  'missing-key': { readonly key: string; readonly where: string };
  /** `like`: what may stand there. */
  'wrong-shape': {
    readonly key: string;
    readonly expected: ShapeName;
    readonly found: string;
    readonly instead?: string;
    readonly like?: string;
  };
  /** A key that stands a level too deep or too shallow: it belongs `beside` another, or `inside` it. */
  'wrong-level': { readonly name: string; readonly where: 'beside' | 'inside'; readonly of: string };
  'list-of-tags': Record<never, never>;
  /** `all`, `any` and `not` side by side: what belongs in the list of which. */
  'audience-parts': { readonly outer: string; readonly inner: readonly string[] };
  'not-one-of': Suggesting & { readonly key: string };
  'bad-code': { readonly code: string };
  'duplicate-code': { readonly code: string };
  'name-taken': { readonly name: string };
  'belongs-in-define': { readonly name: string };
  /** Characters in all. */
  'too-long': { readonly found: number; readonly limit: number };
  'too-intricate': { readonly of: 'pieces' | 'levels' | 'documents'; readonly limit: number };
  /** `name`: without the line ends or other signs that nobody sees. */
  'control-character': { readonly name: string };
  'no-tags': Record<never, never>;
  'one-builder': { readonly found: readonly string[]; readonly available: readonly string[] };
  'only-with': { readonly key: string; readonly name: string };
  /** `days`: only days and weeks can be counted here. `instead`: what was probably meant, in the form that is read. */
  'bad-window': {
    readonly found: string;
    readonly problem: 'form' | 'days' | 'empty' | 'too-long' | 'reversed';
    readonly instead?: string;
  };
  'bad-date': { readonly found: string; readonly instead?: string };
  // names and types
  'unknown-table': Suggesting;
  /** `maybeText`: it stands where a text could. */
  'unknown-field': Suggesting & { readonly table?: string; readonly maybeText?: true };
  'unknown-name': Suggesting;
  /** `name`: a field of a table, a table itself, or a function of many rows. */
  'needs-measure': { readonly name: string; readonly table?: string };
  'unknown-function': Suggesting;
  /** `bare`: without any parentheses. */
  'wrong-arguments': { readonly name: string; readonly expected: string; readonly bare?: true };
  'type-mismatch': { readonly left: string; readonly leftType: string; readonly right: string; readonly rightType: string };
  'needs-type': { readonly by: string; readonly wanted: string; readonly name: string; readonly type: string };
  'needs-number': { readonly name: string; readonly type: string };
  'needs-field': { readonly agg: string };
  'needs-time': { readonly table: string };
  'not-boolean': { readonly text: string };
  'truth-word': { readonly name: string };
  'not-an-entity-column': { readonly table: string; readonly entity: string };
  'no-way-to-entity': { readonly table: string; readonly key: string };
  'population-in-where': { readonly name: string };
  'too-large': {
    readonly what: 'columns' | 'picks' | 'cuts' | 'literals' | 'levels' | 'parts' | 'centers' | 'turns';
    readonly found: number;
    readonly limit: number;
    /** The database whose limit it is, where it is not every one's. */
    readonly database?: string;
  };
  cycle: { readonly path: readonly string[] };
  'band-count': { readonly found: number; readonly low: number; readonly high: number };
  /** `last`: it is the last of bands that are cut by shares, or by numbers, and takes what is left. */
  'bad-cut': { readonly found: string; readonly last?: 'share' | 'number' };
  'step-count': { readonly found: number; readonly low: number; readonly high: number };
  'bad-sql': { readonly problem: SqlProblem; readonly found: string };
  'bad-edges': { readonly expected: number; readonly found: number };
  'edges-order': { readonly edges: string };
  'not-a-share': { readonly found: number; readonly instead?: string };
  'more-than-items': { readonly key: string; readonly found: number; readonly items: number };
  'label-count': { readonly expected: number; readonly found: number };
  /** `scheme`: whose cell it is, where nobody wrote it. */
  'bad-cell': { readonly scheme?: 'eight' | 'eleven'; readonly cell: string; readonly low: number; readonly high: number };
  'not-in-domain': { readonly value: string; readonly domain: readonly string[] };
  'mixed-values': { readonly first: string; readonly firstType: string; readonly second: string; readonly secondType: string };
  'nested-outside-rfm': Record<never, never>;
  // lint
  'negation-over-missing': { readonly name: string; readonly text: string };
  'compared-with-missing': { readonly text: string; readonly instead: string };
  /** `by`: the condition that takes all; `impossible`: its own, which nobody can meet. */
  'dead-case': { readonly value: string; readonly by: string; readonly impossible: boolean };
  'overlapping-cases': { readonly value: string; readonly by: string };
  /** `gap`: a condition that no rule covers. */
  'gap-between-cases': { readonly gap: string };
  'codes-not-handled': { readonly name: string; readonly values: readonly string[] };
  /** A text that a column or a tag never has; `label`: what the suggested code means. */
  'unknown-code': Suggesting & {
    readonly of: 'column' | 'tag';
    readonly value: string;
    readonly label?: { readonly zh: string; readonly en: string };
  };
  'no-else': { readonly code: string };
  'value-never-given': { readonly code: string; readonly values: readonly string[] };
  'sql-without-as-of': Record<never, never>;
  'threshold-in-name': { readonly code: string };
  'unused-measure': { readonly name: string };
  'window-of-unfinished-day': { readonly instead: string };
  'window-misses-today': { readonly instead: string };
  /** `column`: the sensitive source, where it is not the tag that calls itself sensitive. */
  'sensitive-without-purpose': { readonly code: string; readonly column?: string };
  /** `found`: absent where nothing is written. */
  'small-group': { readonly code: string; readonly limit: number; readonly found?: number };
  'purpose-without-consent': { readonly code: string; readonly purpose: string };
  'window-after-as-of': { readonly end: string; readonly asOf: string };
  'dead-segment': { readonly value: string };
  'overlapping-segments': { readonly cells: number; readonly example: string; readonly values: readonly string[] };
  'missing-cells': { readonly cells: number; readonly example: readonly string[] };
}
interface Suggesting {
  readonly name: string;
  readonly suggestion?: string;
  readonly available: readonly string[];
}
/** What a person did that YAML cannot read. */
export type YamlMistake =
  | 'tab'
  | 'indent'
  | 'colon'
  | 'colon-space'
  | 'two-colons'
  | 'open-quote'
  | 'after-quote'
  | 'open-bracket'
  | 'extra-bracket'
  | 'flow-item'
  | 'duplicate-key'
  | 'no-separator'
  | 'continued'
  | 'comment-inside'
  | 'first-character'
  | 'block-sign'
  | 'escape'
  | 'comment-space'
  | 'other';
/** How conditions are written in Excel, in SQL, in programs, in mathematics or in speech, and not here. */
export type Notation = 'sign' | 'unit' | 'full-number' | 'date' | 'chain' | 'subject' | 'choice' | 'list' | 'extra';
export type ExpectedPart =
  | 'value'
  | 'operator'
  | 'closing-parenthesis'
  | 'closing-quote'
  | 'comma-or-close'
  | 'end'
  | 'and'
  | 'present-or-missing'
  | 'measure'
  | 'simpler';
export type ShapeName =
  | 'text'
  | 'number'
  | 'yes-no'
  | 'mapping'
  | 'rules'
  | 'list'
  | 'date'
  | 'name'
  | 'positive-integer'
  | 'positive-number'
  | 'low-high'
  | 'three-numbers'
  | 'share'
  | 'lifetime'
  | 'damping';

/** Why a query that a person wrote may not run. */
export type SqlProblem =
  | 'open'
  | 'character'
  | 'not-select'
  | 'several'
  | 'word'
  | 'parameter'
  | 'parentheses'
  | 'too-deep'
  | 'too-long'
  | 'recursive'
  | 'clock'
  | 'table-function'
  | 'other-database'
  | 'column';

export type IssueCode = keyof IssueParams;

/** A learner's mistake, as data. `fix` is an edit of the text that the engine is sure of. */
export type Issue = {
  [Code in IssueCode]: {
    readonly code: Code;
    readonly severity: 'error' | 'warning';
    readonly place: Place;
    readonly params: IssueParams[Code];
    readonly fix?: Fix;
  };
}[IssueCode];

export interface Fix {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What a stage returns: a value when it could be made, and what is to be said about it. */
export interface Checked<T> {
  readonly value?: T;
  readonly issues: readonly Issue[];
}

/** More are read by nobody. */
export const MOST_ISSUES = 1000;

/** By place, and each mistake once, however many ways led to it; of too many, errors rather than warnings. */
export function inOrder(issues: readonly Issue[]): Issue[] {
  const bySpot = new Map<string, [Issue, ...Issue[]]>();
  for (const issue of issues) {
    const spot = `${issue.code} ${issue.place.start} ${issue.place.end}`;
    const there = bySpot.get(spot);
    if (there) there.push(issue);
    else bySpot.set(spot, [issue]);
  }
  const once = [...bySpot.values()].flatMap((there) => (there.length === 1 ? there : different(there)));
  const most = once.length <= MOST_ISSUES ? once : once.toSorted((a, b) => RANK[a.severity] - RANK[b.severity]).slice(0, MOST_ISSUES);
  return most.sort((a, b) => a.place.start - b.place.start);
}

const RANK = { error: 0, warning: 1 } as const;
const different = (issues: readonly Issue[]): readonly Issue[] => [
  ...new Map(issues.slice(0, MOST_ISSUES).map((i) => [JSON.stringify([i.place, i.params]), i])).values(),
];

export const NOWHERE: Place = { line: 1, column: 1, start: 0, end: 0 };

export function warning<Code extends IssueCode>(code: Code, place: Place, params: IssueParams[Code], fix?: Fix): Issue {
  return { code, severity: 'warning', place, params, ...(fix ? { fix } : {}) } as Issue;
}
