import {
  type Compiled,
  type Execute,
  eachOf,
  explainCustomer,
  hasSeveral,
  type Migration,
  movedIn,
  type ResolvedTag,
  type ResolvedTags,
  type State,
  sqlite,
  type TagRows,
  whyMoved,
} from '../engine/index.ts';
import { movedWords as en } from '../i18n/en/moved.ts';
import type { Language } from '../i18n/language.ts';
import { movedReason } from '../i18n/moved-reason.ts';
import { movedWords as zh } from '../i18n/zh/moved.ts';
import type { Context } from './command.ts';
import { indent, inWords, shown, valueText } from './explained-value.ts';

export const movedWordsOf = (language: Language): typeof zh => (language === 'zh' ? zh : en);

/** A run at one as-of date. */
export interface At {
  readonly asOf: string;
  readonly rows: TagRows;
}
interface Asked {
  readonly tags: ResolvedTags;
  readonly compiled: Compiled;
  readonly execute: Execute;
  readonly context: Context;
}

/** Ways from value to value that are told, the most taken first. */
const MOST_FLOWS = 5;

/** Who moved between two as-of dates, from where to where, and for each way one customer with the reason. */
export async function movedLines(tag: ResolvedTag, before: At, after: At, asked: Asked): Promise<string[]> {
  const { context } = asked;
  const words = movedWordsOf(context.language);
  const migration = movedIn(tag, before.rows, after.rows);
  const all = migration.before.reduce((sum, n) => sum + n, 0);
  const head = words.tag(tag.definition.name[context.language], tag.code, before.asOf, after.asOf, migration.moved.length, all);
  const flows = migration.flows.filter(({ from, to }) => from !== to).toSorted((a, b) => b.count - a.count);
  const lines: string[] = [];
  for (const { from, to, count } of flows.slice(0, MOST_FLOWS)) {
    const [was, is] = [from, to].map((state) => stateText(migration.states[state], tag, context)) as [string, string];
    const example = migration.moved.find((move) => move.from === from && move.to === to)?.customerId ?? '';
    const because = await reasonOf(tag, example, before.asOf, after.asOf, asked);
    lines.push(words.flow(was, is, count), ...indent([words.example(example, because)]));
  }
  const rest = flows.slice(MOST_FLOWS);
  const left = rest.reduce((sum, { count }) => sum + count, 0);
  return [head, ...indent([...lines, ...(rest.length === 0 ? [] : [words.others(rest.length, left)])])];
}

async function reasonOf(tag: ResolvedTag, customer: string, before: string, after: string, asked: Asked): Promise<string> {
  const { tags, compiled, execute, context } = asked;
  const { language, why } = context;
  const was = await explainCustomer(tags, compiled, sqlite, tag.code, customer, before, execute);
  const is = await explainCustomer(tags, compiled, sqlite, tag.code, customer, after, execute);
  const codesOf = (name: string) => [...is.facts, ...was.facts].find((fact) => fact.name === name)?.codes;
  return movedReason(whyMoved(was, is), movedWordsOf(language), {
    label: (label) => label[language],
    name: (name) => [...is.facts, ...was.facts].find((fact) => fact.name === name)?.label,
    number: (n) => shown(n, why),
    fact: (name, value) => {
      const codes = codesOf(name);
      const each = codes && typeof value === 'string' ? eachOf(value, true) : [value];
      return each.map((one) => inWords(one, codes, language, why)).join(' · ');
    },
  });
}

/** Where a customer stands, as a person calls it. */
function stateText(state: State | undefined, tag: ResolvedTag, { language, why }: Context): string {
  const words = movedWordsOf(language);
  switch (state?.kind) {
    case 'value':
      return eachOf(state.value, hasSeveral(tag.definition))
        .map((one) => valueText(one, { tag, language, why }))
        .join(' · ');
    case 'band':
      return [state.from === null ? '' : `> ${shown(state.from, why)}`, state.to === null ? '' : `≤ ${shown(state.to, why)}`]
        .filter((end) => end !== '')
        .join(' ');
    case 'absent':
      return words.absent;
    default:
      return words.noValue;
  }
}

/** The ways from value to value as figures, for a machine. */
export const flowsOf = ({ states, flows }: Migration): readonly { readonly from: State; readonly to: State; readonly count: number }[] =>
  flows.flatMap(({ from, to, count }) => {
    const [was, is] = [states[from], states[to]];
    return from === to || !was || !is ? [] : [{ from: was, to: is, count }];
  });
