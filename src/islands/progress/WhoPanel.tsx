import { useEffect, useRef, useState } from 'preact/hooks';
import { attemptsIn } from '../../course/entry.ts';
import { Ask } from './Ask.tsx';
import { FIRST } from './here.ts';
import type { ProgressWords } from './ProgressPage.tsx';
import { useProfile as goOverTo } from './store.ts';
import type { Opened } from './use-progress.ts';

interface Props extends Opened {
  readonly words: ProgressWords;
}

/** Whose progress it is, on a computer that several people use. */
export function WhoPanel({ store, progress, words }: Props) {
  const t = words.who;
  const [naming, setNaming] = useState<'add' | 'rename'>();
  const [name, setName] = useState('');
  const [removing, setRemoving] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), [naming]);
  const { profile, profiles } = store;
  const nameOf = (one: { readonly name: string }) => one.name || t.unnamed;
  const taken = profiles.some((one) => one.name === name.trim() && (naming === 'add' || one.key !== profile.key));
  const save = async (event: Event) => {
    event.preventDefault();
    if (name.trim() === '' || taken) return;
    if (naming === 'add') return goOverTo(await store.addProfile(name.trim()));
    await store.renameProfile(name.trim());
    setNaming(undefined);
  };
  const remove = async () => {
    await store.removeProfile(profile.key);
    goOverTo(profiles.find(({ key }) => key !== profile.key) ?? { key: FIRST, name: '' });
  };
  const begin = (what: 'add' | 'rename') => {
    setName(what === 'add' ? '' : profile.name);
    setNaming(what);
  };
  return (
    <section class="who" aria-labelledby="who">
      <h2 id="who">
        {t.title}
        {words.colon}
        {nameOf(profile)}
      </h2>
      <p class="small">{t.shared}</p>
      <div class="actions">
        {profiles.length > 1 && (
          <label>
            <span>{t.choose}</span>{' '}
            <select
              value={profile.key}
              onChange={(event) => {
                const chosen = profiles.find(({ key }) => key === event.currentTarget.value);
                if (chosen) goOverTo(chosen);
              }}
            >
              {profiles.map((one) => (
                <option key={one.key} value={one.key}>
                  {nameOf(one)}
                </option>
              ))}
            </select>
          </label>
        )}
        <button type="button" class="btn" onClick={() => begin('rename')}>
          {t.rename}
        </button>
        <button type="button" class="btn" onClick={() => begin('add')}>
          {t.add}
        </button>
        {profiles.length > 1 && (
          <button type="button" class="btn quiet" onClick={() => setRemoving(true)}>
            {t.remove}
          </button>
        )}
      </div>
      {naming && (
        <form class="actions" onSubmit={save}>
          <label>
            <span>{t.name}</span>{' '}
            <input
              type="text"
              autocomplete="off"
              maxLength={40}
              required
              value={name}
              aria-describedby={taken ? 'name-taken' : undefined}
              onInput={(event) => setName(event.currentTarget.value)}
              ref={field}
            />
          </label>
          <button type="submit" class="btn go">
            {t.save}
          </button>
          <button type="button" class="btn quiet" onClick={() => setNaming(undefined)}>
            {t.cancel}
          </button>
          <p role="status" id="name-taken" class="small">
            {taken ? t.nameTaken : ''}
          </p>
        </form>
      )}
      <Ask
        open={removing}
        question={t.removeQuestion(nameOf(profile), attemptsIn(progress.entries).length, progress.drafts.length)}
        onClose={() => setRemoving(false)}
      >
        <button type="button" class="btn" onClick={() => setRemoving(false)}>
          {t.cancel}
        </button>
        <button type="button" class="btn stop" onClick={remove}>
          {t.remove}
        </button>
      </Ask>
    </section>
  );
}
