import { useState } from 'preact/hooks';
import type { OwnWords } from './words.ts';

interface Props {
  readonly words: OwnWords;
  /** Files were chosen before: this is for one more. */
  readonly isMore?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

const ACCEPTED = '.csv,.tsv,.txt,.xlsx,text/csv,text/plain,text/tab-separated-values';

/** A place to drop files, and the file field for everybody who does not drag. */
export function FileDrop({ words, isMore = false, onFiles }: Props) {
  const [isOver, setIsOver] = useState(false);
  const t = words.screen.drop;
  const take = (files: FileList | null | undefined) => {
    if (files && files.length > 0) onFiles([...files]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one of two ways; the field inside is the other
    <div
      class={isMore ? 'drop more' : 'drop'}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <p>{isMore ? t.more : t.here}</p>
      <label class={isMore ? 'btn own-choose' : 'btn go own-choose'}>
        {isMore ? t.chooseMore : t.choose}
        <input
          type="file"
          class="vh"
          multiple
          accept={ACCEPTED}
          onChange={(event) => {
            take(event.currentTarget.files);
            // The same file may be chosen again after it was put right.
            event.currentTarget.value = '';
          }}
        />
      </label>
      {!isMore && <p class="small">{t.kinds}</p>}
      {!isMore && <p class="small">{t.needs}</p>}
    </div>
  );
}
