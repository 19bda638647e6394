/** The tree of a condition or a calculation. `start` and `end` are offsets in the text that the person wrote. */
export type Expression = Literal | Name | Unary | Binary | In | Between | Missing | Call;

interface Spanned {
  readonly start: number;
  readonly end: number;
}
export interface Literal extends Spanned {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null;
}
export interface Name extends Spanned {
  readonly kind: 'name';
  readonly table?: string;
  readonly name: string;
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

/** The direct parts of an expression, left to right. */
export function partsOf(e: Expression): readonly Expression[] {
  switch (e.kind) {
    case 'literal':
    case 'name':
      return [];
    case 'unary':
    case 'missing':
      return [e.operand];
    case 'binary':
      return [e.left, e.right];
    case 'in':
      return [e.operand, ...e.list];
    case 'between':
      return [e.operand, e.low, e.high];
    case 'call':
      return e.args;
  }
}

/** Every node of the tree, parents first. */
export function* nodesOf(e: Expression): Generator<Expression> {
  yield e;
  for (const part of partsOf(e)) yield* nodesOf(part);
}
