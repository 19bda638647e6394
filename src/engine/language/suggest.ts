import { ranked } from './nearest.ts';

/** So many issues are read by nobody, and so many names are compared in all; beyond that, and beyond so many names, there is nothing to offer. */
const MOST_ISSUES = 100;
const MOST_COMPARED = 20_000;
const MOST_NAMES = 200;

/** What people write for it who know it from SQL, from Excel or from speech: no slip of the keyboard leads there, and one may lead astray. */
const OTHER_WORDS: ReadonlyMap<string, string> = new Map([
  ['and', 'all'],
  ['or', 'any'],
  ['then', 'value'],
  ['score', 'points'],
  ['if', 'when'],
  ['average', 'avg'],
  ['quantile', 'percentile_inc'],
  ['logit', 'logistic'],
  ['total', 'sum'],
  ['求和', 'sum'],
  ['计数', 'count'],
  ['平均', 'avg'],
  ['最大', 'max'],
  ['最小', 'min'],
  ['去重', 'count_distinct'],
  ['earliest', 'first'],
  ['latest', 'last'],
  ['每天', 'daily'],
  ['每日', 'daily'],
  ['每周', 'weekly'],
  ['每月', 'monthly'],
  ['实时', 'realtime'],
  ['now', 'as_of'],
  ['today', 'as_of'],
  ['current_date', 'as_of'],
  ['ifnull', 'coalesce'],
  ['nvl', 'coalesce'],
  ['iferror', 'coalesce'],
  ['datediff', 'days_between'],
  ['datedif', 'days_between'],
  ['log', 'ln'],
  ['pow', 'power'],
  ['min', 'least'],
  ['max', 'greatest'],
  ['int', 'floor'],
  ['ceiling', 'ceil'],
  ['roundup', 'ceil'],
  ['rounddown', 'floor'],
  ['iif', 'if'],
  ['percentile', 'quantile'],
  ['percentrank', 'pct_rank'],
  ['percent_rank', 'pct_rank'],
  ['std', 'zscore'],
]);

/**
 * What a message about an unknown name offers: the one probably meant, and all that exist, the nearest first.
 * @param issues what has been said already
 */
export function suggest(
  name: string,
  candidates: readonly string[] | (() => readonly string[]),
  issues: readonly unknown[] = [],
): { name: string; suggestion?: string; available: readonly string[] } {
  if (issues.length >= MOST_ISSUES) return { name, available: [] };
  const names = [...new Set(typeof candidates === 'function' ? candidates() : candidates)];
  if (issues.length * names.length >= MOST_COMPARED) return { name, available: [] };
  const { best, sorted } = ranked(name, names);
  const other = OTHER_WORDS.get(name.toLowerCase());
  const suggestion = other !== undefined && names.includes(other) && !isSpelt(name, best) ? other : best;
  const available = (suggestion === best ? sorted : [other ?? '', ...sorted.filter((n) => n !== other)]).slice(0, MOST_NAMES);
  return suggestion === undefined ? { name, available } : { name, suggestion, available };
}

/** In other letters only: then nothing else can be meant. */
const isSpelt = (name: string, candidate: string | undefined): boolean => candidate?.toLowerCase() === name.toLowerCase();
