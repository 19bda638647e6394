import { useId, useRef } from 'preact/hooks';
import { say } from '../../i18n/say.ts';
import type { Change, EncodingCandidate } from '../../sandbox/import/shapes.ts';
import type { Say } from './answering.ts';
import { Changes } from './Changes.tsx';
import { ColumnsTable } from './ColumnsTable.tsx';
import { Found } from './Found.tsx';
import { nextQuestion, type OwnFile } from './own-import.ts';
import { Persons } from './Persons.tsx';
import { QuestionForm } from './QuestionForm.tsx';
import { RowsAside } from './RowsAside.tsx';
import { StatusChoice } from './StatusChoice.tsx';
import { Working } from './Working.tsx';
import type { OwnWords } from './words.ts';

export interface FileActions {
  readonly say: (id: number, say: Say) => void;
  readonly undo: (id: number, change: Change) => void;
  readonly redo: (id: number, change: Change) => void;
  readonly stop: (id: number) => void;
  readonly again: (id: number) => void;
  readonly remove: (id: number) => void;
  readonly encodings: (file: File) => Promise<readonly EncodingCandidate[]>;
  readonly downloadLog: (own: OwnFile) => void;
  readonly downloadRefused: (own: OwnFile) => void;
}

interface Props {
  readonly words: OwnWords;
  readonly own: OwnFile;
  /** Of its heading. */
  readonly level: 3 | 4;
  readonly actions: FileActions;
}

/** One file from its bytes to its rows: what is wrong, what is asked, what was found, and what becomes of every row. */
export function FileCard({ words, own, level, actions }: Props) {
  const Heading = `h${level}` as 'h3' | 'h4';
  const id = useId();
  const { screen, file } = words;
  const t = screen.card;
  const { survey, account } = own;
  const name = useRef<HTMLHeadingElement>(null);
  const onSay = (said: Say) => actions.say(own.id, said);
  /** What was pressed goes; the keyboard goes on from the file's name. */
  const after = (done: () => void) => {
    name.current?.focus();
    done();
  };
  const question = own.state === 'ready' ? nextQuestion(own) : undefined;
  const problems = survey?.problems ?? [];
  // Without a header nothing about columns can be asked, and a file that is no table has none.
  const isTable = survey?.layout !== undefined && survey.layout.header.length > 0;
  const isOpen = [survey?.encoding?.confidence, survey?.delimiter?.confidence, survey?.layout?.confidence].some(
    (sure) => sure !== undefined && sure !== 'certain',
  );
  return (
    <section class="own-file" aria-labelledby={`${id}-name`} aria-busy={own.state === 'working'}>
      <header>
        <Heading id={`${id}-name`} ref={name} tabIndex={-1}>
          {own.file.name}
        </Heading>
        <span class="about">{t.about(own.file.size, survey?.rowsIn)}</span>
        <button type="button" class="btn quiet small" onClick={() => actions.remove(own.id)}>
          {t.remove}
          <span class="vh"> {own.file.name}</span>
        </button>
      </header>
      {own.state === 'working' && (
        <Working words={words} name={own.file.name} progress={own.progress} onStop={() => after(() => actions.stop(own.id))} />
      )}
      {(own.state === 'stopped' || own.state === 'failed') && (
        <div class="notice warn" role="alert">
          <p>{own.error ? say(words.errors, own.error) : file.cancelled}</p>
          <div class="actions">
            <button type="button" class="btn small" onClick={() => after(() => actions.again(own.id))}>
              {t.again}
            </button>
          </div>
        </div>
      )}
      {own.clash !== undefined && (
        <p class="notice warn" role="alert">
          {t.clash(own.clash)}
        </p>
      )}
      {problems.map((problem) => (
        <p key={problem.code} class="notice warn" role="alert">
          {(file.problems[problem.code] as (params: unknown) => string)(problem.params)}
        </p>
      ))}
      {question && survey && (
        <QuestionForm
          key={JSON.stringify([question.kind, 'header' in question ? question.header : 'role' in question ? question.role : ''])}
          words={words}
          question={question}
          open={survey.questions.length}
          columns={survey.columns}
          onSay={(said) => after(() => onSay(said))}
        />
      )}
      {account && <RowsAside words={words} account={account} onDownload={() => actions.downloadRefused(own)} />}
      {survey?.status && <StatusChoice words={words} status={survey.status} out={own.answers.statusOut ?? []} onSay={onSay} />}
      {isTable && survey && <Persons words={words} level={level === 3 ? 4 : 5} columns={survey.columns} onSay={onSay} />}
      {isTable && (
        <details open={isOpen || problems.length > 0}>
          <summary>{t.how(readAs(words, own))}</summary>
          <Found words={words} own={own} encodings={actions.encodings} onSay={onSay} />
        </details>
      )}
      {isTable && survey && (
        <details open>
          <summary>{t.columns(survey.columns.length)}</summary>
          <ColumnsTable words={words} own={own} onSay={onSay} />
        </details>
      )}
      {account && (
        <Changes
          words={words}
          own={own}
          onUndo={(change) => actions.undo(own.id, change)}
          onRedo={(change) => actions.redo(own.id, change)}
          onDownload={() => actions.downloadLog(own)}
        />
      )}
    </section>
  );
}

/** In a few words: encoding, delimiter or sheet, header. */
function readAs({ file, screen }: OwnWords, { survey, answers }: OwnFile): readonly string[] {
  if (!survey) return [];
  const encoding = answers.encoding ?? survey.encoding?.chosen;
  const delimiter = answers.delimiter ?? survey.delimiter?.delimiter;
  const sheet = answers.sheet ?? survey.sheets?.[0];
  return [
    ...(encoding ? [file.encodings[encoding]] : []),
    ...(delimiter ? [screen.found.delimiters[delimiter]] : []),
    ...(sheet !== undefined ? [sheet] : []),
    ...(survey.layout ? [screen.card.headerAt(survey.layout.headerLine)] : []),
  ];
}
