import type { SqlContext } from '../compile/expression.ts';
import type { Ref } from '../language/bound.ts';
import type { Value } from '../language/definition.ts';
import type { Rule } from '../language/resolved.ts';
import type { Cell } from '../language/rows.ts';
import { cleaned, mapped } from '../language/spelling.ts';
import { holds } from '../lint/scheme.ts';

/** A rule whose SQL gives a number, and what 1, 2, 3 … of it stand for. */
export interface PlacedRule {
  readonly sql: string;
  readonly values: readonly Cell[];
}

/** A rule that follows from one small number, which is given as it is: what it means is looked up once, and not for every customer. */
export function placedRule(rule: Rule, context: SqlContext): PlacedRule | undefined {
  const { quote } = context.dialect;
  switch (rule.kind) {
    case 'column':
      return ofList({ kind: 'column', column: rule.column }, (text) => mapped(cleaned(text, rule.clean), rule), context);
    case 'value':
      return rule.of.kind === 'ref' ? ofList(rule.of.ref, (text) => text, context) : undefined;
    case 'bin': {
      const { labels, lowest, scoreId } = rule;
      return labels && { sql: lowest === 1 ? quote(scoreId) : `${quote(scoreId)} + ${1 - lowest}`, values: labels };
    }
    case 'rfm': {
      const { output, scoreIds } = rule;
      if (output.kind !== 'segment') return undefined;
      const [r, f, m] = scoreIds.map(quote);
      const segmentOf = (cell: string): Value => output.segments.find((s) => holds(s, cell))?.value ?? output.otherwise ?? null;
      return {
        sql: `100 * ${r} + 10 * ${f} + ${m} + 1`,
        values: Array.from({ length: CELLS }, (_, i) => asCell(segmentOf(cellOf(i)))),
      };
    }
    default:
      return undefined;
  }
}

/** Three scores of one digit. */
const CELLS = 1000;
const cellOf = (code: number): string => String(code).padStart(3, '0');

/** Something that lies as its place among a few texts. What is missing has no place; where it would be given a value, it has to be looked at. */
function ofList(ref: Ref, meaningOf: (text: Cell) => Value, { lies }: SqlContext): PlacedRule | undefined {
  const lying = lies?.(ref);
  if (lying?.storage.kind !== 'listed' || meaningOf(null) !== null) return undefined;
  return { sql: `${lying.sql} + 1`, values: lying.storage.values.map((text) => asCell(meaningOf(text))) };
}

const asCell = (value: Value): Cell => (typeof value === 'boolean' ? Number(value) : value);
