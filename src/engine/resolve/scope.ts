import type { Bound, PopulationFunction, Ref, ValueType } from '../language/bound.ts';
import type { Bilingual } from '../language/definition.ts';
import type { Name } from '../language/expression.ts';
import type { Fix, Issue, IssueCode, IssueParams, Place } from '../language/issue.ts';
import { isPlainName } from '../parse/tokenize.ts';

/** What a name turned out to be; `timed`: a moment with a time of day. */
export interface Meaning {
  readonly ref: Ref;
  readonly type: ValueType;
  readonly nullable: boolean;
  readonly timed?: boolean;
}

/** What names mean in one place of a file. */
export interface Scope {
  lookUp(name: Name): Meaning | undefined;
  /** Every name that may stand here, for suggestions. */
  readonly available: readonly string[];
  /** The name whose label it is, in either language. */
  labelled?(label: string): string | undefined;
  /** The table whose rows are read, as in `where`; population functions may not stand there. Absent: names are about a customer. */
  readonly table?: string;
  /** Where names are about a customer: the table that has many rows a customer, and such a column. */
  rowTableOf?(name: Name): string | undefined;
  /** Gives the column that holds a population function of `of`. */
  population(name: PopulationFunction, of: Bound, q?: number): string;
  placeAt(start: number, end: number): Place;
  readonly issues: Issue[];
}

/** Says what is wrong, and where. */
export function report<Code extends IssueCode>(
  to: { readonly issues: Issue[] },
  code: Code,
  place: Place,
  params: IssueParams[Code],
  fix?: Fix,
): void {
  to.issues.push({ code, severity: 'error', place, params, ...(fix ? { fix } : {}) } as Issue);
}

/** Puts the name that was probably meant where another is written, also between backquotes, unless that is written in a way of its own. */
export function renamed({ start, end }: Place, name: string, suggestion: string | undefined): Fix | undefined {
  if (suggestion === undefined) return undefined;
  if (end - start === name.length + 2 && !/[`'"\\]/.test(suggestion)) return { start: start + 1, end: end - 1, text: suggestion };
  if (end - start !== name.length || !isPlainName(suggestion)) return undefined;
  return { start, end, text: suggestion };
}

/** The name of what people call so. */
export function nameOf(label: string, of: Iterable<readonly [name: string, label: Bilingual | undefined]>): string | undefined {
  const wanted = label.toLowerCase();
  for (const [name, said] of of) if (said && [said.zh, said.en].some((word) => word.toLowerCase() === wanted)) return name;
  return undefined;
}
