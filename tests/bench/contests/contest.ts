/** Two ways to the same, by turns: ms, round by round. */
export interface Contest {
  readonly ours: readonly number[];
  readonly other: readonly number[];
}
