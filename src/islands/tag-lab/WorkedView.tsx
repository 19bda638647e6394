import type { Worked } from '../../engine/index.ts';
import type { LabView } from './view.ts';
import { workedTexts } from './worked-text.ts';

/** A calculation with this customer's numbers, a step a line. */
export const WorkedView = ({ worked, view }: { readonly worked: readonly Worked[]; readonly view: LabView }) =>
  worked.length === 0 ? null : (
    <ul class="worked">
      {workedTexts(worked, view).map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
