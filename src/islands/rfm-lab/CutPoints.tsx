import { CutStrip } from './CutStrip.tsx';
import type { Move } from './cuts.ts';
import type { Picture } from './picture.ts';
import { type LabScoring, MEASURES, type Measured, scoringOf } from './settings.ts';
import type { RfmWords } from './view.ts';

interface Props {
  readonly words: RfmWords;
  readonly scoring: LabScoring;
  readonly picture: Pick<Picture, 'strips' | 'cuts'>;
  readonly raw: boolean;
  readonly onMove: (measure: Measured, index: number, move: Move) => void;
  readonly onOwnCuts: () => void;
}

/** How R, F and M are spread, and where the present method cuts them. */
export function CutPoints({ words, scoring, picture, raw, onMove, onOwnCuts }: Props) {
  const t = words.cuts;
  const { n, method } = scoringOf(scoring);
  const low = method === 'mean' || method === 'median' ? 0 : 1;
  const splits = MEASURES.some((key) => picture.cuts[key].some((cut) => cut.splits));
  return (
    <section class="cut-points" aria-label={raw ? words.tabs.distributions : t.title}>
      {!raw && <h3>{t.title}</h3>}
      {MEASURES.map((measure) => (
        <CutStrip
          key={measure}
          words={words}
          measure={measure}
          strip={picture.strips[measure]}
          cuts={picture.cuts[measure]}
          digits={Array.from({ length: n }, (_, i) => low + i)}
          raw={raw}
          onMove={(index, move) => onMove(measure, index, move)}
          onOwnCuts={onOwnCuts}
        />
      ))}
      {!raw && <p class="small">{method === 'nested' ? t.none : t.hint}</p>}
      {splits && <p class="small">{t.splits}</p>}
    </section>
  );
}
