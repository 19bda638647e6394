import type { ComponentChildren } from 'preact';
import { ValueBars } from '../lab/ValueBars.tsx';
import type { Bar } from './bars.ts';
import { type CustomerRow, CustomerTable } from './CustomerTable.tsx';
import type { TagOutcome } from './outcome.ts';
import type { LabView } from './view.ts';

interface Props {
  readonly tag: TagOutcome;
  readonly customers: number;
  readonly view: LabView;
  readonly onWhy: (customerId: string) => void;
  readonly why: (customerId: string) => ComponentChildren;
}

/** How many customers have each value, and a customer of each. */
export function ResultPanel({ tag, customers, view, onWhy, why }: Props) {
  const { lab, tagLab } = view.words;
  const name = view.label(tag.name);
  const number = (n: number): string => view.format(n);
  const bars = tag.bars.map((bar) => ({ label: barLabel(bar, tag, view), count: bar.count }));
  const none = tag.withoutValue > 0 ? [{ label: lab.noValue, count: tag.withoutValue, plain: true }] : [];
  return (
    <>
      <ValueBars caption={tagLab.bars.caption(name)} bars={[...bars, ...none]} total={customers} number={number} percent={lab.percent} />
      <CustomerTable
        tag={tag}
        rows={tag.examples.map((example): CustomerRow => example)}
        caption={tagLab.bars.examples}
        view={view}
        onWhy={onWhy}
        why={why}
      />
    </>
  );
}

export function barLabel(bar: Bar, tag: Pick<TagOutcome, 'unit'>, view: LabView): string {
  if ('value' in bar) return bar.label ? view.label(bar.label) : view.format(bar.value, tag.unit);
  if ('others' in bar) return view.words.tagLab.bars.others(bar.others);
  const { from, to } = bar.band;
  if (to === undefined) return view.words.tagLab.bars.from(view.format(from, tag.unit));
  const whole = Number.isInteger(from) && Number.isInteger(to) && tag.unit !== 'CNY';
  return view.words.tagLab.bars.range(view.format(from), view.format(whole ? to - 1 : to, tag.unit));
}
