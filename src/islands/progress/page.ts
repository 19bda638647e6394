import { type Attempt, readProgress, stateOf, tallyOf } from '../../course/progress.ts';
import { progressWords as en } from '../../i18n/en/progress.ts';
import { progressWords as zh } from '../../i18n/zh/progress.ts';
import { downloadProgress } from './download.ts';
import { addAttempts, eraseAttempts } from './keep.ts';
import { allAttempts, PROGRESS_CHANGED } from './store.ts';

/** The progress page: fills in what this browser knows, and hands it out, takes it in, erases it. */
const language = document.documentElement.lang;
const t = language === 'en' ? en : zh;
const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });

const part = <Kind extends HTMLElement = HTMLElement>(id: string): Kind => document.getElementById(id) as Kind;
const dialog = part<HTMLDialogElement>('confirm');
const chosenFile = part<HTMLInputElement>('import');
const rows = [...document.querySelectorAll<HTMLElement>('[data-exercise]')];

function show(): void {
  const attempts = allAttempts();
  const { of, passed } = tallyOf(
    attempts,
    rows.map((row) => row.dataset['exercise'] ?? ''),
  );
  part('summary').textContent = attempts.length === 0 ? t.empty : t.summary(passed, of, attempts.length);
  for (const id of ['export', 'erase']) part(id).hidden = attempts.length === 0;
  const begin = document.getElementById('begin');
  if (begin) begin.hidden = attempts.length > 0;
  for (const row of rows) fillRow(row, attempts);
}

function fillRow(row: HTMLElement, attempts: readonly Attempt[]): void {
  const id = row.dataset['exercise'] ?? '';
  const own = attempts.filter(({ exerciseId }) => exerciseId === id);
  const state = stateOf(attempts, id);
  const last = own.at(-1);
  row.dataset['state'] = state;
  fill(row, 'state', t.states[state]);
  fill(row, 'count', own.length === 0 ? '' : t.times(own.length));
  fill(row, 'last', last === undefined ? '' : day.format(new Date(last.at)));
}

function fill(row: HTMLElement, cell: 'state' | 'count' | 'last', text: string): void {
  const found = row.querySelector(`[data-${cell}]`);
  if (found) found.textContent = text;
}

const say = (text: string): void => {
  part('said').textContent = text;
};

part('export').addEventListener('click', downloadProgress);
part('erase').addEventListener('click', () => {
  part('question').textContent = t.eraseQuestion(allAttempts().length);
  dialog.showModal();
});
dialog.addEventListener('close', () => {
  if (dialog.returnValue === 'erase') {
    eraseAttempts();
    say(t.erased);
  }
  dialog.returnValue = '';
});
chosenFile.addEventListener('change', async () => {
  const file = chosenFile.files?.[0];
  if (file === undefined) return;
  const attempts = readProgress(await file.text());
  chosenFile.value = '';
  if (attempts === undefined) return say(t.notAFile);
  addAttempts(attempts);
  say(t.imported(attempts.length));
});
document.addEventListener(PROGRESS_CHANGED, show);
show();
