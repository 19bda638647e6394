import type { ExerciseKind } from '../../../grading/exercise.ts';
import { ChoiceField } from './Choice.tsx';
import { ClassifyField } from './Classify.tsx';
import { FormulaField } from './Formula.tsx';
import type { Field, FieldProps } from './field.ts';
import { MatchField } from './Match.tsx';
import { NumberField } from './Number.tsx';
import { OrderField } from './Order.tsx';
import { StepsField } from './Steps.tsx';
import { TextField } from './Text.tsx';
import { TuneField } from './Tune.tsx';
import { RepairField, SqlField, TagField } from './Written.tsx';

/** Where each kind of answer is given. */
const FIELDS: { readonly [K in ExerciseKind]: Field<K> } = {
  choice: ChoiceField,
  classify: ClassifyField,
  formula: FormulaField,
  match: MatchField,
  number: NumberField,
  order: OrderField,
  repair: RepairField,
  sql: SqlField,
  steps: StepsField,
  tag: TagField,
  text: TextField,
  tune: TuneField,
};

/** The field of whatever is asked. */
export function AnyField(props: FieldProps<ExerciseKind>) {
  const Chosen = FIELDS[props.ask.kind] as Field<ExerciseKind>;
  return <Chosen {...props} />;
}
