import type { Bound } from '../../language/bound.ts';
import type { BinBuilder } from '../../language/definition.ts';
import type { Rule } from '../../language/resolved.ts';
import { lowestDigit } from '../../language/score.ts';
import { suggest } from '../../language/suggest.ts';
import { bindNumber } from '../bind.ts';
import { renamed, report } from '../scope.ts';
import { rawMeasure, refTo } from './own-measure.ts';
import type { RuleContext } from './rule.ts';

/** Bands of a number, which stand in a column of their own. */
export function resolveBin({ of: written, score, tieBreak, labels }: BinBuilder, context: RuleContext): Rule | undefined {
  const { definition, schema, kept } = context;
  const of = numberOf(written, context);
  const { key } = schema.entity;
  if (tieBreak && tieBreak.name !== key) {
    const words = suggest(tieBreak.name, [key]);
    report(context, 'not-one-of', tieBreak.place, { key: 'tie_break', ...words }, renamed(tieBreak.place, tieBreak.name, key));
    return undefined;
  }
  if (!of) return undefined;
  const edges = Array.isArray(score.edges) ? (score.edges as readonly number[]) : [];
  const scoreId = kept.score(`${definition.code}_band`, of, score, { edges, descending: false, within: [] });
  return { kind: 'bin', of, scoreId, lowest: lowestDigit(score), ...(labels ? { labels } : {}) };
}

function numberOf(of: BinBuilder['of'], context: RuleContext): Bound | undefined {
  if (!('agg' in of)) return bindNumber(of, context.scope);
  const measure = rawMeasure(of, context);
  return measure && refTo(measure, of.place);
}
