import { type Compiled, compileTags } from '../../engine/compile/compile.ts';
import { sqlite } from '../../engine/compile/dialects/sqlite.ts';
import type { Bilingual, Measure, TagDefinition, Window } from '../../engine/language/definition.ts';
import type { Expression } from '../../engine/language/expression.ts';
import type { ResolvedTags } from '../../engine/language/resolved.ts';
import type { Schema } from '../../engine/language/schema.ts';
import { resolveTags } from '../../engine/resolve/resolve.ts';
import { OTHERS, segmentsOfScheme } from './scheme.ts';
import { type Base, type Counted, type RfmSettings, scoringOf, type WindowDays } from './settings.ts';

/** Where orders stand in a database: the course's shop, or a person's own file. */
export interface OrderTable {
  readonly table: string;
  readonly date: string;
  readonly amount: string;
  readonly order: string;
  /** Absent: every order counts, and the lab does not ask. */
  readonly status?: { readonly column: string } & Readonly<Record<Counted, readonly string[]>>;
}

export const YUNDUO_ORDERS: OrderTable = {
  table: 'orders',
  date: 'order_date',
  amount: 'amount',
  order: 'order_id',
  status: { column: 'status', paid: ['paid'], with_refunds: ['paid', 'refunded'] },
};

export const CODE_TAG = 'rfm_code';
export const SEGMENT_TAG = 'rfm_segment';

const PLACE = { line: 1, column: 1, start: 0, end: 0 };
const name = (column: string): Expression => ({ kind: 'name', name: column, start: 0, end: 0 });
const text = (value: string): Expression => ({ kind: 'literal', value, start: 0, end: 0 });

type Part = 'recency' | 'frequency' | 'monetary';

/** R, F and M as measures of the orders that the settings count. */
function measuresOf(settings: Base, orders: OrderTable): Readonly<Record<Part, Measure>> {
  const where = countedCondition(settings.counted, orders);
  const measure = (agg: Measure['agg'], label: Bilingual, field?: string): Measure => ({
    from: orders.table,
    agg,
    on: orders.date,
    window: windowOf(settings.window),
    ...(where && { where }),
    ...(field !== undefined && { field: name(field) }),
    name: label,
    place: PLACE,
  });
  return {
    recency: measure('days_since', { zh: '距最近一单天数', en: 'Days since last order' }),
    frequency: measure('count_distinct', { zh: '订单数', en: 'Orders' }, orders.order),
    monetary: measure('sum', { zh: '消费金额', en: 'Spend' }, orders.amount),
  };
}

const tag = (code: string, label: Bilingual, define: TagDefinition['define']): TagDefinition => ({
  code,
  name: label,
  category: [],
  value: {},
  measures: {},
  define,
  metadata: {},
  about: {},
  place: PLACE,
});

/** The two tags of the lab: the three-digit code and the segment it belongs to. Both read the same measures and scores. */
function scoredTags(settings: RfmSettings, orders: OrderTable): TagDefinition[] {
  const score = scoringOf(settings.scoring);
  const rfm = { builder: 'rfm', ...measuresOf(settings, orders), score, place: PLACE } as const;
  const segments = segmentsOfScheme(settings.scheme, score);
  return [
    tag(CODE_TAG, { zh: 'RFM 得分', en: 'RFM score' }, { ...rfm, output: { kind: 'code' } }),
    tag(SEGMENT_TAG, { zh: 'RFM 细分', en: 'RFM segment' }, { ...rfm, output: { kind: 'segment', segments, otherwise: OTHERS } }),
  ];
}

const PARTS = { recency: 'recency_days', frequency: 'order_count', monetary: 'spend' } as const satisfies Record<Part, string>;

/** R, F and M as three tags, for the lesson that has no scores yet. */
function rawTags(settings: Base, orders: OrderTable): TagDefinition[] {
  return Object.entries(measuresOf(settings, orders)).map(([part, measure]) =>
    tag(PARTS[part as Part], measure.name ?? { zh: part, en: part }, { builder: 'measure', measure, place: PLACE }),
  );
}

export interface RfmStatement {
  readonly tags: ResolvedTags;
  readonly compiled: Compiled;
  /** The statement that runs and that is shown: one row a customer. */
  readonly sql: string;
}

/**
 * The one statement that gives R, F, M, their scores, the code and the segment of every customer.
 * @param raw R, F and M only
 */
export function compileRfm(settings: RfmSettings, schema: Schema, orders: OrderTable, raw = false): RfmStatement {
  const file = { measures: {}, unread: [], tags: raw ? rawTags(settings, orders) : scoredTags(settings, orders) };
  const { value: tags, issues } = resolveTags(file, schema, () => PLACE);
  if (!tags || issues.length > 0) throw new Error(`the lab's own tags do not resolve: ${JSON.stringify(issues)}`);
  const compiled = compileTags(tags, sqlite);
  return { tags, compiled, sql: raw ? compiled.sql : compiled.wideSql };
}

const windowOf = (window: WindowDays): Window =>
  window === 'ever' ? { kind: 'ever' } : { kind: 'last', span: { count: Number(window), unit: 'd' } };

function countedCondition(counted: Counted, { status }: OrderTable): Expression | undefined {
  if (!status) return undefined;
  const [first, ...more] = status[counted];
  if (first === undefined) return undefined;
  const column = name(status.column);
  if (more.length === 0) return { kind: 'binary', operator: '=', left: column, right: text(first), start: 0, end: 0 };
  return { kind: 'in', operand: column, list: [first, ...more].map(text), negated: false, start: 0, end: 0 };
}
