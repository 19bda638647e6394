import type { RuleExplanation, TruthNode, Value } from '../../../src/engine/index.ts';

/** What a tree says by its leaves alone: their values, operators and thresholds, read once more from nothing but the tree. */
export function truthByLeaves(node: TruthNode): boolean | null {
  const parts = node.children.map(truthByLeaves);
  switch (node.operator) {
    case 'and':
      return parts.includes(false) ? false : parts.includes(null) ? null : true;
    case 'or':
      return parts.includes(true) ? true : parts.includes(null) ? null : false;
    case 'not': {
      const [part = null] = parts;
      return part === null ? null : !part;
    }
    case 'leaf':
      return node.compared ? leaf(node.compared) : node.truth;
  }
}

function leaf(compared: NonNullable<TruthNode['compared']>): boolean | null {
  const { value } = compared;
  const not = (truth: boolean | null): boolean | null => (truth === null ? null : !truth);
  const among = (list: readonly Value[]): boolean | null => {
    if (value === null) return null;
    if (list.some((item) => item !== null && order(value, item) === 0)) return true;
    return list.includes(null) ? null : false;
  };
  const inside = (low: Value, high: Value): boolean | null => {
    const [from, to] = [
      low === null || value === null ? null : order(value, low) >= 0,
      high === null || value === null ? null : order(value, high) <= 0,
    ];
    return from === false || to === false ? false : from === null || to === null ? null : true;
  };
  switch (compared.operator) {
    case 'is missing':
      return value === null;
    case 'is present':
      return value !== null;
    case 'in':
      return among(compared.list);
    case 'not in':
      return not(among(compared.list));
    case 'between':
      return inside(compared.low, compared.high);
    case 'not between':
      return not(inside(compared.low, compared.high));
    default:
      return value === null || compared.threshold === null ? null : holds(value, compared.operator, compared.threshold);
  }
}

type Known = Exclude<Value, null>;

/** Text by its code points, as SQLite sorts it; yes is 1. */
function order(a: Known, b: Known): number {
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return Number(a) - Number(b);
}

function holds(a: Known, operator: string, b: Known): boolean {
  const apart = order(a, b);
  switch (operator) {
    case '=':
      return apart === 0;
    case '!=':
      return apart !== 0;
    case '<':
      return apart < 0;
    case '<=':
      return apart <= 0;
    case '>':
      return apart > 0;
    case '>=':
      return apart >= 0;
    default: {
      const pattern = String(b)
        .replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
        .replaceAll('%', '[\\s\\S]*')
        .replaceAll('_', '[\\s\\S]');
      return new RegExp(`^${pattern}$`, 'iu').test(String(a)) !== (operator === 'not like');
    }
  }
}

/** The value that a tree leads to: of ordered rules, that of the first that its leaves make true. */
export function verdictOf(rule: RuleExplanation, isBool: boolean): Value {
  switch (rule.kind) {
    case 'cases': {
      const matched = rule.cases.findIndex(({ condition }) => truthByLeaves(condition) === true);
      const states = rule.cases.map(({ state }) => state);
      const wanted = rule.cases.map((_, i) => (i === matched ? 'matched' : matched === -1 || i < matched ? 'passed-over' : 'not-reached'));
      if (states.join() !== wanted.join() || rule.fellThrough !== (matched === -1)) throw new Error(`${states} for ${wanted}`);
      return matched === -1 ? rule.value : (rule.cases[matched]?.value ?? null);
    }
    case 'value':
      return rule.truth && isBool ? truthByLeaves(rule.truth) : rule.value;
    case 'column':
    case 'bin':
      return rule.value;
    case 'rfm':
      return rule.value;
  }
}
