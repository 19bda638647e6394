import type { Gate } from '../language/composed.ts';
import type { Measure } from '../language/definition.ts';
import type { Expression } from '../language/expression.ts';
import { columnOf, type Schema } from '../language/schema.ts';
import type { ExpandContext } from './expand.ts';
import { binaryAt, callAt, joined, literalAt, nameAt, namesReplaced } from './write.ts';
import { writtenAt } from './written-at.ts';

/** What a gate asks of each customer, and of the groups that come out. */
export interface GateParts {
  /** A customer for whom this is not true has no value. */
  readonly condition?: Expression;
  /** Over the values that are left; false keeps a value back. */
  readonly group?: (value: string) => Expression;
  readonly measures: Readonly<Record<string, Measure>>;
}

const CONSENT = { table: 'consents', purpose: 'purpose', status: 'status', granted: 'granted', expires: 'expires_at' } as const;

/** A gate as conditions over the consents of a customer, the age, and the size of the groups. */
export function gateParts(gate: Gate, { schema, nameOf }: Pick<ExpandContext, 'schema' | 'nameOf'>): GateParts {
  const { place, minAge, minGroup, consent } = gate;
  const conditions: Expression[] = [];
  const measures: Record<string, Measure> = {};
  if (consent !== undefined) {
    measures[nameOf('consent')] = latestConsent(consent, gate, schema);
    conditions.push(nameAt(nameOf('consent'), place));
  }
  if (minAge !== undefined) {
    const birth = nameAt(schema.birthDate ?? 'birth_date', place);
    const old = binaryAt('>=', callAt('age', [birth], place), literalAt(minAge, place), place);
    const unknown = { kind: 'missing', operand: birth, negated: false, start: place.start, end: place.end } as const;
    conditions.push(gate.unknownAge === 'allow' ? binaryAt('or', unknown, old, place) : old);
  }
  return {
    measures,
    ...(conditions.length > 0 ? { condition: joined('and', conditions, place) } : {}),
    ...(minGroup === undefined
      ? {}
      : { group: (value) => binaryAt('>=', callAt('group_size', [nameAt(value, place)], place), literalAt(minGroup, place), place) }),
  };
}

/** Whether the customer's last word for a purpose is a yes that still holds; no word is no. */
function latestConsent(purpose: string, { fresh, place }: Gate, schema: Schema): Measure {
  const { table, purpose: purposeColumn, status, granted, expires } = schema.consent ?? CONSENT;
  const equals = (column: string, value: string): Expression => binaryAt('=', nameAt(column, place), literalAt(value, place), place);
  const isGranted = equals(status, granted);
  const holds = writtenAt('expires is missing or expires > as_of', place);
  const field = fresh && expires ? binaryAt('and', isGranted, namesReplaced(holds, { expires }), place) : isGranted;
  const where = equals(purposeColumn, purpose);
  const label = schema.tables[table]?.label ?? { zh: table, en: table };
  const asked = columnOf(schema, table, purposeColumn)?.codes?.[purpose] ?? { zh: purpose, en: purpose };
  const name = { zh: `${label.zh} · ${asked.zh}`, en: `${label.en} · ${asked.en}` };
  return { name, from: table, agg: 'last', field, where, window: { kind: 'ever' }, empty: false, place, fromPlace: place };
}
