import { useState } from 'preact/hooks';
import { attemptsIn, predictionsIn } from '../../course/entry.ts';
import type { Progress } from '../../course/progress-file.ts';
import { Ask } from './Ask.tsx';
import type { ProgressWords } from './ProgressPage.tsx';
import type { Opened } from './use-progress.ts';

interface Props extends Opened {
  readonly words: ProgressWords;
  readonly onErased: () => void;
}

/** Everything of everybody goes at once, after a question that names it. */
export function ErasePanel({ store, words, onErased }: Props) {
  const t = words.erase;
  const [going, setGoing] = useState<readonly Progress[]>();
  const count = (of: (progress: Progress) => number) => (going ?? []).reduce((sum, progress) => sum + of(progress), 0);
  const question = t.question({
    profiles: store.profiles.map(({ name }) => name || words.who.unnamed),
    attempts: count(({ entries }) => attemptsIn(entries).length),
    drafts: count(({ drafts }) => drafts.length),
    guesses: count(({ entries }) => predictionsIn(entries).length),
  });
  return (
    <section aria-labelledby="erase-all">
      <h2 id="erase-all">{t.title}</h2>
      <p class="actions">
        <button type="button" class="btn quiet" id="erase" onClick={async () => setGoing(await store.everybody())}>
          {t.button}
        </button>
      </p>
      <Ask open={going !== undefined} question={question} onClose={() => setGoing(undefined)}>
        <button type="button" class="btn" value="keep" onClick={() => setGoing(undefined)}>
          {t.no}
        </button>
        <button
          type="button"
          class="btn stop"
          value="erase"
          onClick={async () => {
            await store.erase();
            setGoing(undefined);
            onErased();
          }}
        >
          {t.yes}
        </button>
      </Ask>
    </section>
  );
}
