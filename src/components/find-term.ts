/** The glossary shows what holds the typed word, in either language; a group without any goes as well. */
const field = document.querySelector<HTMLInputElement>('#find');
const count = document.querySelector<HTMLElement>('#found');
const groups = [...document.querySelectorAll<HTMLElement>('.terms section')].map((section) => ({
  section,
  entries: [...section.querySelectorAll<HTMLElement>('dl > div')].map((entry) => ({
    entry,
    text: (entry.textContent ?? '').toLowerCase(),
  })),
}));
const all = groups.reduce((sum, { entries }) => sum + entries.length, 0);

function find(): void {
  const wanted = (field?.value ?? '').trim().toLowerCase();
  let found = 0;
  for (const { section, entries } of groups) {
    for (const { entry, text } of entries) entry.hidden = !text.includes(wanted);
    const shown = entries.filter(({ entry }) => !entry.hidden).length;
    section.hidden = shown === 0;
    found += shown;
  }
  if (count) count.textContent = wanted === '' ? '' : found === 0 ? (count.dataset['none'] ?? '') : `${found} / ${all}`;
}
field?.addEventListener('input', find);
// A field keeps its text when a page is come back to.
find();
