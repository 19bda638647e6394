import { isPlainName } from '../../engine/parse/tokenize.ts';
import { CliFailure } from '../failure.ts';
import { type Given, OPTIONS } from '../options.ts';
import type { NumberOption } from './failure.ts';
import type { Question } from './questions.ts';

/** `--features orders_365d,basket=spend_365d / orders_365d`: names, or expressions under a name. @throws CliFailure */
export function featuresIn(given: Given, command: string): readonly Question[] {
  const { example } = OPTIONS.features;
  const written = given.all('features').flatMap(partsOfList);
  if (written.length === 0) throw new CliFailure('option-absent', { name: 'features', example, command });
  const questions = written.map((part): Question => {
    const [, name, expression] = /^([\p{L}_][\p{L}\p{N}_]*)\s*=(?!=)\s*(.+)$/su.exec(part) ?? [];
    if (name !== undefined && expression !== undefined) return { name, expression, option: 'features', written: part };
    if (!isPlainName(part)) throw new CliFailure('feature-unnamed', { found: part });
    return { name: part, expression: part, option: 'features', written: part };
  });
  const names = questions.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined) throw new CliFailure('feature-twice', { name: twice });
  return questions;
}

/** `--target "orders_90d = 0"` @throws CliFailure where there is none */
export function targetIn(given: Given, command: string): Question {
  const expression = given.one('target');
  if (expression === undefined) throw new CliFailure('option-absent', { name: 'target', example: OPTIONS.target.example, command });
  return { name: TARGET, expression, option: 'target', written: expression };
}
/** No feature can be called so. */
const TARGET = 'the target';

interface Range {
  readonly least: number;
  readonly most?: number;
  readonly whole: boolean;
}
/** One group holds everybody; no tree of the engine is deeper than 30 questions. */
const RANGES: Readonly<Record<NumberOption, Range>> = {
  k: { least: 2, whole: true },
  l2: { least: 0, whole: false },
  depth: { least: 1, most: 30, whole: true },
  leaf: { least: 1, whole: true },
};

/** A number that an option gives. @throws CliFailure for anything else, and for a number that means nothing there */
export function numberIn(given: Given, option: NumberOption): number | undefined {
  const text = given.one(option);
  if (text === undefined) return undefined;
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number))
    throw new CliFailure('option-shape', { option, found: text, example: OPTIONS[option].example });
  const { least, most, whole } = RANGES[option];
  if (number < least || number > (most ?? number) || (whole && !Number.isInteger(number)))
    throw new CliFailure('option-range', { option, found: text, least, most, whole });
  return number;
}

/** The parts of a list that commas separate, those inside parentheses and quotes left whole. */
function partsOfList(text: string): string[] {
  const parts: string[] = [];
  let part = '';
  let depth = 0;
  let quote = '';
  for (const sign of text) {
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (`'"\``.includes(sign)) quote = sign;
    else if ('(（'.includes(sign)) depth++;
    else if (')）'.includes(sign)) depth--;
    if (quote === '' && depth <= 0 && (sign === ',' || sign === '，')) {
      parts.push(part);
      part = '';
    } else part += sign;
  }
  return [...parts, part].map((one) => one.trim()).filter((one) => one !== '');
}
