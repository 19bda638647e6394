import type { ModelOption, ModelProblemParams } from '../../engine/models/problem.ts';
import type { modelProblems as zh } from '../zh/models.ts';

/** What the fitting functions call their own parameters, which the reader never wrote. */
const KNOWN: Readonly<Record<string, string>> = {
  answers: 'the answer',
  values: 'the target',
  treated: 'who was treated',
  bought: 'who bought',
  centres: 'the given centre',
};
const named = (name: string): string => KNOWN[name] ?? `“${name}”`;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const at = ({ row, who }: { readonly row: number; readonly who?: string }): string =>
  who === undefined ? `row ${row + 1}` : `customer ${who}`;

const FEW: Readonly<Record<ModelProblemParams['too-few']['of'], readonly [one: string, many: string, advice: string]>> = {
  customers: ['customer', 'customers', 'Loosen the condition, or take more data.'],
  rows: ['row', 'rows', 'Loosen the condition or take fewer features; rows with a missing value do not count.'],
  features: ['feature', 'features', 'Name at least one.'],
  'repeat customers': ['repeat customer', 'repeat customers', 'Wait until more people buy again, or look at a longer time.'],
  items: ['item', 'items', 'Check that the baskets were read as they should be.'],
  'different rows': ['different combination of values', 'different combinations of values', 'Make fewer groups, or take one more feature.'],
};

const OPTIONS: Readonly<Record<ModelOption, string>> = {
  k: 'a whole number from 1',
  starts: 'a whole number from 1',
  l2: 'a number from 0',
  depth: 'a number from 0',
  leaf: 'a number from 1',
  support: 'a number above 0 and up to 1',
  confidence: 'a number from 0 to 1',
  size: 'a number from 1',
};

/** Why a model could not be fitted. */
export const modelProblems: typeof zh = {
  'different-lengths': ({ name, found, expected }) =>
    `${capital(named(name))} has ${found} values and should have ${expected}. Every column needs one value a row: see which is short or long.`,
  'too-few': ({ of, found, needed }) =>
    `There ${found === 1 ? 'is' : 'are'} ${found} ${found === 1 ? FEW[of][0] : FEW[of][1]}, and it takes at least ${needed}. ${FEW[of][2]}`,
  'not-a-number': ({ name, ...row }) =>
    `${capital(named(name))} of ${at(row)} is no usable number. Fill in what is missing, or leave the row out.`,
  'not-positive': ({ name, ...row }) => `${capital(named(name))} of ${at(row)} is not above 0. Leave refunds and orders of 0 out first.`,
  'impossible-history': (row) =>
    `The purchases of ${at(row)} do not fit together: the last cannot come after the end, without a repeat purchase there is no time between, and counts are whole. See whether several orders of one day were joined into one.`,
  'no-repeat-customers': ({ customers }) =>
    `All ${customers} customers bought once, which says nothing about how often people come back. Look at a longer time, or wait for repeat purchases.`,
  degenerate: ({ parameter }) =>
    `The data do not settle the parameter ${parameter}: the further it goes the better it fits, so no value is best and no parameter is given. Take more data over a longer time, or a simpler model.`,
  'no-convergence': ({ steps }) =>
    `No best parameters were found in ${steps} steps, so none are given. Look for extreme values, or take fewer features.`,
  'no-variation': ({ name }) =>
    `${capital(named(name))} is the same in every row and tells nothing apart. Leave it out, or take one that differs.`,
  collinear: ({ name }) =>
    `${capital(named(name))} can be worked out from the other features, so nobody can say whose the weight is. Leave it out, or the one it repeats.`,
  separated: () =>
    'Some mix of features tells the two answers apart without a mistake, so the weights have no end. As a rule the answer has crept into a feature: check that first. If it has not, leave that feature out, or add a penalty such as l2 = 1.',
  'bad-option': ({ name, found }) => `${name} cannot be ${found}: write ${OPTIONS[name]}.`,
  'too-many-sets': ({ support, limit }) =>
    `With a support of ${support} more than ${limit} sets qualify, and nobody reads so many. Ask for a higher support.`,
  'input-absent': ({ name, available }) =>
    `The model needs “${name}”, and the tag's inputs do not have it. ${available.length === 0 ? 'Write it there first.' : `They have: ${available.join(', ')}. Names have to be those of the fit.`}`,
  'reserved-name': ({ name }) =>
    `A feature cannot be called ${name}: that name means something else among the coefficients. Choose another.`,
};
