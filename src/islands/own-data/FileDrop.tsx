import { useState } from 'preact/hooks';
import type { ImportWords } from './words.ts';

interface Props {
  readonly words: ImportWords;
  readonly onFile: (file: File) => void;
}

/** A place to drop a file, and the file field for everybody who does not drag. */
export function FileDrop({ words, onFile }: Props) {
  const [isOver, setIsOver] = useState(false);
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one of two ways; the field inside is the other
    <div
      class="drop"
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
      <p>{words.drop}</p>
      <label class="btn own-choose">
        {words.choose}
        <input type="file" class="vh" accept=".csv,.tsv,.txt,text/csv,text/plain" onChange={(event) => take(event.currentTarget.files)} />
      </label>
      <p class="small">{words.needs}</p>
    </div>
  );
}
