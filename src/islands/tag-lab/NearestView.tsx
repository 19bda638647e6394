import type { Nearest, NearestChange, OtherFact, ResolvedTags, Sentence, Value } from '../../engine/index.ts';
import { hasSeveral } from '../../engine/language/several.ts';
import type { Supposed } from '../../i18n/zh/why.ts';
import { factColumnOf } from './facts.ts';
import { valueName } from './value-name.ts';
import type { LabView } from './view.ts';
import { whyWords } from './why-words.ts';

interface Props {
  readonly code: string;
  readonly nearest: Nearest;
  readonly tags: ResolvedTags;
  readonly domain: Sentence['domain'];
  readonly view: LabView;
}

/** How little would have to be otherwise for another value; where nothing is told, why not. */
export function NearestView({ nearest: { changes, none }, code, tags, domain, view }: Props) {
  const { nearest } = whyWords(view.language);
  if (changes.length === 0 && !none) return null;
  const definition = tags.tags.find((tag) => tag.code === code)?.definition;
  const several = definition !== undefined && hasSeveral(definition);
  const named = (value: Value): string => valueName(value, several, domain, view);
  return (
    <>
      <p class="head">{nearest.title}</p>
      {none ? (
        <p class="because">{nearest.none[none]}</p>
      ) : (
        <>
          <ul class="nearest">
            {changes.map((change, i) => (
              <li key={i}>{changeText(change, tags, named, view)}</li>
            ))}
          </ul>
          <p class="because">{changes.some(({ kind }) => kind === 'pair') ? nearest.checkedPair : nearest.checked}</p>
        </>
      )}
    </>
  );
}

function changeText(change: NearestChange, tags: ResolvedTags, named: (value: Value) => string, view: LabView): string {
  const { nearest } = whyWords(view.language);
  const becomes = change.value === null ? undefined : named(change.value);
  switch (change.kind) {
    case 'steps': {
      const steps = change.steps.map(({ at, label }) => ({ at, label: view.label(label) }));
      return nearest.steps(steps, change.day, becomes ?? '');
    }
    case 'pair': {
      const [first, second] = change.facts;
      return nearest.pair(supposedOf(first, tags, view), supposedOf(second, tags, view), becomes);
    }
    case 'preference': {
      const { picked, counts, from, to } = change;
      const column = factColumnOf({ kind: 'measure', name: change.name }, tags);
      const weighed = { picked: view.fact(picked, column ?? {}), counts, to: view.format(to), by: view.format(withoutTail(to - from)) };
      return nearest.preference(weighed, becomes ?? '');
    }
    default:
      return nearest.change(supposedOf(change, tags, view), becomes);
  }
}

function supposedOf({ kind, name, label, agg, consent, from, to }: OtherFact, tags: ResolvedTags, view: LabView): Supposed {
  const column = factColumnOf({ kind, name }, tags);
  const subject = column ?? {};
  const said = { label: view.label(label), from: view.fact(from, subject), to: view.fact(to, subject), missing: from === null };
  if (typeof to === 'boolean') return { ...said, yesNo: true, ...(consent ? { consent: { to: view.label(consent), given: to } } : {}) };
  if (typeof from !== 'number' || typeof to !== 'number') return said;
  const by = view.format(withoutTail(Math.abs(to - from)), column?.unit);
  const since = agg === 'days_since' ? 'last' : agg === 'days_since_first' ? 'first' : undefined;
  return { ...said, by, more: to > from, ...(since ? { since } : {}) };
}

/** 100 - 87.49 is 12.510000000000005. */
const withoutTail = (n: number): number => Number(n.toPrecision(12));
