import { REFRESHES, SENSITIVITIES, STATUSES } from '../../engine/language/metadata.ts';
import {
  ABOUTS,
  type Category,
  MOST_LEVELS,
  type Name,
  PRINCIPLES,
  PURPOSES,
  type TagNode,
  type TaxonomyLabData,
  TEAMS,
  type Tree,
  VALIDITIES,
} from './taxonomy.ts';
import { levelOf } from './tree.ts';

/** What a person can change of a tag, each from a short list but the name, the version and where it went. */
const CHOICES = {
  owner: [null, ...TEAMS],
  refresh: [null, ...REFRESHES],
  validDays: VALIDITIES,
  sensitivity: SENSITIVITIES,
  status: STATUSES,
};
type Choice = keyof typeof CHOICES;
const LONGEST_NAME = 40;
const MOST_CATEGORIES = 40;

/** A tree as a short text: what differs from the lab's own. For links, and for the next visit. */
export function writeTree({ categories, tags }: Tree, lab: TaxonomyLabData): string {
  const ids = categories.map(({ id }) => id);
  return JSON.stringify([
    categories.map(({ id, name, parent, by, about }) => {
      const own = lab.start.categories.find((one) => one.id === id);
      const place = parent === null ? -1 : ids.indexOf(parent);
      const changed = {
        ...(said(own?.name) !== said(name) && { n: name }),
        ...(own?.by !== by && { b: by }),
        ...(own?.about !== about && { a: about }),
      };
      return Object.keys(changed).length > 0 ? [id, place, changed] : [id, place];
    }),
    tags.map((tag) => {
      const own = startOf(tag.code, lab);
      const place = tag.parent === null ? -1 : ids.indexOf(tag.parent);
      const changed: Record<string, unknown> = {};
      for (const key of [...(Object.keys(CHOICES) as Choice[]), 'version'] as const) if (own?.[key] !== tag[key]) changed[key] = tag[key];
      if (said(own?.name) !== said(tag.name)) changed['name'] = tag.name;
      if (own?.purpose.join() !== tag.purpose.join()) changed['purpose'] = tag.purpose;
      if (tag.retired) changed['into'] = tag.retired.into;
      return Object.keys(changed).length > 0 ? [tag.code, place, changed] : [tag.code, place];
    }),
  ]);
}

const said = (name: Name | undefined): string => JSON.stringify(name);

/** A tag as the lab has it; one that is made of others has the lab's name for them. */
function startOf(code: string, { start, questions }: TaxonomyLabData): TagNode | undefined {
  const own = start.tags.find((tag) => tag.code === code);
  if (own) return own;
  const question = questions[code];
  const [first] = start.tags;
  return question && first && { ...first, code, name: question.name };
}

/** @returns nothing where the text was not written by `writeTree` for this lab: it may come from anywhere */
export function readTree(text: string, lab: TaxonomyLabData): Tree | undefined {
  try {
    const [first, second] = asList(JSON.parse(text));
    const rows = asList(first).map(asList);
    if (rows.length > MOST_CATEGORIES) return undefined;
    const ids = rows.map(([id]) => String(id));
    const tree: Tree = {
      categories: rows.map((row) => readCategory(row, ids, lab)),
      tags: asList(second).map((row) => readTag(asList(row), ids, lab)),
    };
    return isWhole(tree, ids, lab) ? tree : undefined;
  } catch {
    return undefined;
  }
}

function readCategory([id, place, changed]: readonly unknown[], ids: readonly string[], lab: TaxonomyLabData): Category {
  const own = lab.start.categories.find((one) => one.id === id);
  const { n, b, a } = asFields(changed);
  if (!own && !/^new\d{1,2}$/.test(String(id))) throw new Refused();
  return {
    id: String(id),
    parent: placeOf(place, ids),
    name: n === undefined ? (own ?? refuse()).name : asName(n),
    by: b === undefined ? (own?.by ?? 'about') : oneOf(PRINCIPLES, b),
    about: a === undefined ? (own?.about ?? null) : oneOf([null, ...ABOUTS], a),
  };
}

function readTag([code, place, changed]: readonly unknown[], ids: readonly string[], lab: TaxonomyLabData): TagNode {
  const own = startOf(String(code), lab) ?? refuse();
  const fields = asFields(changed);
  const choice = <Key extends Choice>(key: Key): TagNode[Key] =>
    (Object.hasOwn(fields, key) ? oneOf<unknown>(CHOICES[key], fields[key]) : own[key]) as TagNode[Key];
  const { name, purpose, version } = fields;
  const into = fields['into'];
  return {
    code: own.code,
    parent: placeOf(place, ids),
    name: name === undefined ? own.name : asName(name),
    owner: choice('owner'),
    refresh: choice('refresh'),
    validDays: choice('validDays'),
    sensitivity: choice('sensitivity'),
    status: choice('status'),
    purpose: purpose === undefined ? own.purpose : asList(purpose).map((one) => oneOf(PURPOSES, one)),
    version: version === undefined ? own.version : asVersion(version),
    retired: into === undefined ? null : { into: into === null ? null : (startOf(String(into), lab) ?? refuse()).code },
  };
}

/** Every tag of the lab once, no category in itself or too deep. */
function isWhole(tree: Tree, ids: readonly string[], lab: TaxonomyLabData): boolean {
  const codes = tree.tags.map(({ code }) => code);
  const isOnce = new Set(ids).size === ids.length && new Set(codes).size === codes.length;
  const isAll = Object.keys(lab.sources).every((code) => codes.includes(code));
  const parents = new Map(tree.categories.map(({ id, parent }) => [id, parent]));
  const isTree = ids.every((id) => {
    let steps = 0;
    for (let at: string | null | undefined = id; at; at = parents.get(at)) if (++steps > MOST_LEVELS) return false;
    return true;
  });
  return isOnce && isAll && isTree && ids.every((id) => levelOf(tree, id) <= MOST_LEVELS);
}

class Refused extends Error {}
const refuse = (): never => {
  throw new Refused();
};
const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : refuse());
const asFields = (value: unknown): Readonly<Record<string, unknown>> =>
  value === undefined ? {} : typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : refuse();
const oneOf = <T>(list: readonly T[], value: unknown): T =>
  list.find((one) => one === value) ?? (value === null && list.includes(null as T) ? (null as T) : refuse());
const placeOf = (place: unknown, ids: readonly string[]): string | null => (place === -1 ? null : (ids[place as number] ?? refuse()));
const asVersion = (value: unknown): string => (/^\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(String(value)) ? String(value) : refuse());

function asName(value: unknown): Name {
  if (typeof value === 'string') return asText(value);
  const { zh, en } = asFields(value);
  return { zh: asText(zh), en: asText(en) };
}
const asText = (value: unknown): string =>
  typeof value === 'string' && value.trim() !== '' && [...value].length <= LONGEST_NAME && !/[\p{Cc}\p{Cf}]/u.test(value)
    ? value
    : refuse();
