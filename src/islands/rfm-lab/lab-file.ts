import { isDay } from '../../engine/language/calendar.ts';
import type { Bilingual } from '../../engine/language/definition.ts';
import { LAB_SCHEMES } from './scheme.ts';
import { isMethod, type RfmSettings, WINDOWS, withScheme } from './settings.ts';

export const TABS = ['heat', 'distributions', 'segments', 'compare', 'customers', 'sql'] as const;
export type RfmTab = (typeof TABS)[number];

/** A lab as a file of content/labs/ describes it. */
export interface RfmLabFile {
  readonly title: Bilingual;
  readonly dataset: string;
  readonly start: RfmSettings;
  readonly show: readonly RfmTab[];
  readonly open: RfmTab;
}

const KEYS = ['kind', 'title', 'dataset', 'as_of', 'window', 'orders', 'method', 'scheme', 'compare', 'show', 'open'];
/** Tabs whose first result the page can carry. */
const PAINTED: readonly RfmTab[] = ['heat', 'segments', 'customers'];
/** Tabs that need no score. */
const RAW: readonly RfmTab[] = ['distributions', 'customers', 'sql'];

/** True where the lab shows R, F and M only: no tab of it speaks of scores. */
export const isRaw = ({ show }: Pick<RfmLabFile, 'show'>): boolean => show.every((tab) => RAW.includes(tab));

/**
 * Checks a lab file.
 * @param asOf of the dataset, where the file names no other day
 * @throws with the key that is wrong: a lab is the author's, and a wrong one stops the build
 */
export function readLabFile(file: unknown, asOf: string): RfmLabFile {
  const fields = (file ?? {}) as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(fields)) if (!KEYS.includes(key)) throw new Error(`unknown key "${key}"; there are: ${KEYS.join(', ')}`);
  const one = <T extends string>(key: string, known: readonly T[], otherwise?: T): T => {
    const found = known.find((name) => name === String(fields[key] ?? otherwise));
    if (found === undefined) throw new Error(`${key}: one of ${known.join(', ')}`);
    return found;
  };
  const method = (key: string, otherwise: string): RfmSettings['other'] => {
    const name = String(fields[key] ?? otherwise);
    if (!isMethod(name)) throw new Error(`${key}: no such method as "${name}"`);
    return name;
  };
  const { zh, en } = (fields['title'] ?? {}) as Partial<Bilingual>;
  if (!zh || !en) throw new Error('title: needs zh and en');
  const day = String(fields['as_of'] ?? asOf);
  if (!isDay(day)) throw new Error(`as_of: "${day}" is no day`);
  const settings: RfmSettings = {
    asOf: day,
    window: one('window', WINDOWS, '365'),
    counted: one('orders', ['paid', 'with_refunds'], 'paid'),
    scoring: { method: method('method', 'percentile_inc') },
    scheme: 'eleven',
    other: method('compare', 'ntile'),
  };
  const halves = settings.scoring.method === 'mean' || settings.scoring.method === 'median';
  const scheme = one('scheme', LAB_SCHEMES, halves ? 'eight' : 'eleven');
  if (halves !== (scheme === 'eight')) throw new Error(`scheme: "${scheme}" cannot be read with ${settings.scoring.method}`);
  const show = ((fields['show'] ?? TABS) as readonly string[]).map((name) => {
    const tab = TABS.find((known) => known === name);
    if (!tab) throw new Error(`show: no such tab as "${name}"; there are: ${TABS.join(', ')}`);
    return tab;
  });
  return {
    title: { zh, en },
    dataset: String(fields['dataset'] ?? 'yunduo'),
    start: withScheme(settings, scheme),
    show,
    open: one(
      'open',
      show.filter((tab) => PAINTED.includes(tab)),
      show[0],
    ),
  };
}
