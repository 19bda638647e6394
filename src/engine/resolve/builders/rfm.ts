import type { Bilingual, RfmBuilder, Scoring } from '../../language/definition.ts';
import type { ResolvedMeasure, Rule } from '../../language/resolved.ts';
import { ownMeasure, refTo } from './own-measure.ts';
import type { RuleContext } from './rule.ts';

type Part = 'r' | 'f' | 'm';

const CALLED: Readonly<Record<Part, readonly [name: string, label: Bilingual]>> = {
  r: ['recency_days', { zh: '距最近一单天数', en: 'Days since last order' }],
  f: ['frequency', { zh: '订单数', en: 'Orders' }],
  m: ['monetary', { zh: '消费金额', en: 'Spend' }],
};

/** Three measures and the score of each; `nested` scores one inside the other. */
export function resolveRfm({ recency, frequency, monetary, score, output, place }: RfmBuilder, context: RuleContext): Rule | undefined {
  const [r, f, m] = [
    ownMeasure(recency, ...CALLED.r, context),
    ownMeasure(frequency, ...CALLED.f, context),
    ownMeasure(monetary, ...CALLED.m, context),
  ];
  if (!r || !f || !m) return undefined;
  const scored = (part: Part, measure: ResolvedMeasure, outer: readonly string[]): string =>
    context.kept.score(`${part}_score`, refTo(measure, place), score, {
      edges: edgesOf(part, score),
      descending: part === 'r',
      within: score.method === 'nested' ? outer : [],
    });
  const rScore = scored('r', r, []);
  const fScore = scored('f', f, [rScore]);
  const mScore = scored('m', m, [rScore, fScore]);
  return { kind: 'rfm', measureIds: [r.id, f.id, m.id], scoreIds: [rScore, fScore, mScore], score, output };
}

function edgesOf(part: Part, { edges = [] }: Scoring): readonly number[] {
  return 'r' in edges ? edges[part] : edges;
}
