import type { Progress } from '../../sandbox/import/shapes.ts';
import type { OwnWords } from './words.ts';

interface Props {
  readonly words: OwnWords;
  /** What it is that is being read. */
  readonly name: string;
  readonly progress: Progress | undefined;
  readonly onStop: () => void;
}

/** How far a file has come, and the way to end it. */
export function Working({ words, name, progress, onStop }: Props) {
  const t = words.screen.working;
  const said = progress ? words.file.progress(progress) : t.waiting;
  return (
    <div class="own-working">
      <p>{said}</p>
      <progress
        aria-label={t.label(name)}
        {...(progress && progress.bytesTotal > 0 && { max: progress.bytesTotal, value: progress.bytesDone })}
      />
      <button type="button" class="btn small" onClick={onStop}>
        {t.stop}
        <span class="vh"> {name}</span>
      </button>
    </div>
  );
}
