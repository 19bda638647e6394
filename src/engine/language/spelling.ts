import type { Value } from './definition.ts';
import type { Rule } from './resolved.ts';
import type { Cell } from './rows.ts';

/** A column's value after its cleaning: as the statement cleans it, written apart from the compiler. */
export function cleaned(raw: Cell, steps: readonly string[]): Cell {
  return steps.reduce<Cell>((value, step) => {
    if (typeof value !== 'string') return value;
    if (step === 'lower') return value.replace(/[A-Z]/g, (c) => c.toLowerCase());
    if (step === 'upper') return value.replace(/[a-z]/g, (c) => c.toUpperCase());
    return step === 'trim' ? value.replace(/^ +| +$/g, '') : value.replace(/^[ \t\n\r\u00a0\u3000]+|[ \t\n\r\u00a0\u3000]+$/g, '');
  }, raw);
}

/** What a tag calls a cleaned value. */
export function mapped(clean: Cell, { map, otherwise }: Extract<Rule, { kind: 'column' }>): Value {
  if (!map) return clean ?? otherwise;
  if (clean === null) return null;
  const found = Object.entries(map).find(([, spellings]) => spellings.includes(clean));
  return found ? found[0] : otherwise;
}
