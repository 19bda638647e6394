/** Why Excel has no formula that gives the same answer for every customer. */
export const OBSTACLES = [
  /** PageRank, betweenness: rounds of passing on, or ways between everybody. */
  'network',
  /** A query that its author wrote in SQL. */
  'query',
  /** Steps in order. */
  'sequence',
  /** Values compete, and the schema does not list them, so that there is nothing to put side by side. */
  'open-values',
  /** Text put in order: Excel goes by the language of the computer, a database by code points. */
  'text-order',
  /** A text that Excel reads as a number, a date, a sign or a wildcard. */
  'read-otherwise',
  /** TRIM also takes blanks out of the middle. */
  'blanks',
  /** Digits behind the point: Excel rounds halves of the number that it shows, a database of the number that it holds. */
  'halves',
  /** A comparison with nothing, or of things of two kinds. */
  'nothing-to-compare',
  /** A formula, a text in it or a list is longer than Excel takes. */
  'too-long',
] as const;
export type ExcelObstacle = (typeof OBSTACLES)[number];

/** Thrown where Excel has no honest formula; never leaves the excel files. */
export class NoFormula extends Error {
  readonly obstacle: ExcelObstacle;

  constructor(obstacle: ExcelObstacle) {
    super(obstacle);
    this.obstacle = obstacle;
  }
}
