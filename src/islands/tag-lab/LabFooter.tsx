import { Strong } from '../lab/Strong.tsx';
import type { LabState } from './model.ts';
import type { TagOutcome } from './outcome.ts';
import type { LabView } from './view.ts';

interface Props {
  readonly state: LabState;
  readonly tag: TagOutcome;
  readonly view: LabView;
}

/** What the result means, and what it took. */
export function LabFooter({ state, tag, view }: Props) {
  const { lab, tagLab } = view.words;
  const { run, busy } = state;
  return (
    <div role="status">
      <p>
        <Strong text={headline(tag, state.outcome.customers, view)} />
      </p>
      <p class="small">
        {run ? lab.took(run.elapsedMs, run.outcome.customers) : busy ? lab.loading : `${tagLab.bars.clickRow}${lab.gap}${lab.madeBefore}`}
      </p>
    </div>
  );
}

export function headline({ headline: said, name, unit, withoutValue }: TagOutcome, customers: number, view: LabView): string {
  const words = view.words.tagLab.headline;
  switch (said.kind) {
    case 'empty':
      return words.empty;
    case 'median':
      return words.half(
        view.label(name),
        view.format(said.median, unit),
        withoutValue > 0 ? words.percent(withoutValue / customers) : undefined,
      );
    case 'share': {
      const value = view.value(said.value, said.label);
      if (said.share === 0) return words.nobody(value);
      const share = words.percent(said.share);
      return said.revenueShare === undefined
        ? words.share(share, value)
        : words.shareAndRevenue(share, value, words.percent(said.revenueShare));
    }
  }
}
