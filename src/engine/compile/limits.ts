import { type Bound, boundNodes } from '../language/bound.ts';
import { type Issue, NOWHERE } from '../language/issue.ts';
import { MOST_LEVELS, type ResolvedTags, type Rule } from '../language/resolved.ts';
import { valuesOf } from '../resolve/values.ts';
import { cutsOf } from './population.ts';

/** What one statement can hold, a little below what SQLite refuses: 2,000 columns, 64 tables in a join, 32,766 parameters, and parts that rest on each other. */
const LIMITS = { columns: 1900, picks: 50, cuts: 50, literals: 30_000, levels: MOST_LEVELS } as const;
/** Aggregates that take a part of the statement of their own. */
const PICKED = new Set(['first', 'last', 'most_frequent']);

/** Whether a set of tags is too large for one statement, so that it is said here and not by the database. */
export function sizeIssues(tags: ResolvedTags): Issue[] {
  const cuts = tags.populations.map((p) => cutsOf(p)?.columns.length ?? 0);
  const found = {
    columns: tags.tags.length + tags.steps.length + tags.measures.length + tags.populations.length + cuts.reduce((a, b) => a + b, 0),
    picks: tags.measures.filter((m) => m.shape || PICKED.has(m.spec.agg)).length,
    cuts: cuts.filter((n) => n > 0).length,
    literals: [...tags.tags, ...tags.steps].reduce((sum, t) => sum + literalsIn(t.rule), 0),
    levels: Math.max(0, ...tags.tags.map((t) => t.depth)),
  };
  const place = tags.tags.at(-1)?.definition.place ?? NOWHERE;
  return (['columns', 'picks', 'cuts', 'literals', 'levels'] as const)
    .filter((what) => found[what] > LIMITS[what])
    .map((what) => ({ code: 'too-large', severity: 'error', place, params: { what, found: found[what], limit: LIMITS[what] } }));
}

const literalsOf = (e: Bound): number => [...boundNodes(e)].filter((n) => n.kind === 'literal').length;

function literalsIn(rule: Rule): number {
  const values = valuesOf(rule).length;
  if (rule.kind === 'value') return literalsOf(rule.of);
  if (rule.kind === 'cases') return values + rule.cases.reduce((sum, c) => sum + literalsOf(c.when), 0);
  return values + (rule.kind === 'column' ? Object.values(rule.map ?? {}).flat().length : 0);
}
