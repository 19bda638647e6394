import type { Name, TagNode, TagSource, TaxonomyLabData, Team, Tree } from './taxonomy.ts';
import { liveTags, pathTo } from './tree.ts';

/** How a name is written: in both languages, or as a person wrote it. A JSON text is YAML too. */
const written = (name: Name): string =>
  typeof name === 'string' ? JSON.stringify(name) : `{ zh: ${JSON.stringify(name.zh)}, en: ${JSON.stringify(name.en)} }`;
const indented = (text: string, by = '  '): string =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => `${by}${line}`)
    .join('\n');

const YES_NO = '{ yes: { zh: 是, en: "Yes" }, no: { zh: 否, en: "No" } }';

/** How categories and owners are written, which the engine takes as one text each. */
export interface Writing {
  readonly said: (name: Name) => string;
  readonly team: (team: Team) => string;
}

/** The tree's tags as the engine reads them: one document a tag, its place and what is known about it first. It runs as it stands. */
export const treeText = (tree: Tree, lab: TaxonomyLabData, writing: Writing): string =>
  liveTags(tree)
    .map((tag) => tagText(tag, tree, lab, writing))
    .join('---\n');

function tagText(tag: TagNode, tree: Tree, lab: TaxonomyLabData, { said, team }: Writing): string {
  const path = pathTo(tree, tag.parent).map(({ name }) => JSON.stringify(said(name)));
  const { value, measures, define, kind } = ruleOf(tag, tree, lab);
  const lines = [
    `code: ${tag.code}`,
    `name: ${written(tag.name)}`,
    ...(path.length > 0 ? [`category: [${path.join(', ')}]`] : []),
    `kind: ${kind}`,
    ...(value ? [`value: ${value}`] : []),
    ...(tag.owner ? [`owner: ${JSON.stringify(team(tag.owner))}`] : []),
    ...(tag.refresh ? [`refresh: ${tag.refresh}`] : []),
    ...(tag.validDays ? [`valid_for: ${tag.validDays}d`] : []),
    `sensitivity: ${tag.sensitivity}`,
    ...(tag.purpose.length > 0 ? [`purpose: [${tag.purpose.join(', ')}]`] : []),
    `version: ${tag.version}`,
    `status: ${tag.status}`,
    ...(measures ? ['measures:', indented(measures)] : []),
    'define:',
    indented(define),
  ];
  return `${lines.join('\n')}\n`;
}

interface Rule {
  readonly kind: TagSource['kind'];
  readonly value: string | null;
  readonly measures: string | null;
  readonly define: string;
}

/** A tag's rule: its own, or that of the tags it was made of. */
export function ruleOf({ code }: Pick<TagNode, 'code'>, tree: Tree, lab: TaxonomyLabData): Rule {
  const source = lab.sources[code];
  if (!source) return foldedRule(code, tree, lab);
  const { kind, when, define, measures, values, many } = source;
  if (when !== null) {
    return { kind, measures, value: `{ type: enum, domain: ${YES_NO} }`, define: `cases:\n  - when: ${when}\n    value: yes\nelse: no\n` };
  }
  const value = many ? '{ type: enum, cardinality: many }' : values && `{ type: enum, domain: ${domainOf(values)} }`;
  return { kind, measures, value, define: define ?? '' };
}

function foldedRule(code: string, tree: Tree, lab: TaxonomyLabData): Rule {
  const question = lab.questions[code];
  const members = (question?.order ?? []).filter((one) => tree.tags.some((tag) => tag.code === one && tag.retired?.into === code));
  const named = Object.fromEntries(members.map((one) => [one, tree.tags.find((tag) => tag.code === one)?.name ?? one]));
  const otherwise = question?.otherwise ?? null;
  const cases = members.map((one) => `  - when: ${lab.sources[one]?.when}\n    value: ${one}`).join('\n');
  const measures = members.flatMap((one) => lab.sources[one]?.measures ?? []).join('');
  return {
    kind: 'rule',
    measures: measures === '' ? null : measures,
    value: `{ type: enum, domain: ${domainOf({ ...named, ...(otherwise && { other: otherwise }) })} }`,
    define: `cases:\n${cases}\n${otherwise ? 'else: other\n' : ''}`,
  };
}

const domainOf = (values: Readonly<Record<string, Name>>): string =>
  `{ ${Object.entries(values)
    .map(([value, name]) => `${value}: ${written(name)}`)
    .join(', ')} }`;
