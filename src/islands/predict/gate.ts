import { summaryHere } from '../progress/here.ts';

/**
 * Before a lab is run for the first time, its question wants a guess, or to be skipped: Run goes to the question once, and is Run again from then on.
 * The rest (predict.ts) is fetched when somebody answers.
 */
const told = () => import('./predict.ts');

for (const form of document.querySelectorAll<HTMLFormElement>('[data-predict]')) {
  const lab = form.dataset['lab'] ?? '';
  const guessed = summaryHere().guessed.includes(form.dataset['predict'] ?? '');
  form.dataset['state'] = guessed ? 'guessed' : 'open';
  if (guessed) void told().then(({ offerEarlier }) => offerEarlier(form));

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void told().then(({ take }) => take(form));
  });
  form.querySelector('[data-skip]')?.addEventListener('click', () => {
    form.dataset['state'] = 'skipped';
    void told().then(({ skip }) => skip(form));
    runOf(lab)?.click();
  });
  // On the window, so before the page holds the click for a lab that sleeps.
  const ask = (event: Event) => {
    const { target } = event;
    if (!(target instanceof Element) || !target.closest(`#${CSS.escape(lab)}`)) return;
    const runs = event instanceof KeyboardEvent ? event.key === 'Enter' && (event.ctrlKey || event.metaKey) : target.closest('.btn.go');
    if (!runs) return;
    if (form.dataset['state'] === 'saved') void told().then(({ revealAfterRun }) => revealAfterRun(form));
    if (form.dataset['state'] !== 'open') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void told().then(({ askFirst }) => askFirst(form));
  };
  addEventListener('click', ask, true);
  addEventListener('keydown', ask, true);
}

const runOf = (lab: string): HTMLElement | null => document.querySelector(`#${CSS.escape(lab)} .btn.go`);
