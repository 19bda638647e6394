import type { TagRows } from '../../engine/run.ts';
import type { Tree } from './taxonomy.ts';

/** What running a tag on the sample customers showed. */
export interface TagEvidence {
  /** Customers with a value; of a yes-no tag those with a yes. */
  readonly holders: number;
  /** Two tags with the same print divide the customers alike, whatever they call the values. */
  readonly print: string;
  /** Of a yes-no tag: a 1 for each customer with a yes. */
  readonly held: string | null;
}
export interface Evidence {
  readonly customers: number;
  readonly tags: Readonly<Record<string, TagEvidence>>;
}

/** Reads what a run gave. */
export function evidenceOf({ customerIds, tags }: TagRows): Evidence {
  return {
    customers: customerIds.length,
    tags: Object.fromEntries(
      tags.map(({ code, values }) => {
        const isFlag = values.every((value) => value === 'yes' || value === 'no');
        const held = isFlag ? values.map((value) => (value === 'yes' ? '1' : '0')).join('') : null;
        const holders = values.filter((value) => (isFlag ? value === 'yes' : value !== null)).length;
        return [code, { holders, print: printOf(values), held }];
      }),
    ),
  };
}

/** Of the pattern of equal values, by their first appearance: FNV-1a, twice over. */
function printOf(values: TagRows['tags'][number]['values']): string {
  const order = new Map<unknown, number>();
  let a = 0x811c9dc5;
  let b = 0x01000193;
  for (const value of values) {
    const key = typeof value === 'number' ? value.toFixed(2) : value;
    if (!order.has(key)) order.set(key, order.size);
    const n = value === null ? 0xffff : (order.get(key) ?? 0);
    a = Math.imul(a ^ n, 0x01000193);
    b = Math.imul(b ^ (n + 7), 0x85ebca6b) ^ (b >>> 13);
  }
  return `${(a >>> 0).toString(36)}${(b >>> 0).toString(36)}`;
}

export interface Shared {
  readonly both: number;
  readonly either: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
}

/** How many customers two yes-no tags have between them; undefined where one is none. */
export function sharedBy(evidence: Evidence, first: string, second: string): Shared | undefined {
  const a = evidence.tags[first]?.held;
  const b = evidence.tags[second]?.held;
  if (!a || !b) return undefined;
  let both = 0;
  let onlyFirst = 0;
  let onlySecond = 0;
  for (let i = 0; i < a.length; i++) {
    if (a[i] === '1') b[i] === '1' ? both++ : onlyFirst++;
    else if (b[i] === '1') onlySecond++;
  }
  return { both, either: both + onlyFirst + onlySecond, onlyFirst, onlySecond };
}

/** Of several yes-no tags: how many customers have two or more of them, and how many none. */
export function answersOf(evidence: Evidence, codes: readonly string[]): { readonly several: number; readonly none: number } {
  const lists = codes.flatMap((code) => evidence.tags[code]?.held ?? []);
  let several = 0;
  let none = 0;
  for (let i = 0; i < evidence.customers; i++) {
    const held = lists.filter((list) => list[i] === '1').length;
    if (held > 1) several++;
    if (held === 0) none++;
  }
  return { several, none };
}

/** Whether what was run is what stands in the tree: a tag that came in since has no figures. */
export const isMeasured = (evidence: Evidence, code: string): boolean => Object.hasOwn(evidence.tags, code);

/** Adds what tags made of others show, from the figures of those: the same rule, so the same customers. */
export function withFolded(evidence: Evidence, tree: Tree, hasElse: (code: string) => boolean): Evidence {
  const made = tree.tags.filter(({ code }) => !isMeasured(evidence, code));
  if (made.length === 0) return evidence;
  const added = made.map(({ code }) => {
    const members = tree.tags.filter(({ retired }) => retired?.into === code).map((tag) => tag.code);
    const { none } = answersOf(evidence, members);
    return [code, { holders: evidence.customers - (hasElse(code) ? 0 : none), print: code, held: null }];
  });
  return { ...evidence, tags: { ...evidence.tags, ...Object.fromEntries(added) } };
}
