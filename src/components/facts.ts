import { parse } from 'yaml';
import { openWorld } from '../build/world.ts';
import type { Cell } from '../engine/language/rows.ts';
import { htmlLang, type Language } from '../i18n/language.ts';

/** A number of a lesson: the question that gives it, asked of the sample data at build time, so that the text cannot be wrong. */
interface Question {
  /** Gives one row with one cell; `:as_of` is the dataset's last day. */
  readonly sql: string;
  readonly format: keyof typeof FORMATS;
  readonly dataset?: string;
}

const number = (options: Intl.NumberFormatOptions) => (cell: Cell, language: Language) =>
  new Intl.NumberFormat(htmlLang[language], options).format(Number(cell));

/** From a cell to what a reader reads. */
const FORMATS = {
  int: number({ maximumFractionDigits: 0 }),
  /** One place after the point, always shown. */
  decimal: number({ minimumFractionDigits: 1, maximumFractionDigits: 1 }),
  /** Yuan; the fen only where there are some. */
  money: (cell: Cell, language: Language) => `¥${number({ maximumFractionDigits: 2 })(cell, language)}`,
  /** From a share between 0 and 1. */
  percent: number({ style: 'percent', maximumFractionDigits: 1 }),
  /** From an ISO date. */
  date: (cell: Cell, language: Language) =>
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(String(cell))),
  text: (cell: Cell) => String(cell),
};

const FILES = import.meta.glob<string>('/content/facts/*/*.yaml', { query: '?raw', import: 'default', eager: true });

/** @example await factOf('05-rfm/02-scoring', 'bought_once', 'en') // '612' */
export async function factOf(lessonId: string, name: string, language: Language): Promise<string> {
  const file = `content/facts/${lessonId}.yaml`;
  const questions = parse(FILES[`/${file}`] ?? '') as Record<string, Question> | null;
  const question = questions?.[name];
  if (question === undefined) throw new Error(`${file} has no fact "${name}"; there are: ${Object.keys(questions ?? {}).join(', ')}`);
  const format = FORMATS[question.format];
  if (format === undefined) throw new Error(`${file}: "${name}" has no format among ${Object.keys(FORMATS).join(', ')}`);
  const { execute, asOf } = await openWorld(question.dataset ?? 'yunduo');
  const { values } = await execute(question.sql, { as_of: asOf });
  const cell = values[0]?.[0];
  if (values.length !== 1 || values[0]?.length !== 1 || cell === null || cell === undefined) {
    throw new Error(`${file}: "${name}" should give one row with one cell that is not NULL`);
  }
  return format(cell, language);
}
