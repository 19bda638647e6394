import { useRef, useState } from 'preact/hooks';
import { attemptsIn } from '../../course/entry.ts';
import { progressCode, readProgressCode } from '../../course/progress-code.ts';
import { type Progress, type ReadProgress, readProgress, writeProgress } from '../../course/progress-file.ts';
import { Ask } from './Ask.tsx';
import { packing } from './deflate.ts';
import { downloadProgress } from './download.ts';
import type { ProgressWords } from './ProgressPage.tsx';
import { useProfile as goOverTo } from './store.ts';
import type { Opened } from './use-progress.ts';

interface Props extends Opened {
  readonly words: ProgressWords;
}

/** Out as a file or as a line of text, and in again by the same two ways. */
export function TakePanel({ store, progress, words }: Props) {
  const t = words.take;
  const [code, setCode] = useState('');
  const [copied, setCopied] = useState(false);
  const [pasted, setPasted] = useState('');
  const [said, setSaid] = useState('');
  const [theirs, setTheirs] = useState<Progress>();
  const shown = useRef<HTMLTextAreaElement>(null);
  const nameOf = (name: string | undefined) => name || words.who.unnamed;

  const makeCode = async () => {
    setCopied(false);
    setCode(await progressCode(writeProgress(await store.progress()), packing));
  };
  const copy = async () => {
    shown.current?.select();
    await navigator.clipboard?.writeText(code).then(
      () => setCopied(true),
      () => {},
    );
  };
  const takeIn = async (read: ReadProgress) => {
    if (!read.ok) return setSaid(t.refused[read.why]);
    const { profile } = read.progress;
    const here = profile && store.profiles.find(({ uid }) => uid === profile.id);
    const isEmpty = progress.entries.length === 0 && progress.drafts.length === 0 && store.profile.name === '';
    if (profile && !here && isEmpty) await store.adopt(profile);
    if (profile === undefined || here || isEmpty) return merge(read.progress, here?.key);
    setTheirs(read.progress);
  };
  const merge = async (taken: Progress, into = store.profile.key) => {
    setTheirs(undefined);
    const known = new Set((into === store.profile.key ? progress.entries : []).map(({ id }) => id));
    const attempts = attemptsIn(taken.entries);
    await store.merge(taken, into);
    const fresh = attempts.filter(({ id }) => !known.has(id)).length;
    setSaid(t.read(fresh, attempts.length - fresh));
    const other = store.profiles.find(({ key }) => key === into && key !== store.profile.key);
    if (other) goOverTo(other);
  };
  const alone = async (taken: Progress) => {
    const added = await store.addProfile(taken.profile?.name ?? '', taken.profile?.id);
    await merge(taken, added.key);
  };
  return (
    <section aria-labelledby="take">
      <h2 id="take">{t.title}</h2>
      <div class="actions">
        <button type="button" class="btn go" id="export" onClick={() => void downloadProgress()}>
          {t.file}
        </button>
        <button type="button" class="btn" id="make-code" onClick={makeCode}>
          {t.code}
        </button>
        <label class="btn" for="import">
          {t.readFile}
        </label>
        <input
          class="vh"
          type="file"
          id="import"
          accept=".json,.txt,application/json,text/plain"
          onChange={async (event) => {
            const field = event.currentTarget;
            const text = await field.files?.[0]?.text();
            field.value = '';
            if (text !== undefined) await takeIn(/^\s*TAGLAB/.test(text) ? await readProgressCode(text, packing) : readProgress(text));
          }}
        />
      </div>
      {code !== '' && (
        <div class="code">
          <label>
            <span>{t.codeLabel}</span>
            <textarea ref={shown} readOnly rows={4} value={code} id="code" onFocus={(event) => event.currentTarget.select()} />
          </label>
          <p class="actions">
            <button type="button" class="btn" onClick={copy}>
              {t.copy}
            </button>
            <span role="status" class="small">
              {copied ? t.copied : t.codeLength(code.length)}
            </span>
          </p>
        </div>
      )}
      <form
        class="code"
        onSubmit={async (event) => {
          event.preventDefault();
          if (pasted.trim() === '') return;
          await takeIn(await readProgressCode(pasted, packing));
          setPasted('');
        }}
      >
        <label>
          <span>{t.paste}</span>
          <textarea
            rows={2}
            id="paste"
            autocomplete="off"
            spellcheck={false}
            value={pasted}
            onInput={(event) => setPasted(event.currentTarget.value)}
          />
        </label>
        <p class="actions">
          <button type="submit" class="btn" id="read-code">
            {t.readCode}
          </button>
        </p>
      </form>
      <p role="status" id="said">
        {said}
      </p>
      <Ask
        open={theirs !== undefined}
        question={t.other(nameOf(theirs?.profile?.name), nameOf(store.profile.name))}
        onClose={() => setTheirs(undefined)}
      >
        <button type="button" class="btn" onClick={() => setTheirs(undefined)}>
          {t.cancel}
        </button>
        <button type="button" class="btn" onClick={() => theirs && void merge(theirs)}>
          {t.into(nameOf(store.profile.name))}
        </button>
        <button type="button" class="btn go" onClick={() => theirs && void alone(theirs)}>
          {t.own(nameOf(theirs?.profile?.name))}
        </button>
      </Ask>
    </section>
  );
}
