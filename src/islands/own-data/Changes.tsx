import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { Change } from '../../sandbox/import/shapes.ts';
import type { OwnFile } from './own-import.ts';
import type { OwnWords } from './words.ts';

interface Props {
  readonly words: OwnWords;
  readonly own: OwnFile;
  readonly onUndo: (change: Change) => void;
  readonly onRedo: (change: Change) => void;
  readonly onDownload: () => void;
}

/** Everything that is done to the file on its way into the table, each with examples, each undone and redone by itself. */
export function Changes({ words, own, onUndo, onRedo, onDownload }: Props) {
  const summary = useRef<HTMLElement>(null);
  /** The line moves to another place of the list, and its button with it. */
  const after = (done: () => void) => {
    summary.current?.focus();
    done();
  };
  const { file, screen } = words;
  const t = screen.changes;
  const changes = own.account?.changes ?? [];
  if (changes.length + own.undone.length === 0) return <p class="small">{t.none}</p>;
  return (
    <details class="own-log">
      <summary ref={summary}>{t.title(changes.length, own.undone.length)}</summary>
      <ul>
        {changes.map((change) => (
          <Row key={change.id} words={words} change={change}>
            {change.isUndoable ? (
              <button type="button" class="btn small" disabled={own.state !== 'ready'} onClick={() => after(() => onUndo(change))}>
                {file.undo}
                <span class="vh"> {t.named(file.changes[change.kind], change.header)}</span>
              </button>
            ) : (
              <span class="small">{t.fixed}</span>
            )}
          </Row>
        ))}
        {own.undone.map((change) => (
          <Row key={change.id} words={words} change={change} isUndone>
            <button type="button" class="btn small" disabled={own.state !== 'ready'} onClick={() => after(() => onRedo(change))}>
              {file.redo}
              <span class="vh"> {t.named(file.changes[change.kind], change.header)}</span>
            </button>
          </Row>
        ))}
      </ul>
      <button type="button" class="btn small" onClick={onDownload}>
        {t.download}
      </button>
    </details>
  );
}

interface RowProps {
  readonly words: OwnWords;
  readonly change: Change;
  readonly isUndone?: boolean;
  readonly children: ComponentChildren;
}

function Row({ words, change, isUndone = false, children }: RowProps) {
  const { file, screen } = words;
  const t = screen.changes;
  return (
    <li class={isUndone ? 'undone' : undefined}>
      <div>
        <p>
          <b>{t.named(file.changes[change.kind], change.header)}</b>{' '}
          <span class="small">{isUndone ? t.undone : t.times(change.count)}</span>
        </p>
        <ul class="small">
          {change.examples.map(({ line, before, after }, i) => (
            <li key={i}>
              {line > 0 && <span class="own-line">{t.line(line)}</span>} <Example words={words} before={before} after={after} />
            </li>
          ))}
        </ul>
      </div>
      {children}
    </li>
  );
}

/** A value before and after; blanks are seen, and what is secret is said to be so. */
function Example({ words, before, after }: { readonly words: OwnWords; readonly before: string; readonly after: string }) {
  const t = words.screen.changes;
  if (before === '' && after === '') return <span>{t.notShown}</span>;
  return (
    <>
      <code>{before === '' ? t.blank : before}</code>
      <span aria-hidden="true"> → </span>
      <span class="vh">{t.becomes}</span>
      <code>{after === '' ? t.blank : after}</code>
    </>
  );
}
