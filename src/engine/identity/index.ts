/**
 * Who is who: the public functions of identity resolution (OneID). An entry of its own: what a page needs for its first Run comes
 * from `engine/index.ts`, and nothing of this comes with it.
 */

export { extendIdentity } from './extend.ts';
export { type Fate, figuresOf, type IdentityFigures, refusedOf } from './figures.ts';
export { type FieldRow, type GoldenField, type GoldenRecord, type GoldenRules, goldenRecords, type Survival } from './golden.ts';
export { ID_KINDS, type IdKind, type IdKindName } from './id-kinds.ts';
export { identify } from './identify.ts';
export {
  type Customer,
  customerOfRecord,
  type Identity,
  type IdentityInput,
  type IdRecord,
  type IdRow,
  type IdState,
  type IdValue,
} from './identity.ts';
export { type NoIdentifier, type NormalId, normaliseId } from './normalise.ts';
export {
  type BlockedValue,
  type IdentityRules,
  STANDARD_RULES,
  STANDARD_TYPES,
  type StandardType,
  type TypeRules,
  withoutCare,
} from './rules.ts';
export {
  CUSTOMER_COLUMN,
  type IdentifiedTable,
  identified,
  type KeyedTable,
  MAPPING_COLUMNS,
  mappingTable,
  recordName,
  recordsOf,
} from './tables.ts';
export { type Accuracy, accuracyOf } from './truth.ts';
export { type Link, type Why, whyOf } from './why.ts';
