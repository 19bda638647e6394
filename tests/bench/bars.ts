/** What was measured against what has to be reached. */
export interface Bar {
  readonly what: string;
  /** NaN where it was not measured. */
  readonly measured: number;
  readonly bar: number;
  readonly side: 'at least' | 'at most';
  readonly unit: 'times' | 'ms' | 'MB' | 'KB';
  /** Why it was not measured, or what the number rests on. */
  readonly note?: string;
}
export type Verdict = 'pass' | 'fail' | 'not measured';

export function verdictOf({ measured, bar, side }: Bar): Verdict {
  if (Number.isNaN(measured)) return 'not measured';
  return (side === 'at least' ? measured >= bar : measured <= bar) ? 'pass' : 'fail';
}
