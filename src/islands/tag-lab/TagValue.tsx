import { Fragment } from 'preact';
import type { Bilingual, Value } from '../../engine/index.ts';
import type { LabView } from './view.ts';

interface Props {
  readonly value: Value;
  readonly label?: Bilingual | undefined;
  /** The value the tag is about: the first of its rules. */
  readonly first?: boolean;
}

/** A value as the tag that a customer carries; nothing is carried where there is no value. */
export function TagValue({ value, label, first = false, view }: Props & { readonly view: LabView }) {
  if (value === null) return <span class="null">{view.words.lab.noValue}</span>;
  return <span class={first ? 'tag' : 'tag plain'}>{view.value(value, label)}</span>;
}

interface SeveralProps {
  readonly values: readonly Value[];
  readonly labels: ReadonlyMap<Value, Bilingual | undefined>;
  /** The value the tag is about. */
  readonly first: Value | undefined;
  readonly view: LabView;
}

/** All values that a customer carries, the strongest first. */
export function TagValues({ values, labels, first, view }: SeveralProps) {
  const shown = values.length === 0 ? [null] : values;
  return (
    <>
      {shown.map((value, i) => (
        <Fragment key={String(value)}>
          {i > 0 && ' '}
          <TagValue value={value} label={labels.get(value)} first={value !== null && value === first} view={view} />
        </Fragment>
      ))}
    </>
  );
}
