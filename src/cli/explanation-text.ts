import type {
  ExplainedStep,
  Explanation,
  ResolvedTag,
  Rows,
  RuleExplanation,
  Schema,
  ScoreExplanation,
  Standing,
  TruthNode,
  Worked,
} from '../engine/index.ts';
import { eachOf, hasSeveral, rowCount } from '../engine/index.ts';
import { labsWords as labsEn } from '../i18n/en/labs.ts';
import type { Language } from '../i18n/language.ts';
import { workedText } from '../i18n/worked.ts';
import { labsWords as labsZh } from '../i18n/zh/labs.ts';
import { conditionText } from './condition-text.ts';
import { indent, inWords, shown, valueText, type Why } from './explained-value.ts';

/** How many of a fact's source rows are printed. */
const MOST_ROWS = 5;

/** What every line of an explanation is told with. */
interface Told {
  readonly explanation: Explanation;
  readonly tag: ResolvedTag;
  readonly schema: Schema;
  readonly language: Language;
  readonly why: Why;
}

/** Why a customer has a tag, as lines of text: the value, what it rests on, and the rule step by step. */
export function explanationLines(explanation: Explanation, tag: ResolvedTag, schema: Schema, language: Language, why: Why): string[] {
  const { customerId, code, rule, facts, steps } = explanation;
  const told = { explanation, tag, schema, language, why };
  const named = eachOf(explanation.value, hasSeveral(tag.definition)).map((one) => {
    const label = valueText(one, told);
    return typeof one !== 'string' || label === one ? label : `${label} (${one})`;
  });
  const value = named.length === 0 ? why.noValue : named.join(' · ');
  const rests = facts.length === 0 ? [] : [why.facts, ...indent(factsLines(told))];
  return [
    `${customerId} · ${tag.definition.name[language]} (${code}) = ${value}`,
    ...indent([...rests, ...steps.flatMap((step) => stepLines(step, told)), ...ruleLines(rule, told)]),
  ];
}

const stepLines = (step: ExplainedStep, told: Told): string[] => [
  told.why.step(stepName(step, told), valueText(step.rule.value, told)),
  ...indent(ruleLines(step.rule, told)),
];

function stepName({ code, role }: ExplainedStep, told: Told): string {
  const { steps } = told.why;
  if (!role) return code;
  if (role.is === 'distance') return steps.distance(valueText(role.of, told));
  if (role.is === 'score') return steps.score[role.of];
  return role.is === 'input' ? steps.input(role.of) : steps[role.is];
}

/** The text of an expression with what its names are called. Texts in quotes are nobody's names. */
function readable(text: string, told: Told): string {
  const { facts, steps } = told.explanation;
  const names = new Map([
    ...facts.map(({ name, label }) => [name, label[told.language]] as const),
    ...steps.map((step) => [step.code, stepName(step, told)] as const),
  ]);
  return text.replace(/'(?:[^']|'')*'|[\p{L}_][\p{L}\p{N}_]*/gu, (name) => names.get(name) ?? name);
}

/** Rows that several facts rest on are shown with the first of them. */
function factsLines({ explanation: { facts }, tag, schema, language, why }: Told): string[] {
  const shownRows = new Set<string>();
  return facts.flatMap(({ name, label, value, codes, measure, workings }) => {
    // What the engine called after the tag is nobody's name.
    const isNamed = label[language] !== name && !name.startsWith(`${tag.code}_`);
    const each = codes && typeof value === 'string' ? eachOf(value, true) : [value];
    const worth = each.map((one) => inWords(one, codes, language, why)).join(' · ');
    const head = `${isNamed ? `${label[language]} (${name})` : label[language]} = ${worth}`;
    if (measure === undefined) return [head];
    const count = rowCount(measure.rows);
    const table = schema.tables[measure.table]?.label[language] ?? measure.table;
    const sample = JSON.stringify(measure.rows);
    const rows = shownRows.has(sample) ? [] : indent(sampleLines(measure.rows));
    shownRows.add(sample);
    const weighed =
      workings && rowCount(workings) > 0 ? [why.workings, ...indent(sampleLines(workingsInWords(workings, codes, language, why)))] : [];
    const found = measure.agg === 'statement' ? why.queried : why.rows(table, count, measure.start, measure.end);
    return [head, ...indent([count === 0 ? why.noRows : found, ...rows, ...weighed])];
  });
}

/** What a shape weighed, with columns that a person can read. */
const workingsInWords = ({ columns, values }: Rows, codes: Explanation['facts'][number]['codes'], language: Language, why: Why): Rows => ({
  columns: columns.map((name) => why.workingColumns[name as keyof typeof why.workingColumns] ?? name),
  values: values.map((cells, c) => {
    if (columns[c] === 'taken') return cells.map((cell) => why.yesNo[`${cell === 1}`]);
    return columns[c] === 'picked' ? cells.map((cell) => inWords(cell, codes, language, why)) : cells;
  }),
});

function sampleLines(rows: Rows): string[] {
  const count = Math.min(MOST_ROWS, rowCount(rows));
  if (count === 0) return [];
  const cells = rows.columns.map((column, c) => [column, ...(rows.values[c] ?? []).slice(0, count).map((cell) => String(cell ?? ''))]);
  const widths = cells.map((column) => Math.max(...column.map((cell) => cell.length)));
  const line = (r: number) =>
    cells
      .map((column, c) => (column[r] ?? '').padEnd(widths[c] ?? 0))
      .join('  ')
      .trimEnd();
  const lines = Array.from({ length: count + 1 }, (_, r) => line(r));
  return rowCount(rows) > count ? [...lines, '…'] : lines;
}

function ruleLines(rule: RuleExplanation, told: Told): string[] {
  const { why } = told;
  switch (rule.kind) {
    case 'value': {
      // A tag that is nothing but a measure has been said already.
      if (told.explanation.facts.some((fact) => fact.name === rule.text)) return [];
      const [asked] = rule.choices;
      if (asked && isGate(rule, told)) return [why.gate, ...indent(gateLines(asked.condition, told))];
      return [
        ...(rule.truth === undefined ? valueLines(rule, told) : truthLines(rule.truth, told)),
        ...rule.choices.flatMap(({ condition, value }) => [`→ ${shown(value, why)}`, ...indent(truthLines(condition, told))]),
      ];
    }
    case 'column':
      return [why.raw(shown(rule.raw, why)), ...(rule.cleaned === rule.raw ? [] : [why.cleaned(shown(rule.cleaned, why))])];
    case 'cases': {
      const lines = rule.cases.flatMap(({ value, condition, state }, i) => {
        const outcome =
          state === 'matched'
            ? why.matched
            : state === 'not-reached'
              ? why.notReached
              : condition.truth === null
                ? why.unknown
                : why.passedOver;
        const head = `${why.rule(i + 1)} → ${valueText(value, told)} · ${outcome}`;
        return state === 'not-reached'
          ? [head, ...indent([conditionSaid(condition, told)])]
          : [head, ...indent(truthLines(condition, told))];
      });
      const rest = rule.value === null ? why.nothing : `${why.fellThrough} → ${valueText(rule.value, told)}`;
      return rule.fellThrough ? [...lines, rest] : lines;
    }
    case 'bin':
      return scoreLines(rule.score, told);
    case 'rfm':
      return [...rule.scores.flatMap((score) => scoreLines(score, told)), ...(rule.code === null ? [] : [why.code(rule.code)])];
  }
}

/** The value as it was written, or, where that is a calculation, with this customer's numbers below. */
const valueLines = (rule: Extract<RuleExplanation, { kind: 'value' }>, told: Told): string[] => [
  `${readable(rule.text, told)} = ${valueText(rule.value, told)}`,
  ...indent(workedLines(rule.worked, told)),
];

/** `if(what a gate asks, the value before it, nothing)`, as a tag with a gate, or its step, has it. */
function isGate(rule: RuleExplanation, { explanation, tag }: Told): boolean {
  if (!tag.definition.gate) return false;
  const passed = explanation.steps.find(({ role }) => role?.is === 'passed');
  return rule === explanation.rule || rule === passed?.rule;
}

/** What a gate asks, part by part, in the words that the lab has for it. */
function gateLines(condition: TruthNode, told: Told): string[] {
  const parts = condition.operator === 'and' ? condition.children : [condition];
  return parts.map((part) => `${asked(part, told)} · ${truthText(part, told.why)}`);
}

function asked(part: TruthNode, { tag: { definition }, schema, language }: Told): string {
  const { consent, minAge, minGroup, unknownAge } = definition.gate ?? { unknownAge: 'deny' };
  const { tagLab } = language === 'zh' ? labsZh : labsEn;
  const ageless = unknownAge === 'allow';
  const number = (n: number): string => (language === 'zh' ? ` ${n} ` : String(n));
  const said = (kept: { consent?: string; minAge?: string; minGroup?: string }): string =>
    tagLab.say
      .gate<string>({ ageless, ...kept })
      .flat()
      .join('');
  if (part.text.startsWith('group_size(')) return minGroup === undefined ? part.text : said({ minGroup: number(minGroup) });
  if (part.text.includes('age(')) return minAge === undefined ? part.text : said({ minAge: number(minAge) });
  if (consent === undefined) return part.text;
  const { table, purpose } = schema.consent ?? { table: 'consents', purpose: 'purpose' };
  const codes = schema.tables[table]?.columns.find((c) => c.name === purpose)?.codes;
  return said({ consent: codes?.[consent]?.[language] ?? consent });
}

const truthText = ({ truth }: TruthNode, why: Why): string => (truth === null ? why.truth.unknown : why.truth[`${truth}`]);

function truthLines(node: TruthNode, told: Told): string[] {
  const { explanation, language, why } = told;
  const codesOf = (name: string) => explanation.facts.find((fact) => fact.name === name)?.codes;
  const values = node.values
    .map(({ name, value }) => `${readable(name, told)} = ${inWords(value, codesOf(name), language, why)}`)
    .join(', ');
  return [
    `${conditionSaid(node, told)} · ${truthText(node, why)}${values === '' ? '' : ` (${values})`}`,
    ...indent(workedLines(node.worked, told)),
    ...indent(node.children.flatMap((child) => truthLines(child, told))),
  ];
}

const conditionSaid = (node: TruthNode, told: Told): string =>
  conditionText(node, {
    explanation: told.explanation,
    language: told.language,
    readable: (text) => readable(text, told),
    shown: (value, codes) => inWords(value, codes, told.language, told.why),
  });

/** A calculation with this customer's numbers, a step a line. */
const workedLines = (worked: readonly Worked[], { why }: Told): string[] =>
  worked.map((step) => workedText(step, why.worked, (value) => shown(value, why)));

function scoreLines({ text, value, worked, cuts, score, standing, method }: ScoreExplanation, told: Told): string[] {
  const { why } = told;
  const head = `${readable(text, told)} · ${why.score(shown(value, why), score)}`;
  const stands = standing ? [standingLine(standing, why)] : [];
  const cutTexts = cuts.map((cut) => (method === 'pareto' ? `${Number((cut * 100).toFixed(1))}%` : shown(cut, why)));
  return [head, ...indent([...workedLines(worked, told), ...stands, ...(cuts.length === 0 ? [] : [why.cuts(cutTexts.join(', '))])])];
}

function standingLine(standing: Standing, { standing: words }: Why): string {
  if (standing.by === 'place') return words.place(standing.place, standing.of, standing.from);
  return standing.by === 'share' ? words.share(`${(standing.before * 100).toFixed(1)}%`) : words.deviation(standing.deviations.toFixed(2));
}
