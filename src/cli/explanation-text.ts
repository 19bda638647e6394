import type {
  ExplainedStep,
  Explanation,
  NearestChange,
  ResolvedTag,
  Rows,
  RuleExplanation,
  Schema,
  ScoreExplanation,
  Standing,
  TruthNode,
  Value,
} from '../engine/index.ts';
import { eachOf, hasSeveral, rowCount } from '../engine/index.ts';
import { labsWords as labsEn } from '../i18n/en/labs.ts';
import type { Language } from '../i18n/language.ts';
import { labsWords as labsZh } from '../i18n/zh/labs.ts';
import type { whyWords } from '../i18n/zh/why.ts';

/** How many of a fact's source rows are printed. */
const MOST_ROWS = 5;

/** The labs' words for the same thing. */
export type Why = typeof whyWords & { readonly noValue: string };

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

/** A value of the tag as it is called. */
const valueText = (value: Value, { tag, language, why }: Pick<Told, 'tag' | 'language' | 'why'>): string =>
  (value !== null && Object.hasOwn(tag.domain, String(value)) ? tag.domain[String(value)]?.[language] : undefined) ?? shown(value, why);

/** The text of an expression with what its names are called. Texts in quotes are nobody's names. */
function readable(text: string, told: Told): string {
  const { facts, steps } = told.explanation;
  const names = new Map([
    ...facts.map(({ name, label }) => [name, label[told.language]] as const),
    ...steps.map((step) => [step.code, stepName(step, told)] as const),
  ]);
  return text.replace(/'(?:[^']|'')*'|[\p{L}_][\p{L}\p{N}_]*/gu, (name) => names.get(name) ?? name);
}

/** What would give another value, as lines of text below the explanation; none where nothing was found. */
export function nearestLines(changes: readonly NearestChange[], tag: ResolvedTag, language: Language, why: Why): string[] {
  const { nearest } = why;
  if (changes.length === 0) return [];
  const lines = changes.map((change) => {
    const { value } = change;
    const becomes = value === null ? undefined : valueText(value, { tag, language, why });
    if (change.kind === 'steps') {
      const steps = change.steps.map(({ at, label }) => ({ at, label: label[language] }));
      return nearest.steps(steps, change.day, becomes ?? '');
    }
    const { label, agg, from, to, consent } = change;
    const inDays = agg === 'days_since' || agg === 'days_since_first';
    const worth = (one: Value): string => (inDays && typeof one === 'number' ? why.days(one) : shown(one, why));
    const counted =
      typeof from === 'number' && typeof to === 'number' ? { by: worth(Number(Math.abs(to - from).toPrecision(12))), more: to > from } : {};
    const since = agg === 'days_since' ? ({ since: 'last' } as const) : agg === 'days_since_first' ? ({ since: 'first' } as const) : {};
    const supposed = {
      label: label[language],
      from: worth(from),
      to: worth(to),
      missing: from === null,
      ...(typeof to === 'boolean' ? { yesNo: true } : {}),
      ...(consent && typeof to === 'boolean' ? { consent: { to: consent[language], given: to } } : {}),
      ...counted,
      ...('by' in counted ? since : {}),
    };
    return nearest.change(supposed, becomes);
  });
  return indent([nearest.title, ...indent([...lines, nearest.checked])]);
}
const indent = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

/** Yes and no in words, and no more of a number than is read. */
function shown(value: Value, { noValue, yesNo }: Why): string {
  if (typeof value === 'boolean') return yesNo[`${value}`];
  return typeof value === 'number' ? String(rounded(value)) : (value ?? noValue);
}

const MOST_DIGITS = 4;
/** What would round to nothing keeps its first digits. */
function rounded(value: number): number {
  const round = Number(value.toFixed(MOST_DIGITS));
  return round === 0 ? Number(value.toPrecision(2)) : round;
}

/** Rows that several facts rest on are shown with the first of them. */
function factsLines({ explanation: { facts }, tag, schema, language, why }: Told): string[] {
  const shownRows = new Set<string>();
  return facts.flatMap(({ name, label, value, measure, workings }) => {
    // What the engine called after the tag is nobody's name.
    const isNamed = label[language] !== name && !name.startsWith(`${tag.code}_`);
    const codes = schema.tables[schema.entity.table]?.columns.find((c) => c.name === name)?.codes;
    const coded = measure === undefined && codes && Object.hasOwn(codes, String(value)) ? codes[String(value)]?.[language] : undefined;
    const head = `${isNamed ? `${label[language]} (${name})` : label[language]} = ${coded ?? shown(value, why)}`;
    if (measure === undefined) return [head];
    const count = rowCount(measure.rows);
    const table = schema.tables[measure.table]?.label[language] ?? measure.table;
    const sample = JSON.stringify(measure.rows);
    const rows = shownRows.has(sample) ? [] : indent(sampleLines(measure.rows));
    shownRows.add(sample);
    const weighed = workings && rowCount(workings) > 0 ? [why.workings, ...indent(sampleLines(inWords(workings, why)))] : [];
    const found = measure.agg === 'statement' ? why.queried : why.rows(table, count, measure.start, measure.end);
    return [head, ...indent([count === 0 ? why.noRows : found, ...rows, ...weighed])];
  });
}

/** What a shape weighed, with columns that a person can read. */
const inWords = ({ columns, values }: Rows, { workingColumns }: Why): Rows => ({
  columns: columns.map((name) => workingColumns[name as keyof typeof workingColumns] ?? name),
  values,
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
        ...(rule.truth === undefined ? [`${readable(rule.text, told)} = ${valueText(rule.value, told)}`] : truthLines(rule.truth, told)),
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
          ? [head, ...indent([readable(condition.text, told)])]
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
  const values = node.values.map(({ name, value }) => `${readable(name, told)} = ${shown(value, told.why)}`).join(', ');
  return [
    `${readable(node.text, told)} · ${truthText(node, told.why)}${values === '' ? '' : ` (${values})`}`,
    ...indent(node.children.flatMap((child) => truthLines(child, told))),
  ];
}

function scoreLines({ text, value, cuts, score, standing, method }: ScoreExplanation, told: Told): string[] {
  const { why } = told;
  const head = `${readable(text, told)} · ${why.score(shown(value, why), score)}`;
  const stands = standing ? [standingLine(standing, why)] : [];
  const cutTexts = cuts.map((cut) => (method === 'pareto' ? `${Number((cut * 100).toFixed(1))}%` : shown(cut, why)));
  return [head, ...indent([...stands, ...(cuts.length === 0 ? [] : [why.cuts(cutTexts.join(', '))])])];
}

function standingLine(standing: Standing, { standing: words }: Why): string {
  if (standing.by === 'place') return words.place(standing.place, standing.of, standing.from);
  return standing.by === 'share' ? words.share(`${(standing.before * 100).toFixed(1)}%`) : words.deviation(standing.deviations.toFixed(2));
}
