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
