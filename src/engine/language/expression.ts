import { nodesOf as nodes } from './walk.ts';

/** The tree of a condition or a calculation. `start` and `end` are offsets in the text that the person wrote. */
export type Expression = Literal | Name | Unary | Binary | In | Between | Missing | Call;

interface Spanned {
  readonly start: number;
  readonly end: number;
}
export interface Literal extends Spanned {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null;
  /** What `20250101` is as a day, in quotes that fit where it stands. */
  readonly day?: string;
}
export interface Name extends Spanned {
  readonly kind: 'name';
  readonly table?: string;
  readonly name: string;
  /** How a quotation mark is written where it stands, when not as itself. */
  readonly quote?: string;
}
export interface Unary extends Spanned {
  readonly kind: 'unary';
  readonly operator: 'not' | '-';
  readonly operand: Expression;
}
export type BinaryOperator = 'and' | 'or' | '=' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | 'like' | 'not like';
export interface Binary extends Spanned {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}
export interface In extends Spanned {
  readonly kind: 'in';
  readonly operand: Expression;
  readonly list: readonly Expression[];
  readonly negated: boolean;
}
export interface Between extends Spanned {
  readonly kind: 'between';
  readonly operand: Expression;
  readonly low: Expression;
  readonly high: Expression;
  readonly negated: boolean;
}
export interface Missing extends Spanned {
  readonly kind: 'missing';
  readonly operand: Expression;
  /** true: `is present` */
  readonly negated: boolean;
}
export interface Call extends Spanned {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly Expression[];
}

/** An expression and all its parts, each before its own parts. */
export const nodesOf: (e: Expression) => readonly Expression[] = nodes;
