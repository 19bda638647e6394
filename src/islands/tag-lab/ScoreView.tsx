import type { ScoreExplanation } from '../../engine/index.ts';
import type { FactColumn } from './facts.ts';
import type { LabView } from './view.ts';
import { WorkedView } from './WorkedView.tsx';
import { whyWords } from './why-words.ts';

interface Props {
  readonly score: ScoreExplanation;
  /** A band of a number; otherwise a score of so many points. */
  readonly isBand?: boolean;
  readonly facts: readonly FactColumn[];
  readonly view: LabView;
}

/** A number, the score it has, and what it was held against: cut points, or where the customer stands among the others. */
export function ScoreView({ score, isBand = false, facts, view }: Props) {
  const why = whyWords(view.language);
  const { methods } = view.words.tagLab;
  const column = facts.find((f) => f.id === score.text);
  const value = view.fact(score.value, column ?? {});
  const stands = standingText(score, view);
  const cuts = score.cuts.map((cut) => cutText(cut, score, column, view)).join(view.words.tagLab.say.or);
  const against = [stands, cuts === '' ? undefined : why.cuts(cuts)].filter((text) => text !== undefined);
  return (
    <li>
      {column ? view.sayer.label(column.label) : score.text} {isBand ? why.band(value, score.score) : why.score(value, score.score)}
      <span class="because">
        {why.because((against.length === 0 ? [methods[score.method as keyof typeof methods]] : against).join(view.words.tagLab.say.next))}
      </span>
      <WorkedView worked={score.worked} view={view} />
    </li>
  );
}

/** Shares of the total in per cent, standard deviations bare, everything else as the number itself is written. */
function cutText(cut: number, { method }: ScoreExplanation, column: FactColumn | undefined, view: LabView): string {
  if (method === 'pareto') return share(cut, view);
  return view.format(cut, method === 'zscore' ? undefined : column?.unit);
}

function standingText({ standing }: ScoreExplanation, view: LabView): string | undefined {
  const words = whyWords(view.language).standing;
  switch (standing?.by) {
    case 'share':
      return words.share(share(standing.before, view));
    case 'deviation':
      return words.deviation(view.format(standing.deviations));
    case 'place':
      return words.place(standing.place, standing.of, standing.from);
    case undefined:
      return undefined;
  }
}

/** A tenth of a per cent decides between two bands. */
const share = (part: number, view: LabView): string => `${view.format(Number((part * 100).toFixed(1)))}%`;
