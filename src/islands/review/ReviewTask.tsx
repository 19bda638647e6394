import { useEffect, useState } from 'preact/hooks';
import type { ReviewItem } from '../../course/review.ts';
import type { Language } from '../../i18n/language.ts';
import { siteFile } from '../../sandbox/client.ts';
import type Panel from '../exercise/ExercisePanel.tsx';
import type { ExerciseView } from '../exercise/view.ts';
import type { ReviewWords } from './ReviewPage.tsx';

interface Props {
  readonly item: ReviewItem;
  /** How often it was answered before: each time begins blank. */
  readonly round: number;
  readonly language: Language;
  readonly words: ReviewWords;
}

/** One exercise of a sitting, fetched when its turn comes. */
export function ReviewTask({ item, round, language, words }: Props) {
  const [ready, setReady] = useState<{ readonly view: ExerciseView; readonly ExercisePanel: typeof Panel } | 'failed'>();
  const fetchTask = async () => {
    const [bytes, module] = await Promise.all([
      siteFile(`data/views/${language}/${item.exerciseId}.json`),
      import('../exercise/ExercisePanel.tsx'),
    ]);
    setReady({ view: JSON.parse(new TextDecoder().decode(bytes)) as ExerciseView, ExercisePanel: module.default });
  };
  const begin = () => void fetchTask().catch(() => setReady('failed'));
  useEffect(begin, [item.exerciseId]);
  if (ready === undefined) return <p class="notice">{words.loading}</p>;
  if (ready === 'failed')
    return (
      <p class="notice warn" role="status">
        {words.failed}{' '}
        <button type="button" class="btn" onClick={begin}>
          {words.begin}
        </button>
      </p>
    );
  const { view, ExercisePanel } = ready;
  return <ExercisePanel view={view} language={language} again={{ data: item.data, round }} />;
}
