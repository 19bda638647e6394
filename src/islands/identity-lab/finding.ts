import type { Accuracy, IdValue } from '../../engine/identity/index.ts';
import type { Outcome } from './outcome.ts';

/** What the figures show; its sentence is in i18n. */
export type Finding =
  /** One identifier makes one customer of many people. */
  | { readonly kind: 'crowd'; readonly by: IdValue; readonly people: number; readonly accuracy: Accuracy }
  /** More wrong pairs than missing ones. */
  | { readonly kind: 'over'; readonly accuracy: Accuracy }
  /** More missing pairs than wrong ones. */
  | { readonly kind: 'under'; readonly accuracy: Accuracy }
  /** As many of one as of the other. */
  | { readonly kind: 'even'; readonly accuracy: Accuracy }
  | { readonly kind: 'nobody'; readonly accuracy: Accuracy };

const A_CROWD = 10;

export function findingOf({ accuracy, shared }: Outcome): Finding {
  const [crowd] = shared.filter(({ id, people }) => id.state.kind === 'linked' && people >= A_CROWD);
  if (crowd) return { kind: 'crowd', by: crowd.id, people: crowd.people, accuracy };
  if (accuracy.pairs.merged === 0) return { kind: 'nobody', accuracy };
  const { merged, true: real } = accuracy.pairs;
  if (merged === real) return { kind: 'even', accuracy };
  return { kind: merged > real ? 'over' : 'under', accuracy };
}
