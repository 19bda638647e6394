import { type Bound, boundNodes } from '../language/bound.ts';
import type { Value } from '../language/definition.ts';
import { type PopulationFeature, type ResolvedTags, tagOf } from '../language/resolved.ts';
import { type CustomerRow, evaluate } from './evaluate.ts';
import type { Others } from './others.ts';
import { standingAmong } from './standing.ts';
import { ruleValue } from './value.ts';

/** Something that a rule reads of a customer and that does not follow from anything else: a column, or a measure. */
export interface FactRef {
  readonly kind: 'column' | 'measure';
  readonly name: string;
}

/** What it takes to work a tag out for one customer once more. */
export interface Case {
  readonly tags: ResolvedTags;
  /** The customer as the run has them. */
  readonly row: CustomerRow;
  /** Everybody else's values of what a feature is computed of, inside the same scores where it is nested. */
  readonly others: (feature: PopulationFeature, within: readonly Value[]) => Others;
}

/**
 * A customer who is the same but for one fact: tags, ranks and scores that follow from it are worked out anew, the others' staying as they are.
 * Good enough to look for a change; what is found is confirmed by a run.
 */
export function supposed({ tags, row, others }: Case, fact: FactRef, value: Value): CustomerRow {
  const known = new Map<string, Value>();
  const once = (key: string, work: () => Value): Value => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const worked = work();
    known.set(key, worked);
    return worked;
  };
  const tried: CustomerRow = {
    asOf: row.asOf,
    ref(ref) {
      if (ref.kind === 'tag') {
        const tag = tagOf(tags, ref.code);
        return tag ? once(`tag ${ref.code}`, () => ruleValue(tag, tried)) : null;
      }
      const name = ref.kind === 'measure' ? ref.id : ref.kind === 'column' ? ref.column : undefined;
      return ref.kind === fact.kind && name === fact.name ? value : row.ref(ref);
    },
    population: (id) =>
      once(`feature ${id}`, () => {
        const feature = tags.populations.find((f) => f.id === id);
        if (!feature) return null;
        const own = evaluate(feature.of, tried);
        const within = feature.within.map((score) => tried.population(score));
        const moved = own !== evaluate(feature.of, row) || within.some((score, i) => score !== row.population(feature.within[i] ?? ''));
        return moved ? standingAmong(others(feature, within), feature, own) : row.population(id);
      }),
  };
  return tried;
}

/** Every expression on the way to the value of a tag, those of tags and features below it included. */
export function expressionsOf(tags: ResolvedTags): readonly Bound[] {
  const rules = [...tags.steps, ...tags.tags].flatMap(({ rule }) => {
    if (rule.kind === 'cases') return rule.cases.map((c) => c.when);
    return rule.kind === 'value' ? [rule.of] : [];
  });
  return [...rules, ...tags.populations.map((f) => f.of)];
}

/** Whether anything on the way from a fact leads to an expression. */
export function leadsTo(tags: ResolvedTags, fact: FactRef): (e: Bound) => boolean {
  const tagsKnown = new Map<string, boolean>();
  const below = (code: string): boolean => {
    const known = tagsKnown.get(code);
    if (known !== undefined) return known;
    const uses = tagOf(tags, code)?.uses;
    const own = (fact.kind === 'column' ? uses?.columns : uses?.measures) ?? [];
    const found = own.includes(fact.name) || (uses?.tags ?? []).some(below);
    tagsKnown.set(code, found);
    return found;
  };
  const leads = (e: Bound): boolean =>
    [...boundNodes(e)].some((node) => {
      if (node.kind === 'population') return featureLeads(node.id);
      if (node.kind !== 'ref') return false;
      const { ref } = node;
      if (ref.kind === 'tag') return below(ref.code);
      return ref.kind === fact.kind && (ref.kind === 'measure' ? ref.id : ref.column) === fact.name;
    });
  const featureLeads = (id: string): boolean => tags.populations.some((f) => f.id === id && (leads(f.of) || f.within.some(featureLeads)));
  return leads;
}
