import { type Assignment, ratesOf } from '../../grading/result.ts';
import type { PanelWords } from './words.ts';

const percent = (share: number): string => `${Number((share * 100).toFixed(1))}%`;

/** How many customers a tag chose, how exact and how complete the choice is, and whom it took too many or too few. */
export function AssignmentTable({ assignment, words }: { readonly assignment: Assignment; readonly words: PanelWords }) {
  const { assignment: t } = words.feedback;
  const rates = ratesOf(assignment);
  const rows: readonly (readonly [string, string])[] = [
    [t.population, assignment.population.toLocaleString()],
    [t.yours, assignment.yours.toLocaleString()],
    [t.expected, assignment.expected.toLocaleString()],
    [t.both, assignment.both.toLocaleString()],
    [t.precision, percent(rates.precision)],
    [t.recall, percent(rates.recall)],
    [t.coverage, percent(rates.coverage)],
    ...(assignment.extra.length > 0 ? [[t.extra, assignment.extra.join(' · ')] as const] : []),
    ...(assignment.missing.length > 0 ? [[t.missing, assignment.missing.join(' · ')] as const] : []),
  ];
  return (
    <details class="assignment">
      <summary>{t.caption}</summary>
      <table>
        <caption class="vh">{t.caption}</caption>
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="r">{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
