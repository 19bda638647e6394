import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Language } from '../../i18n/language.ts';
import { say } from '../../i18n/say.ts';
import type { OwnData as Imported } from '../../sandbox/client.ts';
import { DateQuestion } from './DateQuestion.tsx';
import { FileDrop } from './FileDrop.tsx';
import { FilePreview } from './FilePreview.tsx';
import { FileSettings } from './FileSettings.tsx';
import { RejectedRows } from './RejectedRows.tsx';
import { useOwnFile } from './use-own-file.ts';
import { importWords, sandboxErrors } from './words.ts';

interface Props {
  readonly lang: Language;
  readonly onReady: (data: Imported & { readonly fileName: string }) => void;
  readonly onCancel: () => void;
  /** The data that `onReady` gave is no longer there. */
  readonly onErase?: () => void;
}

/** A person's own orders: choose a file, see how it is read, put right what was guessed wrong, import. Nothing leaves the browser. */
export function OwnData({ lang, onReady, onCancel, onErase }: Props) {
  const words = importWords(lang);
  const id = useId();
  const own = useOwnFile();
  const [isErased, setIsErased] = useState(false);
  const { file, preview, data } = own;
  // An ambiguous date is not stated but asked.
  const problems = preview?.problems.filter(({ code }) => code !== 'ambiguous-date') ?? [];
  const title = useRef<HTMLHeadingElement>(null);
  const step = data ? 'done' : file ? 'file' : 'drop';
  const shownStep = useRef(step);
  // What was pressed is gone with the step; the reader starts the next one at its heading.
  useEffect(() => {
    if (shownStep.current !== step) title.current?.focus();
    shownStep.current = step;
  }, [step]);
  const erase = () => {
    own.erase();
    setIsErased(data !== undefined);
    if (data) onErase?.();
  };
  return (
    <section class="own-data" aria-labelledby={`${id}-title`} aria-busy={own.isBusy}>
      <h3 id={`${id}-title`} ref={title} tabIndex={-1}>
        {words.title}
      </h3>
      <p class="own-promise">{words.promise}</p>
      <p class="vh" role="status">
        {own.isBusy ? words.reading : isErased && !file ? words.erased : preview?.summary && !data ? words.summary(preview.summary) : ''}
      </p>
      {!file && (
        <>
          {isErased && <p class="notice">{words.erased}</p>}
          <FileDrop words={words} onFile={own.choose} />
          <div class="actions">
            <button type="button" class="btn quiet" onClick={onCancel}>
              {words.cancel}
            </button>
          </div>
        </>
      )}
      {file && data && (
        <div class="notice" role="status">
          <p>{words.imported(file.name, data)}</p>
          <div class="actions">
            <button type="button" class="btn small" onClick={erase}>
              {words.erase}
            </button>
          </div>
        </div>
      )}
      {file && !data && (
        <>
          <p class="own-file">
            <b>{file.name}</b>
            <button type="button" class="btn small" onClick={erase}>
              {words.another}
            </button>
          </p>
          {own.error && (
            <p class="notice warn" role="alert">
              {say(sandboxErrors(lang), own.error)}
            </p>
          )}
          <DateQuestion id={id} words={words} own={own} />
          {problems.map((problem) => (
            <p key={problem.code} class="notice warn" role="alert">
              {say(words.problems, problem)}
            </p>
          ))}
          {preview && <FilePreview words={words} file={preview.file} />}
          <FileSettings words={words} own={own} />
          {preview?.summary && <p class="own-summary">{words.summary(preview.summary)}</p>}
          {preview && (preview.summary || preview.rejectedCount > 0) && <RejectedRows words={words} preview={preview} />}
          <div class="actions">
            <button
              type="button"
              class="btn go"
              disabled={own.isBusy || !preview?.summary}
              onClick={() => own.importIt((imported, from) => onReady({ ...imported, fileName: from.name }))}
            >
              {preview?.summary ? words.import(preview.summary.rowCount) : words.importNothing}
            </button>
            <button type="button" class="btn quiet" onClick={onCancel}>
              {words.cancel}
            </button>
          </div>
        </>
      )}
    </section>
  );
}
