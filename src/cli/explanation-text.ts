import type {
  ExplainedStep,
  Explanation,
  Fact,
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
import type { Language } from '../i18n/language.ts';
import type { whyWords } from '../i18n/zh/why.ts';

/** How many of a fact's source rows are printed. */
const MOST_ROWS = 5;

/** The labs' words for the same thing. */
export type Why = typeof whyWords & { readonly noValue: string };

/** Why a customer has a tag, as lines of text: the value, what it rests on, and the rule step by step. */
export function explanationLines(explanation: Explanation, tag: ResolvedTag, schema: Schema, language: Language, why: Why): string[] {
  const { customerId, code, rule, facts, steps } = explanation;
  const named = eachOf(explanation.value, hasSeveral(tag.definition)).map((one) => {
    const label = tag.domain[String(one)]?.[language];
    return `${String(one)}${label === undefined || label === String(one) ? '' : ` ${label}`}`;
  });
  const value = named.length === 0 ? why.noValue : named.join(' · ');
  const rests = facts.length === 0 ? [] : [why.facts, ...indent(factsLines(facts, schema, language, why))];
  return [
    `${customerId} · ${tag.definition.name[language]} (${code}) = ${value}`,
    ...indent([...rests, ...steps.flatMap((step) => stepLines(step, facts, why)), ...ruleLines(rule, facts, why)]),
  ];
}

const stepLines = (step: ExplainedStep, facts: readonly Fact[], why: Why): string[] => [
  why.step(stepName(step, why), shown(step.rule.value, why)),
  ...indent(ruleLines(step.rule, facts, why)),
];
function stepName({ code, role }: ExplainedStep, { steps }: Why): string {
  if (!role) return code;
  if (role.is === 'distance') return steps.distance(String(role.of));
  if (role.is === 'score') return steps.score[role.of];
  return role.is === 'input' ? steps.input(role.of) : steps[role.is];
}

/** What would give another value, as lines of text below the explanation; none where nothing was found. */
export function nearestLines(changes: readonly NearestChange[], tag: ResolvedTag, language: Language, { nearest, noValue }: Why): string[] {
  if (changes.length === 0) return [];
  const lines = changes.map((change) => {
    const { value } = change;
    const becomes = value === null ? undefined : (tag.domain[String(value)]?.[language] ?? String(value));
    if (change.kind === 'steps') {
      const steps = change.steps.map(({ at, label }) => ({ at, label: label[language] }));
      return nearest.steps(steps, change.day, becomes ?? '');
    }
    const { label, agg, from, to } = change;
    const counted =
      typeof from === 'number' && typeof to === 'number'
        ? { by: String(Number(Math.abs(to - from).toPrecision(12))), more: to > from }
        : {};
    const since = agg === 'days_since' ? ({ since: 'last' } as const) : agg === 'days_since_first' ? ({ since: 'first' } as const) : {};
    const supposed = {
      label: label[language],
      from: String(from ?? noValue),
      to: String(to),
      missing: from === null,
      ...counted,
      ...('by' in counted ? since : {}),
    };
    return nearest.change(supposed, becomes);
  });
  return indent([nearest.title, ...indent([...lines, nearest.checked])]);
}
const indent = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);
const shown = (value: Value, why: Why): string => (value === null ? why.noValue : String(value));

/** Rows that several facts rest on are shown with the first of them. */
function factsLines(facts: readonly Fact[], schema: Schema, language: Language, why: Why): string[] {
  const shownRows = new Set<string>();
  return facts.flatMap(({ name, label, value, measure, workings }) => {
    const head = `${label[language] === name ? name : `${label[language]} (${name})`} = ${shown(value, why)}`;
    if (measure === undefined) return [head];
    const count = rowCount(measure.rows);
    const table = schema.tables[measure.table]?.label[language] ?? measure.table;
    const sample = JSON.stringify(measure.rows);
    const rows = shownRows.has(sample) ? [] : indent(sampleLines(measure.rows));
    shownRows.add(sample);
    const weighed = workings && rowCount(workings) > 0 ? [why.workings, ...indent(sampleLines(inWords(workings, why)))] : [];
    return [head, ...indent([count === 0 ? why.noRows : why.rows(table, count, measure.start, measure.end), ...rows, ...weighed])];
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

function ruleLines(rule: RuleExplanation, facts: readonly Fact[], why: Why): string[] {
  switch (rule.kind) {
    case 'value':
      // A tag that is nothing but a measure has been said already.
      if (facts.some((fact) => fact.name === rule.text)) return [];
      return [
        ...(rule.truth === undefined ? [`${rule.text} = ${shown(rule.value, why)}`] : truthLines(rule.truth, why)),
        ...rule.choices.flatMap(({ condition, value }) => [`→ ${shown(value, why)}`, ...indent(truthLines(condition, why))]),
      ];
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
        const head = `${why.rule(i + 1)} → ${shown(value, why)} · ${outcome}`;
        return state === 'not-reached' ? [head, ...indent([condition.text])] : [head, ...indent(truthLines(condition, why))];
      });
      const rest = rule.value === null ? why.nothing : `${why.fellThrough} → ${shown(rule.value, why)}`;
      return rule.fellThrough ? [...lines, rest] : lines;
    }
    case 'bin':
      return scoreLines(rule.score, why);
    case 'rfm':
      return [...rule.scores.flatMap((score) => scoreLines(score, why)), ...(rule.code === null ? [] : [why.code(rule.code)])];
  }
}

function truthLines(node: TruthNode, why: Why): string[] {
  const truth = node.truth === null ? why.truth.unknown : why.truth[`${node.truth}`];
  const values = node.values.map(({ name, value }) => `${name} = ${shown(value, why)}`).join(', ');
  return [
    `${node.text} · ${truth}${values === '' ? '' : ` (${values})`}`,
    ...indent(node.children.flatMap((child) => truthLines(child, why))),
  ];
}

function scoreLines({ text, value, cuts, score, standing, method }: ScoreExplanation, why: Why): string[] {
  const head = `${text} · ${why.score(shown(value, why), score)}`;
  const stands = standing ? [standingLine(standing, why)] : [];
  return [
    head,
    ...indent([
      ...stands,
      ...(cuts.length === 0
        ? []
        : [why.cuts(cuts.map((cut) => (method === 'pareto' ? `${Number((cut * 100).toFixed(1))}%` : cut)).join(', '))]),
    ]),
  ];
}

function standingLine(standing: Standing, { standing: words }: Why): string {
  if (standing.by === 'place') return words.place(standing.place, standing.of, standing.from);
  return standing.by === 'share' ? words.share(`${(standing.before * 100).toFixed(1)}%`) : words.deviation(standing.deviations.toFixed(2));
}
