import type { Nearest, NearestChange, OtherFact, ResolvedTag, Value } from '../engine/index.ts';
import { eachOf, hasSeveral } from '../engine/index.ts';
import type { Language } from '../i18n/language.ts';
import type { Supposed } from '../i18n/zh/why.ts';
import { indent, inWords, type Named, shown, valueText, type Why } from './explained-value.ts';

/** What would give another value, or why nothing is told, as lines of text below the explanation; none for nobody. */
export function nearestLines(
  { changes, none }: Nearest,
  tag: ResolvedTag,
  measures: readonly Named[],
  language: Language,
  why: Why,
): string[] {
  const { nearest } = why;
  if (none) return indent([nearest.title, ...indent([nearest.none[none]])]);
  if (changes.length === 0) return [];
  const lines = changes.map((change) => nearestLine(change, tag, measures, language, why));
  const checked = changes.some(({ kind }) => kind === 'pair') ? nearest.checkedPair : nearest.checked;
  return indent([nearest.title, ...indent([...lines, checked])]);
}

function nearestLine(change: NearestChange, tag: ResolvedTag, facts: readonly Named[], language: Language, why: Why): string {
  const { nearest } = why;
  const becomes =
    change.value === null
      ? undefined
      : eachOf(change.value, hasSeveral(tag.definition))
          .map((one) => valueText(one, { tag, language, why }))
          .join(' · ');
  const codesOf = (name: string) => facts.find((fact) => fact.name === name)?.codes;
  const supposed = ({ name, label, agg, from, to, consent }: OtherFact): Supposed => {
    const inDays = agg === 'days_since' || agg === 'days_since_first';
    const worth = (one: Value): string => (inDays && typeof one === 'number' ? why.days(one) : inWords(one, codesOf(name), language, why));
    const counted =
      typeof from === 'number' && typeof to === 'number' ? { by: worth(Number(Math.abs(to - from).toPrecision(12))), more: to > from } : {};
    const since = agg === 'days_since' ? ({ since: 'last' } as const) : agg === 'days_since_first' ? ({ since: 'first' } as const) : {};
    return {
      label: label[language],
      from: worth(from),
      to: worth(to),
      missing: from === null,
      ...(typeof to === 'boolean' ? { yesNo: true } : {}),
      ...(consent && typeof to === 'boolean' ? { consent: { to: consent[language], given: to } } : {}),
      ...counted,
      ...('by' in counted ? since : {}),
    };
  };
  switch (change.kind) {
    case 'steps': {
      const steps = change.steps.map(({ at, label }) => ({ at, label: label[language] }));
      return nearest.steps(steps, change.day, becomes ?? '');
    }
    case 'pair':
      return nearest.pair(supposed(change.facts[0]), supposed(change.facts[1]), becomes);
    case 'preference': {
      const { name, picked, counts, from, to } = change;
      const by = shown(Number((to - from).toPrecision(12)), why);
      return nearest.preference({ picked: inWords(picked, codesOf(name), language, why), counts, to: shown(to, why), by }, becomes ?? '');
    }
    default:
      return nearest.change(supposed(change), becomes);
  }
}
