import { parseArgs } from 'node:util';

export const PARTS = ['engines', 'models', 'import', 'site'] as const;
export type BenchPart = (typeof PARTS)[number];
export const SIZES: Readonly<Record<string, number>> = { '1k': 1000, '10k': 10_000, '100k': 100_000 };

export interface Arguments {
  readonly parts: readonly BenchPart[];
  readonly rounds: number;
  /** Customers. */
  readonly sizes: readonly number[];
}

/**
 * What is asked for: everything, or less.
 * @example readArguments(['engines', '--sizes', '1k,10k', '--rounds', '7'])
 * @returns what is wrong, in one line, where something is
 */
export function readArguments(args: readonly string[]): Arguments | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { rounds: { type: 'string', default: '7' }, sizes: { type: 'string', default: Object.keys(SIZES).join(',') } },
      allowPositionals: true,
    });
    const unknown = positionals.find((part) => !PARTS.includes(part as BenchPart));
    if (unknown !== undefined) return `there is no part ${unknown}: ${PARTS.join(', ')}`;
    const sizes = values.sizes.split(',').map((size) => SIZES[size]);
    const rounds = Number(values.rounds);
    if (!Number.isInteger(rounds) || rounds < 1) return `--rounds takes a whole number, not ${values.rounds}`;
    if (!sizes.every((size) => size !== undefined)) return `--sizes takes ${Object.keys(SIZES).join(', ')}`;
    return { parts: positionals.length > 0 ? (positionals as BenchPart[]) : PARTS, rounds, sizes };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
