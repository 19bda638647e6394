import type { Value } from '../language/definition.ts';
import type { ResolvedTag, Rule } from '../language/resolved.ts';
import type { Dialect } from './dialect.ts';
import { conditionSql, literalSql, type SqlContext, sqlOf } from './expression.ts';
import { as, type Held, heldWith } from './held.ts';

/** Whether everything that the rule gives is written in the definition. */
export function givesWhatIsWritten(rule: Rule): boolean {
  switch (rule.kind) {
    case 'value':
      return false;
    case 'column':
      return rule.map !== undefined;
    case 'cases':
      return true;
    case 'bin':
      return rule.labels !== undefined;
    case 'rfm':
      return rule.output.kind === 'segment';
  }
}

/** The value of a tag as one SQL expression over the columns of a customer. */
export function ruleSql(tag: ResolvedTag, context: SqlContext): string {
  const { rule } = tag;
  switch (rule.kind) {
    case 'value':
      return sqlOf(rule.of, context);
    case 'column':
      return columnSql(rule, context);
    case 'cases':
      return caseOf(
        rule.cases.map((c) => when(conditionSql(c.when, context), c.value, context)),
        rule.otherwise,
        context,
      );
    case 'bin': {
      const score = context.dialect.quote(rule.scoreId);
      if (!rule.labels) return score;
      return caseOf(
        rule.labels.map((label, i) => when(`${score} = ${rule.lowest + i}`, label, context)),
        undefined,
        context,
      );
    }
    case 'rfm':
      return rfmSql(rule, context);
  }
}

function rfmSql(rule: Extract<Rule, { kind: 'rfm' }>, context: SqlContext): string {
  const digits = rule.scoreIds.map(context.dialect.quote);
  const code = digits.map((d) => context.dialect.textOf(d)).join(' || ');
  const { output } = rule;
  switch (output.kind) {
    case 'code':
      return code;
    case 'digit':
      return digits['rfm'.indexOf(output.of)] ?? 'NULL';
    case 'weighted':
      return digits.map((d, i) => `${d} * ${context.dialect.param(context.params.add(output.weights[i] ?? 0))}`).join(' + ');
    case 'segment': {
      const cases = output.segments.map((s) => {
        if (s.cells) return when(oneOf(code, s.cells, context), s.value, context);
        const ranges = [s.r, s.f, s.m].flatMap((range, i) => (range ? [`${digits[i]} BETWEEN ${range[0]} AND ${range[1]}`] : []));
        return when(ranges.join(' AND ') || '1 = 1', s.value, context);
      });
      const segment = caseOf(cases, output.otherwise, context);
      // Cells name no customer without a score; ranges and `else` would.
      if (output.segments.every((s) => s.cells) && (output.otherwise ?? null) === null) return segment;
      return presentOnly(digits.map((d) => `${d} IS NOT NULL`).join(' AND '), segment);
    }
  }
}

function columnSql(rule: Extract<Rule, { kind: 'column' }>, context: SqlContext): string {
  const { dialect } = context;
  let value = dialect.quote(rule.column);
  for (const step of rule.clean) value = cleaned(value, step, dialect);
  const held = context.held({ kind: 'column', column: rule.column });
  if (!rule.map) return orElse(value, held, rule.otherwise, context);
  const isTruth = held === 'truth';
  const spelt = isTruth ? value : as('text', held, value, dialect);
  const spellingsOf = (spellings: readonly (string | number)[]): readonly Value[] => (isTruth ? spellings.map(Boolean) : spellings);
  // What has to be tidied first is tidied once, and then compared.
  const isTidied = rule.clean.length > 0;
  const cases = Object.entries(rule.map).flatMap(([tagValue, spellings]) =>
    isTidied
      ? spellingsOf(spellings).map((spelling) => when(literal(spelling, context), tagValue, context))
      : [when(oneOf(spelt, spellingsOf(spellings), context), tagValue, context)],
  );
  const mapped = caseOf(cases, rule.otherwise, context, isTidied ? spelt : undefined);
  return rule.otherwise === null ? mapped : presentOnly(`${value} IS NOT NULL`, mapped);
}

function cleaned(value: string, step: string, dialect: Dialect): string {
  switch (step) {
    case 'trim_all':
      return dialect.trimAll(value);
    case 'trim':
      return dialect.trim(value);
    case 'lower':
      return dialect.lower(value);
    default:
      return dialect.upper(value);
  }
}

/** A value, and what stands in for it where it is missing. */
export function orElse(sql: string, held: Held, otherwise: Value, context: Pick<SqlContext, 'dialect' | 'params'>): string {
  if (otherwise === null) return sql;
  const wanted = heldWith(held, otherwise);
  const [value, instead] = [as(wanted, held, sql, context.dialect), as(wanted, 'text', literal(otherwise, context), context.dialect)];
  return `COALESCE(${value}, ${instead})`;
}

const when = (condition: string, value: Value, context: SqlContext): string => `WHEN ${condition} THEN ${given(value, context)}`;

/** What a rule gives. */
const given = (value: Value, context: SqlContext): string =>
  value === null || !context.given ? literal(value, context) : context.given(value);

function oneOf(sql: string, values: readonly Value[], context: SqlContext): string {
  const list = values.map((v) => literal(v, context));
  return list.length === 1 ? `${sql} = ${list[0]}` : `${sql} IN (${list.join(', ')})`;
}

/** @param of what all of `whens` are compared with, where they are values and not conditions */
function caseOf(whens: readonly string[], otherwise: Value | undefined, context: SqlContext, of?: string): string {
  if (whens.length === 0) return otherwise === undefined ? 'NULL' : given(otherwise, context);
  const rest = otherwise === undefined || otherwise === null ? [] : [`ELSE ${given(otherwise, context)}`];
  return [of === undefined ? 'CASE' : `CASE ${of}`, ...[...whens, ...rest].map((line) => `  ${line}`), 'END'].join('\n');
}

/** The value where the condition holds, and none elsewhere. */
const presentOnly = (condition: string, value: string): string => `CASE WHEN ${condition} THEN ${value} END`;

const literal = literalSql;
