import { searchWords as en } from '../i18n/en/search.ts';
import { searchWords as zh } from '../i18n/zh/search.ts';

/** What of pagefind's browser code is used; it lies beside the pages and not in the bundle. */
interface Pagefind {
  options(options: { readonly baseUrl: string; readonly excerptLength: number }): Promise<void>;
  /** Null when a later search has begun. */
  debouncedSearch(query: string, options: object, waitMs: number): Promise<{ readonly results: readonly Found[] } | null>;
}
interface Found {
  data(): Promise<Place & { readonly meta: Readonly<Record<string, string>>; readonly sub_results: readonly Place[] }>;
}
interface Place {
  readonly url: string;
  readonly title?: string;
  /** Text with `<mark>` around what was found. */
  readonly excerpt: string;
}

const AT_ONCE = 8;
/** Every bundled script lies in one folder below the root of the site, wherever that is served. */
const siteRoot = new URL('../', import.meta.url);
const t = document.documentElement.lang === 'en' ? en : zh;
const field = document.querySelector<HTMLInputElement>('#query');
const status = document.querySelector<HTMLElement>('#found');
const list = document.querySelector<HTMLElement>('#results');
const more = document.querySelector<HTMLButtonElement>('#more');

let engine: Promise<Pagefind> | undefined;
const load = async (): Promise<Pagefind> => {
  const pagefind = (await import(/* @vite-ignore */ new URL('pagefind/pagefind.js', siteRoot).href)) as Pagefind;
  await pagefind.options({ baseUrl: siteRoot.pathname, excerptLength: 24 });
  return pagefind;
};

async function search(): Promise<void> {
  const query = field?.value.trim() ?? '';
  history.replaceState(null, '', query === '' ? location.pathname : `?q=${encodeURIComponent(query)}`);
  list?.setAttribute('aria-busy', 'true');
  if (query === '') return show([], '');
  engine ??= load();
  try {
    const found = await (await engine).debouncedSearch(query, {}, 120);
    if (found && field?.value.trim() === query)
      await show(found.results, found.results.length === 0 ? t.none : t.found(found.results.length));
  } catch {
    engine = undefined;
    await show([], t.failed);
  }
}

async function show(results: readonly Found[], said: string): Promise<void> {
  const items = await Promise.all(results.slice(0, AT_ONCE).map(itemOf));
  list?.replaceChildren(...items);
  list?.removeAttribute('aria-busy');
  if (status) status.textContent = said;
  if (!more) return;
  more.hidden = results.length <= AT_ONCE;
  more.onclick = async () => {
    const rest = await Promise.all(results.slice(AT_ONCE).map(itemOf));
    list?.append(...rest);
    more.hidden = true;
    rest[0]?.querySelector('a')?.focus();
  };
}

async function itemOf(found: Found): Promise<HTMLLIElement> {
  const { url, meta, excerpt, sub_results: parts } = await found.data();
  const item = document.createElement('li');
  const kind = Object.entries(t.kinds).find(([folder]) => url.includes(`/${folder}/`))?.[1] ?? '';
  item.append(element('span', 'kind', kind), link(url, meta['title'] ?? url), element('span', 'partner', meta['partner'] ?? ''));
  // A page that was found as a whole says where in it.
  const inside = parts.filter((part) => part.url !== url).slice(0, 3);
  if (inside.length === 0) item.append(marked(excerpt));
  for (const part of inside) {
    const place = element('div', 'part', '');
    place.append(link(part.url, part.title ?? ''), marked(part.excerpt));
    item.append(place);
  }
  return item;
}

function element(tag: string, className: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function link(url: string, text: string): HTMLAnchorElement {
  const made = document.createElement('a');
  made.href = url;
  made.textContent = text;
  return made;
}

/** Text stays text: of an excerpt's markup only the marks are taken over. */
function marked(excerpt: string): HTMLElement {
  const made = element('p', 'small', '');
  const { body } = new DOMParser().parseFromString(excerpt, 'text/html');
  for (const part of body.childNodes)
    made.append(part.nodeName === 'MARK' ? element('mark', '', part.textContent ?? '') : (part.textContent ?? ''));
  return made;
}

if (field) {
  field.value ||= new URLSearchParams(location.search).get('q') ?? '';
  field.addEventListener('input', search);
  field.focus();
  if (field.value !== '') search();
}
