import { headingHere } from '../components/reading-place.ts';

/** What the frame of every page does itself: the theme button, and a language link that keeps the reader's place. */
const root = document.documentElement;
const themeButton = document.getElementById('theme');
const prefersDark = matchMedia('(prefers-color-scheme: dark)');

const isDark = (): boolean => (root.dataset['theme'] === undefined ? prefersDark.matches : root.dataset['theme'] === 'dark');
const showTheme = (): void => themeButton?.setAttribute('aria-pressed', String(isDark()));

themeButton?.addEventListener('click', () => {
  root.dataset['theme'] = isDark() ? 'light' : 'dark';
  try {
    localStorage.setItem('taglab-theme', root.dataset['theme']);
  } catch {
    // The choice then lasts as long as the page.
  }
  showTheme();
});
prefersDark.addEventListener('change', showTheme);
showTheme();

/** Headings have the same ids in both languages (heading-order.ts). */
document.getElementById('language')?.addEventListener('click', (event) => {
  const link = event.currentTarget as HTMLAnchorElement;
  link.hash = scrollY < 80 ? '' : (headingHere() ?? '');
});

/** Not where somebody writes. */
document.addEventListener('keydown', ({ key, target, ctrlKey, metaKey, altKey }) => {
  const writes = target instanceof HTMLElement && (target.isContentEditable || target.matches('input, select, textarea'));
  if (key === '/' && !writes && !ctrlKey && !metaKey && !altKey) document.getElementById('search')?.click();
});
