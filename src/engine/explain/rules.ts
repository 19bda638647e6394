import type { Value } from '../language/definition.ts';
import type { PopulationFeature, ResolvedTag, ResolvedTags } from '../language/resolved.ts';
import { type Rows, rowCount } from '../language/rows.ts';
import { evaluate } from './evaluate.ts';
import { InLine, Others } from './others.ts';
import { columnsAt, rowOf } from './row.ts';
import { type Explained, explainRule, type RuleExplanation } from './rule.ts';
import { goesByStanding, standingIn } from './standing.ts';

/** How rules came to their values for one customer of a run, without asking the database again. */
export interface Rules {
  readonly explained: Explained;
  of(tag: ResolvedTag): RuleExplanation;
}

/**
 * The rules of a run for one of its customers.
 * @param rows of `compiled.wideSql`, in its order: everybody's, unless no rule that is asked for goes by where the customer stands among them
 * @param at which of the rows
 * @example rulesAt(tags, rows, 0, '2025-06-30').of(tag)
 */
export function rulesAt(tags: ResolvedTags, rows: Rows, at: number, asOf: string): Rules {
  const column = columnsAt(rows, at);
  const row = rowOf(tags, column, asOf);
  const others = othersOf(tags, rows, at, asOf);
  const explained: Explained = {
    tags,
    row,
    column,
    standing: (score) =>
      goesByStanding(score) ? standingIn(others(score, score.within.map(column)), score, evaluate(score.of, row)) : undefined,
  };
  return { explained, of: (tag) => explainRule(tag, explained) };
}

/** Everybody else by what a feature is computed of; of a nested one, those inside the same scores. */
export function othersOf(
  tags: ResolvedTags,
  rows: Rows,
  at: number,
  asOf: string,
): (feature: PopulationFeature, within: readonly Value[]) => Others {
  return (feature, within) => {
    const lines = LINES.get(rows) ?? new Map<string, InLine>();
    LINES.set(rows, lines);
    const key = JSON.stringify([feature.id, within]);
    const line = lines.get(key) ?? new InLine(valuesOf(feature, within));
    lines.set(key, line);
    return new Others(line, at);
  };
  function valuesOf(feature: PopulationFeature, within: readonly Value[]) {
    return Array.from({ length: rowCount(rows) }, (_, i) => {
      const column = columnsAt(rows, i);
      if (feature.within.some((id, k) => column(id) !== within[k])) return null;
      return evaluate(feature.of, rowOf(tags, column, asOf));
    });
  }
}

/** Lines are long, and the same for every customer of a run. */
const LINES = new WeakMap<Rows, Map<string, InLine>>();
