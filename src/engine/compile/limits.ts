import { type Bound, boundNodes } from '../language/bound.ts';
import { type Issue, NOWHERE } from '../language/issue.ts';
import { MOST_COLUMNS, MOST_LEVELS, type ResolvedTags, type Rule } from '../language/resolved.ts';
import { valuesOf } from '../resolve/values.ts';
import type { Dialect } from './dialect.ts';
import { cutsOf } from './population.ts';

/** What one statement can hold, a little below what SQLite refuses: 64 tables in a join, 32,766 parameters, and parts that rest on each other. */
const LIMITS = { columns: MOST_COLUMNS, picks: 50, cuts: 50, literals: 30_000, levels: MOST_LEVELS } as const;
/** Aggregates that take a part of the statement of their own. */
const PICKED = new Set(['first', 'last', 'most_frequent']);

/** Of what another database holds less: 1,664 entries of a list that is selected, in PostgreSQL. */
const LESS: Readonly<Record<string, { readonly database: string; readonly limits: Partial<Record<What, number>> }>> = {
  postgres: { database: 'PostgreSQL', limits: { columns: 1600 } },
};

type What = keyof typeof LIMITS;
const WHATS = ['columns', 'picks', 'cuts', 'literals', 'levels'] as const satisfies readonly What[];

/** Whether a set of tags is too large for one statement, so that it is said here and not by the database. */
export const sizeIssues = (tags: ResolvedTags): Issue[] => beyond(LIMITS, tags);

/** Whether a set that SQLite holds is too large for another database. */
export function dialectIssues(tags: ResolvedTags, { name }: Pick<Dialect, 'name'>): Issue[] {
  const less = LESS[name];
  return less ? beyond(less.limits, tags, less.database) : [];
}

function beyond(limits: Partial<Record<What, number>>, tags: ResolvedTags, database?: string): Issue[] {
  const cuts = tags.populations.map((p) => cutsOf(p)?.columns.length ?? 0);
  const found = {
    columns: tags.tags.length + tags.steps.length + tags.measures.length + tags.populations.length + cuts.reduce((a, b) => a + b, 0),
    picks: tags.measures.filter((m) => m.shape || PICKED.has(m.spec.agg)).length,
    cuts: cuts.filter((n) => n > 0).length,
    literals: [...tags.tags, ...tags.steps].reduce((sum, t) => sum + literalsIn(t.rule), 0),
    levels: Math.max(0, ...tags.tags.map((t) => t.depth)),
  };
  const place = tags.tags.at(-1)?.definition.place ?? NOWHERE;
  return WHATS.flatMap((what): Issue[] => {
    const limit = limits[what];
    if (limit === undefined || found[what] <= limit) return [];
    const params = { what, found: found[what], limit, ...(database === undefined ? {} : { database }) };
    return [{ code: 'too-large', severity: 'error', place, params }];
  });
}

const literalsOf = (e: Bound): number => boundNodes(e).filter((n) => n.kind === 'literal').length;

function literalsIn(rule: Rule): number {
  const values = valuesOf(rule).length;
  if (rule.kind === 'value') return literalsOf(rule.of);
  if (rule.kind === 'cases') return values + rule.cases.reduce((sum, c) => sum + literalsOf(c.when), 0);
  return values + (rule.kind === 'column' ? Object.values(rule.map ?? {}).flat().length : 0);
}
