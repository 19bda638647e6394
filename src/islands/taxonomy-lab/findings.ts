import { answersOf, type Evidence, sharedBy } from './evidence.ts';
import { ABOUTS, type About, type Category, type Principle, type TagNode, type TaxonomyLabData, type Team, type Tree } from './taxonomy.ts';
import { aboutOf, categoriesIn, liveTags, pathTo, tagsIn } from './tree.ts';

/** What is wrong with a tree; its sentence is in i18n, its fix in fixes.ts. Figures come from the customers, never from names. */
export type Finding =
  /** Two names for the same customers. `keep` is the one that is better looked after. */
  | { readonly code: 'same-people'; readonly keep: string; readonly drop: string; readonly both: number; readonly either: number }
  /** One name for different customers. */
  | { readonly code: 'same-name'; readonly tags: readonly [string, string]; readonly both: number; readonly apart: number }
  /** Several yes-no tags that are the values of one. */
  | {
      readonly code: 'one-question';
      readonly question: string;
      readonly tags: readonly string[];
      readonly several: number;
      readonly none: number;
    }
  /** Nobody has it. */
  | { readonly code: 'nobody'; readonly tag: string }
  | { readonly code: 'off-subject'; readonly tag: string; readonly about: About; readonly where: About; readonly home: string | null }
  /** Its siblings divide by one principle, it by another. */
  | { readonly code: 'off-principle'; readonly category: string; readonly by: Principle; readonly others: Principle }
  /** A level that divides nothing. */
  | { readonly code: 'lone-level'; readonly category: string }
  | { readonly code: 'empty-category'; readonly category: string }
  | { readonly code: 'unplaced'; readonly tag: string; readonly about: About; readonly home: string | null }
  | { readonly code: 'number-in-name'; readonly tag: string }
  | { readonly code: 'no-owner'; readonly tag: string; readonly team: Team }
  | { readonly code: 'no-refresh'; readonly tag: string; readonly refresh: NonNullable<TagNode['refresh']> }
  | { readonly code: 'no-expiry'; readonly tag: string }
  | { readonly code: 'unmarked-sensitive'; readonly tag: string }
  | { readonly code: 'no-purpose'; readonly tag: string };
export type FindingCode = Finding['code'];

/** In the order in which they are best dealt with: what goes away is not worth an owner. */
export const FINDING_CODES = [
  'same-people',
  'same-name',
  'one-question',
  'nobody',
  'off-principle',
  'off-subject',
  'unplaced',
  'empty-category',
  'lone-level',
  'number-in-name',
  'no-owner',
  'no-refresh',
  'no-expiry',
  'unmarked-sensitive',
  'no-purpose',
] as const satisfies readonly FindingCode[];

/** From this share on, two tags of different names speak of the same people. */
export const ALIKE = 0.85;

export function findingsOf(tree: Tree, lab: TaxonomyLabData, evidence: Evidence): readonly Finding[] {
  const tags = liveTags(tree);
  const found: Finding[] = [
    ...pairsOf(tags).flatMap(([a, b]) => samePeople(a, b, evidence)),
    ...pairsOf(tags).flatMap(([a, b]) => sameName(a, b, evidence)),
    ...Object.keys(lab.questions).flatMap((question) => oneQuestion(question, tags, lab, evidence)),
    ...tree.categories.flatMap((category) => ofCategory(category, tree)),
    ...tags.flatMap((tag) => ofTag(tag, tree, lab, evidence)),
  ];
  const rank = new Map<string, number>(FINDING_CODES.map((code, i) => [code, i]));
  return found.sort((a, b) => (rank.get(a.code) ?? 0) - (rank.get(b.code) ?? 0));
}

const pairsOf = <T>(list: readonly T[]): readonly (readonly [T, T])[] =>
  list.flatMap((a, i) => list.slice(i + 1).map((b) => [a, b] as const));

function samePeople(a: TagNode, b: TagNode, evidence: Evidence): readonly Finding[] {
  const [first, second] = [evidence.tags[a.code], evidence.tags[b.code]];
  if (!first || !second || first.holders === 0) return [];
  const [keep, drop] = careOf(b) > careOf(a) ? [b, a] : [a, b];
  const shared = sharedBy(evidence, a.code, b.code);
  const alike = shared ? shared.either > 0 && shared.both / shared.either >= ALIKE : first.print === second.print;
  if (!alike) return [];
  const { both, either } = shared ?? { both: first.holders, either: first.holders };
  return [{ code: 'same-people', keep: keep.code, drop: drop.code, both, either }];
}

/** How well a tag is looked after: the better one stays. */
const careOf = ({ owner, refresh, name }: TagNode): number => (owner ? 2 : 0) + (refresh ? 1 : 0) - (hasNumber(name) ? 1 : 0);

const textsOf = (name: TagNode['name']): readonly string[] => (typeof name === 'string' ? [name] : [name.zh, name.en]);
const hasNumber = (name: TagNode['name']): boolean => textsOf(name).some((text) => /\d/.test(text));

function sameName(a: TagNode, b: TagNode, evidence: Evidence): readonly Finding[] {
  if (!textsOf(a.name).some((text) => textsOf(b.name).includes(text))) return [];
  const shared = sharedBy(evidence, a.code, b.code);
  return [{ code: 'same-name', tags: [a.code, b.code], both: shared?.both ?? 0, apart: shared ? shared.onlyFirst + shared.onlySecond : 0 }];
}

function oneQuestion(
  question: string,
  tags: readonly TagNode[],
  { sources, questions }: TaxonomyLabData,
  evidence: Evidence,
): readonly Finding[] {
  const members = (questions[question]?.order ?? []).filter(
    (code) => sources[code]?.answers === question && tags.some((tag) => tag.code === code),
  );
  return members.length < 2 ? [] : [{ code: 'one-question', question, tags: members, ...answersOf(evidence, members) }];
}

function ofCategory(category: Category, tree: Tree): readonly Finding[] {
  const { id, by, parent } = category;
  const found: Finding[] = [];
  const siblings = categoriesIn(tree, parent);
  const others = commonest(siblings.map((one) => one.by));
  if (others !== undefined && by !== others) found.push({ code: 'off-principle', category: id, by, others });
  const categories = categoriesIn(tree, id);
  const children = categories.length + tagsIn(tree, id).length;
  if (children === 0) found.push({ code: 'empty-category', category: id });
  else if (children === 1 && (parent !== null || categories.length === 1)) found.push({ code: 'lone-level', category: id });
  return found;
}

function ofTag(tag: TagNode, tree: Tree, lab: TaxonomyLabData, evidence: Evidence): readonly Finding[] {
  const { code, parent } = tag;
  const about = subjectOf(lab, code);
  const where = aboutOf(tree, parent);
  const source = lab.sources[code];
  const found: Finding[] = [];
  if (evidence.tags[code]?.holders === 0) found.push({ code: 'nobody', tag: code });
  if (parent === null) found.push({ code: 'unplaced', tag: code, about, home: homeFor(tree, about) });
  else if (where !== null && where !== about) found.push({ code: 'off-subject', tag: code, about, where, home: homeFor(tree, about) });
  if (source?.kind === 'rule' && hasNumber(tag.name)) found.push({ code: 'number-in-name', tag: code });
  if (tag.owner === null) found.push({ code: 'no-owner', tag: code, team: usual(tree, lab, about, 'owner') ?? 'crm' });
  if (tag.refresh === null) found.push({ code: 'no-refresh', tag: code, refresh: usual(tree, lab, about, 'refresh') ?? 'monthly' });
  if (source?.dated && tag.validDays === null) found.push({ code: 'no-expiry', tag: code });
  const isMarked = tag.sensitivity === 'sensitive' || tag.sensitivity === 'minor';
  if (source?.sensitive && !isMarked) found.push({ code: 'unmarked-sensitive', tag: code });
  if (isMarked && tag.purpose.length === 0) found.push({ code: 'no-purpose', tag: code });
  return found;
}

/** What a tag tells; one that was made of others tells what they tell. */
export function subjectOf({ sources, questions }: TaxonomyLabData, code: string): About {
  const [member] = questions[code]?.order ?? [];
  return sources[code]?.about ?? sources[member ?? '']?.about ?? ABOUTS[0];
}

/** Where a tag that tells this belongs: the first category that was set up for it, the deepest of its line. */
export function homeFor(tree: Tree, about: About): string | null {
  const fitting = tree.categories.filter(
    (one) => one.by === 'about' && one.about === about && pathTo(tree, one.id).every(({ by }) => by === 'about'),
  );
  return (fitting.find(({ parent }) => !fitting.some(({ id }) => id === parent)) ?? fitting[0])?.id ?? null;
}

/** What most tags of the same subject have, or most of all. */
function usual<Key extends 'owner' | 'refresh'>(
  tree: Tree,
  lab: TaxonomyLabData,
  about: About,
  key: Key,
): NonNullable<TagNode[Key]> | undefined {
  const known = (tags: readonly TagNode[]) => tags.flatMap((tag) => (tag[key] === null ? [] : [tag[key] as NonNullable<TagNode[Key]>]));
  const tags = liveTags(tree);
  return commonest(known(tags.filter(({ code }) => subjectOf(lab, code) === about))) ?? commonest(known(tags));
}

function commonest<T>(list: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** The tags that a finding is about. */
export function tagsOfFinding(finding: Finding): readonly string[] {
  if ('keep' in finding) return [finding.keep, finding.drop];
  if ('tags' in finding) return finding.tags;
  return 'tag' in finding ? [finding.tag] : [];
}

/** What a tree shows, in figures; its sentence is in i18n. */
export interface TreeSummary {
  readonly tags: number;
  readonly withoutOwner: number;
  /** Findings that say that tags overlap or stand for the same. */
  readonly overlaps: number;
  readonly misplaced: number;
  readonly depth: number;
  readonly findings: number;
}
export function summaryOf(tree: Tree, findings: readonly Finding[], depth: number): TreeSummary {
  const count = (...codes: FindingCode[]): number => findings.filter(({ code }) => codes.includes(code)).length;
  return {
    tags: liveTags(tree).length,
    withoutOwner: count('no-owner'),
    overlaps: count('same-people', 'same-name', 'one-question'),
    misplaced: count('off-subject', 'unplaced', 'off-principle'),
    depth,
    findings: findings.length,
  };
}
