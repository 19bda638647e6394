import { parseArgs } from 'node:util';
import { CliFailure, suggesting } from './failure.ts';

interface OptionShape {
  /** What stands for the value in the help; absent for a switch. */
  readonly value?: string;
  readonly example?: string;
  /** May be given several times. */
  readonly multiple?: boolean;
}

/** Every option of every command; what each means is said in i18n. */
export const OPTIONS = {
  table: { value: 'NAME=FILE', example: 'orders=orders.csv', multiple: true },
  'as-of': { value: 'YYYY-MM-DD', example: '2025-06-30' },
  base: { value: 'YYYY-MM-DD', example: '2025-03-31' },
  map: { value: 'TABLE.COLUMN=HEADER', example: 'orders.customer_id="客户号"', multiple: true },
  'date-format': { value: 'TABLE.COLUMN=FORMAT', example: 'orders.order_date=M/D/YY', multiple: true },
  encoding: { value: 'TABLE=NAME', example: 'orders=gb18030', multiple: true },
  delimiter: { value: 'TABLE=SIGN', example: 'orders=";"', multiple: true },
  decimal: { value: 'TABLE.COLUMN=SIGN', example: 'orders.amount=","', multiple: true },
  zone: { value: 'TABLE.COLUMN=ZONE', example: 'orders.order_date=+08:00', multiple: true },
  text: { value: 'TABLE.COLUMN', example: 'orders.code', multiple: true },
  sheet: { value: 'TABLE=NAME', example: 'orders=2025', multiple: true },
  header: { value: 'TABLE=LINE', example: 'orders=3', multiple: true },
  'leave-out': { value: 'TABLE=STATUS', example: 'orders=cancelled', multiple: true },
  treat: { value: 'TABLE.COLUMN=HOW', example: 'orders.phone=hash', multiple: true },
  undo: { value: 'TABLE=CHANGE', example: 'orders=total-rows', multiple: true },
  log: { value: 'FOLDER', example: 'import-log' },
  dataset: { value: 'ID', example: 'yunduo' },
  format: { value: 'csv|json', example: 'csv' },
  customer: { value: 'ID', example: 'C0001' },
  tag: { value: 'CODE', example: 'lifecycle' },
  dialect: { value: 'NAME', example: 'duckdb' },
  out: { value: 'FOLDER', example: 'data' },
  seed: { value: 'NUMBER', example: '7' },
  customers: { value: 'COUNT', example: '500' },
  overwrite: {},
  folder: { value: 'FOLDER', example: 'exercises' },
  features: { value: 'LIST', example: 'days_since_last_order,orders_365d', multiple: true },
  target: { value: 'CONDITION', example: '"orders_90d = 0"' },
  k: { value: 'COUNT', example: '4' },
  l2: { value: 'NUMBER', example: '1' },
  depth: { value: 'COUNT', example: '3' },
  leaf: { value: 'COUNT', example: '20' },
  where: { value: 'CONDITION', example: '"amount > 0"' },
  code: { value: 'CODE', example: 'churn_risk' },
  key: { value: 'TABLE=HEADER', example: 'crm=member_no', multiple: true },
  id: { value: 'TABLE.HEADER=KIND', example: 'crm.mobile=phone', multiple: true },
  block: { value: 'KIND=VALUE', example: 'phone=13800000000', multiple: true },
  off: { value: 'KIND', example: 'device', multiple: true },
  people: { value: 'KIND=COUNT', example: 'device=3', multiple: true },
  'at-most': { value: 'KIND=COUNT', example: 'phone=2', multiple: true },
  'per-system': { value: 'KIND=COUNT', example: 'phone=1', multiple: true },
  report: {},
  json: {},
} as const satisfies Record<string, OptionShape>;
export type OptionName = keyof typeof OPTIONS;

/** What was written on the command line, checked against what the command knows. */
export interface Given {
  readonly positionals: readonly string[];
  /** The last value of an option. */
  one(name: OptionName): string | undefined;
  all(name: OptionName): readonly string[];
  has(name: OptionName): boolean;
}

/** Reads the arguments of a command. @throws CliFailure that names the nearest option when one is unknown */
export function readOptions(command: string, known: readonly OptionName[], args: readonly string[]): Given {
  const shapes: Readonly<Record<string, OptionShape>> = OPTIONS;
  const available: readonly string[] = known;
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      available.map((name) => [name, { type: shapes[name]?.value === undefined ? 'boolean' : 'string', multiple: true }]),
    ),
    // Checked below, where the nearest name is known.
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name } = token;
    const shape = available.includes(name) ? shapes[name] : undefined;
    if (shape === undefined) {
      throw new CliFailure('unknown-option', { command, ...suggesting(name, available), written: token.rawName });
    }
    const swallowed = token.value?.startsWith('--') === true && token.inlineValue === false;
    if (shape.value !== undefined && (!token.value || swallowed))
      throw new CliFailure('option-needs-value', { name, example: shape.example ?? shape.value });
    if (shape.value === undefined && token.value !== undefined) throw new CliFailure('option-without-value', { name });
    values.set(name, [...(values.get(name) ?? []), token.value ?? '']);
  }
  return {
    positionals,
    one: (name) => values.get(name)?.at(-1),
    all: (name) => values.get(name) ?? [],
    has: (name) => values.has(name),
  };
}

/** The value of an option that has a fixed set of them; the first is the default. @throws CliFailure that names them */
export function choiceOf<Choice extends string>(given: Given, option: OptionName, available: readonly [Choice, ...Choice[]]): Choice {
  const found = given.one(option);
  const choice = found === undefined ? available[0] : available.find((known) => known === found);
  if (choice === undefined) throw new CliFailure('not-one-of', { option, found: found ?? '', available });
  return choice;
}
