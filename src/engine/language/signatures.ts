import { POPULATION_FUNCTIONS, type PopulationFunction, SCALAR_FUNCTIONS, type ScalarFunction, type ValueType } from './bound.ts';

/** What a function takes and gives; `any` takes everything, `same` gives what its values are. */
export interface Signature {
  readonly args: readonly ValueType[];
  /** So many of the last arguments may be left out. */
  readonly optional?: number;
  readonly gives: ValueType | 'same';
  /** A call as somebody would write it, where `name(x)` does not say enough. */
  readonly example?: string;
}

/** Every function of the language. */
export const SIGNATURES: Readonly<Record<ScalarFunction | PopulationFunction, Signature>> = {
  abs: { args: ['number'], gives: 'number' },
  round: { args: ['number', 'number'], optional: 1, gives: 'number', example: 'round(x, 2)' },
  floor: { args: ['number'], gives: 'number' },
  ceil: { args: ['number'], gives: 'number' },
  sqrt: { args: ['number'], gives: 'number' },
  exp: { args: ['number'], gives: 'number' },
  ln: { args: ['number'], gives: 'number' },
  power: { args: ['number', 'number'], gives: 'number', example: 'power(x, 2)' },
  logistic: { args: ['number'], gives: 'number' },
  least: { args: ['number', 'number'], gives: 'number', example: 'least(x, 10)' },
  greatest: { args: ['number', 'number'], gives: 'number', example: 'greatest(x, 0)' },
  coalesce: { args: ['any', 'any'], gives: 'same', example: 'coalesce(x, 0)' },
  if: { args: ['bool', 'any', 'any'], gives: 'same', example: 'if(x > 0, 1, 0)' },
  days_between: { args: ['date', 'date'], gives: 'number', example: 'days_between(birth_date, as_of)' },
  age: { args: ['date'], gives: 'number', example: 'age(birth_date)' },
  day: { args: ['date'], gives: 'date', example: 'day(order_ts)' },
  lower: { args: ['text'], gives: 'text' },
  trim: { args: ['text'], gives: 'text' },
  pct_rank: { args: ['number'], gives: 'number' },
  rank: { args: ['number'], gives: 'number' },
  mean: { args: ['number'], gives: 'number' },
  zscore: { args: ['number'], gives: 'number' },
  quantile: { args: ['number', 'number'], gives: 'number', example: 'quantile(x, 0.8)' },
  group_size: { args: ['any'], gives: 'number' },
};

export const FUNCTIONS: readonly (ScalarFunction | PopulationFunction)[] = [...SCALAR_FUNCTIONS, ...POPULATION_FUNCTIONS];
export const isScalarFunction = (name: string): name is ScalarFunction => (SCALAR_FUNCTIONS as readonly string[]).includes(name);
export const isPopulationFunction = (name: string): name is PopulationFunction =>
  (POPULATION_FUNCTIONS as readonly string[]).includes(name);

/** A call of a function as an example. */
export const signatureText = (name: ScalarFunction | PopulationFunction): string => SIGNATURES[name].example ?? `${name}(x)`;
