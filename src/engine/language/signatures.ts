import { POPULATION_FUNCTIONS, type PopulationFunction, SCALAR_FUNCTIONS, type ScalarFunction, type ValueType } from './bound.ts';

/** What a function takes and gives; `any` takes everything, `same` gives what its values are. */
export interface Signature {
  readonly args: readonly ValueType[];
  /** What the arguments are called; `x` where there is one. */
  readonly names?: readonly string[];
  /** So many of the last arguments may be left out. */
  readonly optional?: number;
  readonly gives: ValueType | 'same';
  /** A call as somebody would write it, where `name(x)` does not say enough. */
  readonly example?: string;
}

/** Every function of the language. */
export const SIGNATURES: Readonly<Record<ScalarFunction | PopulationFunction, Signature>> = {
  abs: { args: ['number'], gives: 'number' },
  round: { args: ['number', 'number'], names: ['x', 'digits'], optional: 1, gives: 'number', example: 'round(x, 2)' },
  floor: { args: ['number'], gives: 'number' },
  ceil: { args: ['number'], gives: 'number' },
  sqrt: { args: ['number'], gives: 'number' },
  exp: { args: ['number'], gives: 'number' },
  ln: { args: ['number'], gives: 'number' },
  power: { args: ['number', 'number'], names: ['x', 'exponent'], gives: 'number', example: 'power(x, 2)' },
  logistic: { args: ['number'], gives: 'number' },
  least: { args: ['number', 'number'], names: ['x', 'y'], gives: 'number', example: 'least(x, 10)' },
  greatest: { args: ['number', 'number'], names: ['x', 'y'], gives: 'number', example: 'greatest(x, 0)' },
  coalesce: { args: ['any', 'any'], names: ['x', 'instead'], gives: 'same', example: 'coalesce(x, 0)' },
  if: { args: ['bool', 'any', 'any'], names: ['condition', 'then', 'otherwise'], gives: 'same', example: 'if(x > 0, 1, 0)' },
  days_between: { args: ['date', 'date'], names: ['from', 'to'], gives: 'number', example: 'days_between(birth_date, as_of)' },
  age: { args: ['date'], names: ['birthday'], gives: 'number', example: 'age(birth_date)' },
  day: { args: ['date'], names: ['moment'], gives: 'date', example: 'day(order_ts)' },
  lower: { args: ['text'], names: ['text'], gives: 'text' },
  trim: { args: ['text'], names: ['text'], gives: 'text' },
  pct_rank: { args: ['number'], gives: 'number' },
  rank: { args: ['number'], gives: 'number' },
  mean: { args: ['number'], gives: 'number' },
  zscore: { args: ['number'], gives: 'number' },
  quantile: { args: ['number', 'number'], names: ['x', 'share'], gives: 'number', example: 'quantile(x, 0.8)' },
  group_size: { args: ['any'], gives: 'number' },
};

export const FUNCTIONS: readonly (ScalarFunction | PopulationFunction)[] = [...SCALAR_FUNCTIONS, ...POPULATION_FUNCTIONS];
export const isScalarFunction = (name: string): name is ScalarFunction => (SCALAR_FUNCTIONS as readonly string[]).includes(name);
export const isPopulationFunction = (name: string): name is PopulationFunction =>
  (POPULATION_FUNCTIONS as readonly string[]).includes(name);

export const isFunction = (name: string): name is ScalarFunction | PopulationFunction =>
  isScalarFunction(name) || isPopulationFunction(name);
/** The arguments of a function by name, with their types. */
export const parametersOf = (
  name: ScalarFunction | PopulationFunction,
): readonly { name: string; type: ValueType; optional: boolean }[] => {
  const { args, names = ['x'], optional = 0 } = SIGNATURES[name];
  return args.map((type, i) => ({ name: names[i] ?? 'x', type, optional: i >= args.length - optional }));
};

/** A call of a function as an example. */
export const signatureText = (name: ScalarFunction | PopulationFunction): string => SIGNATURES[name].example ?? `${name}(x)`;
