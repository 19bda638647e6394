import type { Value } from './definition.ts';
import type { ResolvedTag, Rule } from './resolved.ts';
import { type SqlContext, sqlOf } from './sql-expression.ts';

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
        rule.cases.map((c) => [sqlOf(c.when, context), c.value]),
        rule.otherwise,
        context,
      );
    case 'bin': {
      const score = context.dialect.quote(rule.scoreId);
      if (!rule.labels) return score;
      return caseOf(
        rule.labels.map((label, i) => [`${score} = ${rule.lowest + i}`, label]),
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
  const code = digits.join(' || ');
  const { output } = rule;
  switch (output.kind) {
    case 'code':
      return code;
    case 'digit':
      return digits['rfm'.indexOf(output.of)] ?? 'NULL';
    case 'weighted':
      return digits.map((d, i) => `${d} * ${context.dialect.param(context.params.add(output.weights[i] ?? 0))}`).join(' + ');
    case 'segment': {
      const cases = output.segments.map((s): [string, Value] => {
        if (s.cells) return [`${code} IN (${s.cells.map((c) => literal(c, context)).join(', ')})`, s.value];
        const ranges = [s.r, s.f, s.m].flatMap((range, i) => (range ? [`${digits[i]} BETWEEN ${range[0]} AND ${range[1]}`] : []));
        return [ranges.join(' AND ') || '1 = 1', s.value];
      });
      const known = digits.map((d) => `${d} IS NULL`).join(' OR ');
      return `CASE WHEN ${known} THEN NULL ELSE ${caseOf(cases, output.otherwise, context)} END`;
    }
  }
}

function columnSql(rule: Extract<Rule, { kind: 'column' }>, context: SqlContext): string {
  const { dialect } = context;
  let value = dialect.quote(rule.column);
  for (const step of rule.clean) {
    if (step === 'trim_all') value = dialect.trimAll(value);
    else value = `${step.toUpperCase()}(${value})`;
  }
  if (!rule.map) return rule.otherwise === null ? value : `COALESCE(${value}, ${literal(rule.otherwise, context)})`;
  const cases = Object.entries(rule.map).map(([tagValue, spellings]): [string, Value] => [
    `${value} IN (${spellings.map((s) => literal(s, context)).join(', ')})`,
    tagValue,
  ]);
  const mapped = caseOf(cases, rule.otherwise, context);
  return rule.otherwise === null ? mapped : `CASE WHEN ${value} IS NOT NULL THEN ${mapped} END`;
}

function caseOf(cases: readonly (readonly [condition: string, value: Value])[], otherwise: Value | undefined, context: SqlContext): string {
  const rest = otherwise === undefined || otherwise === null ? '' : ` ELSE ${literal(otherwise, context)}`;
  if (cases.length === 0) return otherwise === undefined ? 'NULL' : literal(otherwise, context);
  const whens = cases.map(([condition, value]) => `WHEN ${condition} THEN ${literal(value, context)}`);
  return `CASE ${whens.join('\n      ')}${rest ? `\n     ${rest}` : ''} END`;
}

const literal = (value: Value, { dialect, params }: SqlContext): string => (value === null ? 'NULL' : dialect.param(params.add(value)));
