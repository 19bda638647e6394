import type { Expression } from '../../engine/expression.ts';
import type { Bilingual, Compiled, Dialect, Measure, ResolvedTags, RfmBuilder, Schema, TagDefinition, Window } from '../../engine/index.ts';
import { compileTags, resolveTags, sqlite } from '../../engine/index.ts';
import { OTHERS, segmentsOfScheme } from './scheme.ts';
import { type Counted, type RfmSettings, scoringOf, type WindowDays } from './settings.ts';

/** Where orders stand in a database: the course's shop, or a person's own file. */
export interface OrderTable {
  readonly table: string;
  readonly date: string;
  readonly amount: string;
  /** Absent: every row is one order. */
  readonly order?: string;
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

/** The two tags of the lab: the three-digit code and the segment it belongs to. Both read the same measures and scores. */
export function rfmTags(settings: RfmSettings, orders: OrderTable): TagDefinition[] {
  const score = scoringOf(settings.scoring);
  const measure = (agg: Measure['agg'], field?: string): Measure => {
    const where = countedCondition(settings.counted, orders);
    return {
      from: orders.table,
      agg,
      on: orders.date,
      window: windowOf(settings.window),
      ...(where && { where }),
      ...(field !== undefined && { field: name(field) }),
      place: PLACE,
    };
  };
  const tag = (code: string, label: Bilingual, output: RfmBuilder['output']): TagDefinition => ({
    code,
    name: label,
    category: [],
    value: {},
    measures: {},
    define: {
      builder: 'rfm',
      recency: measure('days_since'),
      frequency: orders.order === undefined ? measure('count') : measure('count_distinct', orders.order),
      monetary: measure('sum', orders.amount),
      score,
      output,
      place: PLACE,
    },
    about: {},
    place: PLACE,
  });
  const segments = segmentsOfScheme(settings.scheme, score);
  return [
    tag(CODE_TAG, { zh: 'RFM 得分', en: 'RFM score' }, { kind: 'code' }),
    tag(SEGMENT_TAG, { zh: 'RFM 细分', en: 'RFM segment' }, { kind: 'segment', segments, otherwise: OTHERS }),
  ];
}

export interface RfmStatement {
  readonly tags: ResolvedTags;
  readonly compiled: Compiled;
}

/** The one statement that gives R, F, M, their scores, the code and the segment of every customer. */
export function compileRfm(settings: RfmSettings, schema: Schema, orders: OrderTable, dialect: Dialect = sqlite): RfmStatement {
  const { value: tags, issues } = resolveTags({ measures: {}, tags: rfmTags(settings, orders) }, schema, () => PLACE);
  if (!tags || issues.length > 0) throw new Error(`the lab's own tags do not resolve: ${JSON.stringify(issues)}`);
  return { tags, compiled: compileTags(tags, dialect) };
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
