import type { Explanation, Phrase, TruthNode } from '../../engine/index.ts';
import type { FactColumn } from './facts.ts';
import { type Said, saidOfLeaf, spoken } from './said-of-rule.ts';
import type { LabView } from './view.ts';
import { WorkedView } from './WorkedView.tsx';
import { whyWords } from './why-words.ts';

/** What a condition is shown with. */
export interface Known {
  readonly facts: readonly FactColumn[];
  readonly explanation: Explanation;
  readonly view: LabView;
}

interface TruthProps extends Known {
  readonly node: TruthNode;
  readonly said: Said;
  /** What it gave, where one comparison is all that was asked. */
  readonly then?: string;
}

/** A condition with its mark, and under it its parts. A phrase has the same shape as the truth: both flatten `and` and `or`. */
export function TruthView({ node, said, then = '', ...known }: TruthProps) {
  const { explanation, view } = known;
  const why = whyWords(view.language);
  const phrase = typeof said === 'object' ? said : undefined;
  const text = typeof said === 'string' ? said : phrase ? spokenPhrase(phrase, view) : saidOfLeaf(node, explanation, known.facts, view);
  const line = (because: string) => (
    <span class={markOf(node.truth)}>
      <span class="vh">{why.truth[`${node.truth ?? 'unknown'}`]} </span>
      {text}
      {then}
      {because !== '' && <span class="because"> {because}</span>}
    </span>
  );
  const [only] = node.children;
  // A phrase that says the opposite of a comparison says the "not" with it, and a text says all parts at once.
  const isLeaf =
    node.operator === 'leaf' || typeof said === 'string' || (node.operator === 'not' && phrase !== undefined && phrase.say !== 'not');
  if (isLeaf) {
    const compared = node.operator === 'not' && only?.operator === 'leaf' ? only : node;
    // Several comparisons in one text have their numbers elsewhere.
    const because = typeof said === 'string' && node.operator === 'and' ? '' : values(compared, phrase, known);
    return (
      <li>
        {line(because)}
        <WorkedView worked={workedIn(compared)} view={view} />
      </li>
    );
  }
  const parts = node.children.map((child, i) => <TruthView key={i} node={child} said={partsOf(phrase)[i]} {...known} />);
  if (node.operator === 'and') return <>{parts}</>;
  return (
    <li>
      {line('')}
      <ul>{parts}</ul>
    </li>
  );
}

function partsOf(phrase: Phrase | undefined): readonly Phrase[] {
  if (phrase?.say === 'not') return [phrase.of];
  return phrase?.say === 'all' || phrase?.say === 'any' ? phrase.of : [];
}

export const spokenPhrase = (phrase: Phrase, view: LabView): string => spoken(view.sayer.phrase(phrase), view);

/** This customer's side of a comparison. */
function values(node: TruthNode, phrase: Phrase | undefined, { facts, explanation, view }: Known): string {
  const why = whyWords(view.language);
  // How far every centre is stands below, centre by centre.
  const isDistance = (name: string) => explanation.steps.some(({ code, role }) => code === name && role?.is === 'distance');
  const compared = valuesIn(node).filter(({ name }) => !isDistance(name));
  const shown = compared.flatMap(({ name, value }) => {
    const ranked = /^pct_rank\((.+)\)$/.exec(name)?.[1];
    const column = facts.find((f) => f.id === (ranked ?? name));
    if (ranked === undefined) return [view.fact(value, column ?? {})];
    const own = explanation.facts.find((f) => f.name === ranked)?.value ?? null;
    if (typeof value !== 'number') return [view.fact(own, column ?? {})];
    const fromTop = phrase?.say !== 'bottom';
    const share = view.words.lab.percent(Math.max(0.01, fromTop ? 1 - value : value));
    return [`${view.fact(own, column ?? {})}${view.words.tagLab.say.or}${why.rank[fromTop ? 'top' : 'bottom'](share)}`];
  });
  return shown.length === 0 ? '' : why.here(shown.join(view.words.tagLab.say.or));
}

/** Parts that are said at once have their values in common. */
const valuesIn = (node: TruthNode): TruthNode['values'] => [
  ...new Map([...node.values, ...node.children.flatMap(valuesIn)].map((one) => [one.name, one])).values(),
];

/** Parts that are said at once are worked out at once. */
const workedIn = (node: TruthNode): TruthNode['worked'] => [...node.worked, ...node.children.flatMap(workedIn)];

export const markOf = (truth: boolean | null): 'yes' | 'no' | 'unknown' => (truth === null ? 'unknown' : truth ? 'yes' : 'no');
