import type { FactChange, NearestChange, ResolvedTags, Sentence, Value } from '../../engine/index.ts';
import type { Supposed } from '../../i18n/zh/why.ts';
import { factColumnOf } from './facts.ts';
import type { LabView } from './view.ts';
import { whyWords } from './why-words.ts';

interface Props {
  readonly changes: readonly NearestChange[];
  readonly tags: ResolvedTags;
  readonly domain: Sentence['domain'];
  readonly view: LabView;
}

/** How little would have to be otherwise for another value. */
export function NearestView({ changes, tags, domain, view }: Props) {
  if (changes.length === 0) return null;
  const { nearest } = whyWords(view.language);
  return (
    <>
      <p class="head">{nearest.title}</p>
      <ul class="nearest">
        {changes.map((change) => (
          <li key={change.kind === 'steps' ? change.day : change.name}>{changeText(change, tags, domain, view)}</li>
        ))}
      </ul>
      <p class="because">{nearest.checked}</p>
    </>
  );
}

function changeText(change: NearestChange, tags: ResolvedTags, domain: Sentence['domain'], view: LabView): string {
  const { nearest } = whyWords(view.language);
  const { value } = change;
  const becomes = value === null ? undefined : view.value(value, labelIn(domain, value));
  if (change.kind !== 'steps') return nearest.change(supposedOf(change, tags, view), becomes);
  const steps = change.steps.map(({ at, label }) => ({ at, label: view.label(label) }));
  return nearest.steps(steps, change.day, becomes ?? '');
}

function supposedOf({ kind, name, label, agg, consent, from, to }: FactChange, tags: ResolvedTags, view: LabView): Supposed {
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

const labelIn = (domain: Sentence['domain'], value: Value) => (Object.hasOwn(domain, String(value)) ? domain[String(value)] : undefined);
