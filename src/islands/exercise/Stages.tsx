import type { Result } from '../../grading/result.ts';
import type { PanelWords } from './words.ts';

/** The calculation stage by stage, as far as it is proved which are right. */
export function Stages({ result, words }: { readonly result: Result; readonly words: PanelWords }) {
  const { stages: t } = words.feedback;
  return (
    <div class="stages">
      <p class="small">
        {t.title}
        {result.score > 0 && result.score < 1 && ` · ${t.score(Math.round(result.score * 100))}`}
      </p>
      <ol>
        {result.stages?.map(({ stage, status }) => (
          <li key={stage} data-status={status}>
            <span aria-hidden="true">{status === 'right' ? '✓' : '✕'}</span> {t.names[stage]}
            <span class="vh"> {t[status]}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
