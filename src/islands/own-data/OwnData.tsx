import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import type { Language } from '../../i18n/language.ts';
import { say } from '../../i18n/say.ts';
import { sharedSandbox } from '../../sandbox/client.ts';
import { downloadBlob } from './download-blob.ts';
import { EraseButton } from './EraseButton.tsx';
import { type FileActions, FileCard } from './FileCard.tsx';
import { FileDrop } from './FileDrop.tsx';
import { Imported } from './Imported.tsx';
import { lackOf, type OwnLab } from './lacks.ts';
import type { OwnCustomers } from './own-customers.ts';
import { eraseOwn, replaceOwn } from './own-here.ts';
import { isReady, type OwnImportState } from './own-import.ts';
import { Together } from './Together.tsx';
import { useOwn } from './use-own.ts';
import { Working } from './Working.tsx';
import { type OwnWords, ownWords } from './words.ts';

interface Props {
  readonly language: Language;
  /** One below the heading it stands under. */
  readonly level?: 2 | 3;
  /** The lab that it stands in; without one, it stands on a page of its own. */
  readonly lab?: OwnLab;
  /** The lab is to run on these. */
  readonly onUse?: (customers: OwnCustomers) => void;
  readonly onClose?: () => void;
}

/** A person's own files: choose them, see how they are read, put right what was guessed wrong, import. Nothing leaves the browser. */
export function OwnData({ language, level = 3, lab, onUse, onClose }: Props) {
  const words = useMemo(() => ownWords(language), [language]);
  const { screen } = words;
  const id = useId();
  const { model, customers } = useOwn();
  const { state } = model;
  const [isBack, setIsBack] = useState(false);
  const [wasErased, setWasErased] = useState(false);
  const [failed, setFailed] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  const step = customers && !isBack ? 'done' : state.files.length > 0 ? 'files' : 'drop';
  const shown = useRef(step);
  // What was pressed is gone with the step; the reader starts the next one at its heading.
  useEffect(() => {
    if (shown.current !== step) title.current?.focus();
    shown.current = step;
  }, [step]);

  const download = (make: Promise<Blob>, name: string) => {
    setFailed(false);
    make.then((blob) => downloadBlob(name, blob)).catch(() => setFailed(true));
  };
  const imports = () => sharedSandbox().imports();
  const actions: FileActions = {
    say: (...of) => model.say(...of),
    undo: (...of) => model.undo(...of),
    redo: (...of) => model.redo(...of),
    stop: (file) => model.stop(file),
    again: (file) => model.again(file),
    remove(file) {
      title.current?.focus();
      model.remove(file);
    },
    encodings: async (file) => (await imports()).encodings(file),
    downloadLog: ({ account, answers, file }) =>
      download(
        imports().then((own) => own.changesCsv(account?.changes ?? [], answers.off ?? [], words.file.download)),
        `${bare(file.name)}-${words.file.files.log}`,
      ),
    downloadRefused({ file, survey }) {
      const plan = survey?.plan;
      if (!plan) return;
      download(
        imports().then((own) => own.refusedCsv(file, plan, words.file.download)),
        `${bare(file.name)}-${words.file.files.refused}`,
      );
    },
  };
  const store = async () => {
    const data = await model.store();
    if (!data) return;
    setIsBack(false);
    const next: OwnCustomers = { ...data, title: titleOf(state, words), day: data.asOf ?? today(), everywhere: lab === undefined };
    replaceOwn(next);
    if (next.everywhere) wakeLabs();
    if (lab && !lackOf(lab, next.schema)) onUse?.(next);
  };
  const erase = async () => {
    await eraseOwn();
    setIsBack(false);
    setWasErased(true);
  };
  const things = [
    ...state.files.map(({ file, account }) => screen.erase.file(file.name, account?.counts.used)),
    ...(customers ? [screen.erase.database(customers.rowCount, customers.customerCount)] : []),
    screen.erase.said,
  ];
  const Heading = `h${level}` as 'h2' | 'h3';
  const eraseButton = <EraseButton words={words} things={things} onErase={() => void erase()} />;
  return (
    <section class="own-data" aria-labelledby={`${id}-title`}>
      <Heading id={`${id}-title`} ref={title} tabIndex={-1}>
        {step === 'done' ? screen.doneTitle : screen.title}
      </Heading>
      <p class="own-promise">{screen.promise}</p>
      <p class="vh" role="status">
        {announced(words, state, wasErased && step === 'drop')}
      </p>
      {step === 'drop' && (
        <>
          {wasErased && <p class="notice">{screen.erase.done}</p>}
          <FileDrop
            words={words}
            onFiles={(files) => {
              setWasErased(false);
              model.add(files);
            }}
          />
          {onClose && (
            <div class="actions">
              <button type="button" class="btn quiet" onClick={onClose}>
                {screen.cancel}
              </button>
            </div>
          )}
        </>
      )}
      {step === 'files' && (
        <>
          {state.files.map((own) => (
            <FileCard key={own.id} words={words} own={own} level={level === 2 ? 3 : 4} actions={actions} />
          ))}
          {failed && (
            <p class="notice warn" role="alert">
              {screen.downloadFailed}
            </p>
          )}
          <FileDrop words={words} isMore onFiles={(files) => model.add(files)} />
          <Together
            words={words}
            level={level === 2 ? 3 : 4}
            state={state}
            onAgree={(join, isAgreed) => model.agree(join, isAgreed)}
            onWhoIsWho={(wanted) => model.sayWhoIsWho(wanted)}
          />
          {state.storeError && (
            <p class="notice warn" role="alert">
              {say(words.errors, state.storeError)}
            </p>
          )}
          {state.isStoring ? (
            <Working words={words} name={titleOf(state, words)} progress={state.storing} onStop={() => model.stopStoring()} />
          ) : (
            <div class="own-bar">
              <p class="small" id={`${id}-waits`}>
                {screen.waits(waitsFor(state))}
              </p>
              <div class="actions">
                <button
                  type="button"
                  class="btn go"
                  disabled={!isReady(state)}
                  aria-describedby={`${id}-waits`}
                  onClick={() => void store()}
                >
                  {screen.import(state.files.reduce((sum, { account }) => sum + (account?.counts.used ?? 0), 0))}
                </button>
                {customers && (
                  <button type="button" class="btn quiet" onClick={() => setIsBack(false)}>
                    {screen.backToDone}
                  </button>
                )}
                {eraseButton}
                {onClose && (
                  <button type="button" class="btn quiet" onClick={onClose}>
                    {screen.close}
                  </button>
                )}
              </div>
            </div>
          )}
        </>
      )}
      {step === 'done' && customers && (
        <Imported
          words={words}
          customers={customers}
          lab={lab}
          onUse={() => onUse?.(customers)}
          onDay={(day) => replaceOwn({ ...customers, day })}
          onBack={() => setIsBack(true)}
        >
          {eraseButton}
          {onClose && (
            <button type="button" class="btn quiet" onClick={onClose}>
              {screen.close}
            </button>
          )}
        </Imported>
      )}
    </section>
  );
}

/** What still stands in the way of the import. */
export type Waits = 'nothing' | 'reading' | 'problem' | 'question' | 'together' | 'no-rows';
function waitsFor(state: OwnImportState): Waits {
  const { files } = state;
  if (files.some(({ state: is }) => is === 'working')) return 'reading';
  if (files.some((own) => own.clash !== undefined || own.state !== 'ready' || (own.survey?.problems.length ?? 0) > 0)) return 'problem';
  if (files.some(({ account }) => !account)) return 'question';
  if (files.every(({ account }) => (account?.counts.used ?? 0) === 0)) return 'no-rows';
  return isReady(state) ? 'nothing' : 'together';
}

/** What a screen reader is told: not every per cent, but each stage, a stop, a question, and the end. */
function announced({ screen, file }: OwnWords, { files, isStoring }: OwnImportState, isErased: boolean): string {
  if (isErased) return screen.erase.done;
  if (isStoring) return screen.storing;
  const working = files.find(({ state }) => state === 'working');
  if (working) return screen.working.now(working.file.name, working.progress && file.stages[working.progress.stage]);
  const stopped = files.find(({ state }) => state === 'stopped');
  if (stopped) return `${stopped.file.name}: ${file.cancelled}`;
  return files
    .map((own) => `${own.file.name}: ${own.account ? file.counts(own.account.counts) : screen.waits(waitsFor({ ...EMPTY, files: [own] }))}`)
    .join(' ');
}
const EMPTY: OwnImportState = { files: [], joins: [], agreed: {}, loose: [], accounts: [], isStoring: false };

/** A lab that nobody has touched yet is plain HTML: it wakes as by a touch, and finds the customers. */
function wakeLabs(): void {
  for (const lab of document.querySelectorAll('.lab')) lab.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
}

const titleOf = ({ files }: OwnImportState, { screen }: OwnWords): string => screen.titleOf(files.map(({ file }) => file.name));
const bare = (name: string): string => name.replace(/\.[^.]*$/, '');
/** The reader's own day, where the data have none. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, '0')).join('-');
}
