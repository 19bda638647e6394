import { isDay } from '../../engine/language/calendar.ts';
import { RFM_METHODS, type RfmMethod, type Scoring } from '../../engine/language/definition.ts';
import { LAB_SCHEMES, type LabSchemeName } from './scheme.ts';

export const MEASURES = ['r', 'f', 'm'] as const;
/** Recency in days, frequency in orders, monetary value in yuan. */
export type Measured = (typeof MEASURES)[number];
export type PerMeasure<T> = Readonly<Record<Measured, T>>;

export const WINDOWS = ['90', '180', '365', '730', 'ever'] as const;
/** Days, the as-of date included; `ever` has no start. */
export type WindowDays = (typeof WINDOWS)[number];

/** Which orders are purchases: the paid ones, or the refunded ones with them. */
export const COUNTED = ['paid', 'with_refunds'] as const;
export type Counted = (typeof COUNTED)[number];

/** How many bands a score has where a person may choose: fifths. */
export const BANDS = 5;

/** What decides which orders are looked at: another base needs the database again, anything else does not. */
export interface Base {
  readonly asOf: string;
  readonly window: WindowDays;
  readonly counted: Counted;
}

/** A method by its name, or cut points that a person moved. */
export type LabScoring =
  | { readonly method: Exclude<RfmMethod, 'edges'> }
  | { readonly method: 'edges'; readonly edges: PerMeasure<readonly number[]> };

/** Everything a person can set in the lab; what a link and a draft carry. `eight` goes with two bands, the other schemes with five. */
export interface RfmSettings extends Base {
  readonly scoring: LabScoring;
  readonly scheme: LabSchemeName;
  /** The method that the comparison sets beside it. */
  readonly other: Exclude<RfmMethod, 'edges'>;
}

/** The methods in the order of the list: by head count, by value, by halves. */
export const METHODS = [
  'ntile',
  'percentile_inc',
  'percent_rank',
  'cut_plus_one',
  'nested',
  'mean',
  'median',
] as const satisfies readonly Exclude<RfmMethod, 'edges'>[];

export const isMethod = (name: string): name is (typeof METHODS)[number] => (METHODS as readonly string[]).includes(name);

/** The engine's scoring. @example scoringOf({method: 'mean'}) // {method: 'mean', n: 2} */
export function scoringOf(scoring: LabScoring): Scoring & { readonly edges?: PerMeasure<readonly number[]> } {
  switch (scoring.method) {
    case 'edges':
      return { method: 'edges', n: scoring.edges.r.length + 1, edges: scoring.edges };
    case 'mean':
    case 'median':
      return { method: scoring.method, n: 2 };
    default:
      return { method: scoring.method, n: BANDS };
  }
}

/** Another method, and with it a scheme that its digits can be read with. */
export function withScoring(settings: RfmSettings, scoring: LabScoring): RfmSettings {
  const halves = scoringOf(scoring).n === 2;
  const scheme = halves ? 'eight' : settings.scheme === 'eight' ? 'eleven' : settings.scheme;
  return { ...settings, scoring, scheme };
}

/** Another scheme, and with it a method that gives its digits. */
export function withScheme(settings: RfmSettings, scheme: LabSchemeName): RfmSettings {
  const halves = scoringOf(settings.scoring).n === 2;
  if (halves === (scheme === 'eight')) return { ...settings, scheme };
  return { ...settings, scheme, scoring: { method: scheme === 'eight' ? 'mean' : 'percentile_inc' } };
}

export const sameBase = (a: Base, b: Base): boolean => a.asOf === b.asOf && a.window === b.window && a.counted === b.counted;
export const baseKey = ({ asOf, window, counted }: Base): string => `${asOf} ${window} ${counted}`;

export function sameScoring(a: LabScoring, b: LabScoring): boolean {
  if (a.method !== 'edges' || b.method !== 'edges') return a.method === b.method;
  return MEASURES.every((key) => a.edges[key].length === b.edges[key].length && a.edges[key].every((edge, i) => edge === b.edges[key][i]));
}

/**
 * The settings as text for a link or a draft: readable, and far below what an address may hold.
 * @example writeSettings(settings) // 'asof=2025-06-30&window=365&orders=paid&method=ntile&scheme=eleven&other=percentile_inc'
 */
export function writeSettings({ asOf, window, counted, scoring, scheme, other }: RfmSettings): string {
  const fields = [
    `asof=${asOf}`,
    `window=${window}`,
    `orders=${counted}`,
    `method=${scoring.method}`,
    `scheme=${scheme}`,
    `other=${other}`,
  ];
  if (scoring.method === 'edges') for (const key of MEASURES) fields.push(`${key}=${scoring.edges[key].join('~')}`);
  return fields.join('&');
}

/** Reads what `writeSettings` wrote; anything else gives nothing, however it is made. */
export function readSettings(text: string): RfmSettings | undefined {
  if (text.length > 1000) return undefined;
  const fields = new Map(
    text.split('&').map((field): [string, string] => {
      const at = field.indexOf('=');
      return [field.slice(0, at), field.slice(at + 1)];
    }),
  );
  const asOf = fields.get('asof') ?? '';
  const window = WINDOWS.find((w) => w === fields.get('window'));
  const counted = COUNTED.find((c) => c === fields.get('orders'));
  const other = fields.get('other') ?? '';
  const scheme = LAB_SCHEMES.find((s) => s === fields.get('scheme'));
  const scoring = readScoring(fields);
  if (!isDay(asOf) || !window || !counted || !isMethod(other) || !scheme || !scoring) return undefined;
  if ((scoringOf(scoring).n === 2) !== (scheme === 'eight')) return undefined;
  return { asOf, window, counted, scoring, scheme, other };
}

function readScoring(fields: ReadonlyMap<string, string>): LabScoring | undefined {
  const method = RFM_METHODS.find((m) => m === fields.get('method'));
  if (method !== 'edges') return method && { method };
  const [r, f, m] = MEASURES.map((key) => readEdges(fields.get(key) ?? ''));
  const bands = r?.length;
  if (!r || !f || !m || f.length !== bands || m.length !== bands || (bands !== 1 && bands !== BANDS - 1)) return undefined;
  return { method, edges: { r, f, m } };
}

function readEdges(text: string): readonly number[] | undefined {
  const edges = text.split('~').map((part) => (/^-?\d{1,12}(\.\d{1,12})?$/.test(part) ? Number(part) : Number.NaN));
  return edges.every((edge, i) => Number.isFinite(edge) && (i === 0 || edge > (edges[i - 1] ?? edge))) ? edges : undefined;
}
