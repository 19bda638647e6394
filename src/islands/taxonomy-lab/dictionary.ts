import type { Cell, Rows } from '../../engine/language/rows.ts';
import { exportCsv } from '../../sandbox/export-csv.ts';
import { ruleOf } from './definition-text.ts';
import type { Evidence } from './evidence.ts';
import { subjectOf } from './findings.ts';
import { MOST_LEVELS, type TagNode, type TaxonomyLabData, type Tree } from './taxonomy.ts';
import { liveTags, pathTo } from './tree.ts';
import type { TaxonomyView } from './view.ts';

/** A column of the dictionary: its head, and what stands in it for a tag. */
interface Column {
  readonly head: string;
  readonly cell: (tag: TagNode) => string | number | null;
}

/** The dictionary as people at work keep it: a row a tag, in the order of the tree; tags out of use last. */
export function dictionaryOf(tree: Tree, lab: TaxonomyLabData, evidence: Evidence, view: TaxonomyView): Rows {
  const columns = columnsOf(tree, lab, evidence, view);
  const tags = [...inOrder(tree), ...tree.tags.filter(({ retired }) => retired !== null)];
  return { columns: columns.map(({ head }) => head), values: columns.map(({ cell }) => tags.map((tag): Cell => cell(tag))) };
}

/** Category by category, as the tree is read; what has no place comes last. */
export function inOrder(tree: Tree): readonly TagNode[] {
  const below = (parent: string): readonly TagNode[] => [
    ...tree.categories.filter((one) => one.parent === parent).flatMap(({ id }) => below(id)),
    ...liveTags(tree).filter((tag) => tag.parent === parent),
  ];
  const top = tree.categories.filter(({ parent }) => parent === null);
  return [...top.flatMap(({ id }) => below(id)), ...liveTags(tree).filter(({ parent }) => parent === null)];
}

function columnsOf(tree: Tree, lab: TaxonomyLabData, evidence: Evidence, view: TaxonomyView): readonly Column[] {
  const { words, said } = view;
  const t = words.dictionary.columns;
  const level = (i: number): Column => ({
    head: t.level(i + 1),
    cell: ({ parent, retired }) => (retired ? null : (said(pathTo(tree, parent)[i]?.name) ?? null)),
  });
  return [
    ...Array.from({ length: MOST_LEVELS }, (_, i) => level(i)),
    { head: t.tag, cell: ({ name }) => said(name) },
    { head: t.values, cell: (tag) => valuesOf(tag, tree, lab, view).join(words.listGap) },
    { head: t.code, cell: ({ code }) => code },
    { head: t.kind, cell: (tag) => words.kinds[ruleOf(tag, tree, lab).kind] },
    { head: t.about, cell: ({ code }) => words.abouts[subjectOf(lab, code)] },
    { head: t.rule, cell: (tag) => oneLine(tag, tree, lab) },
    { head: t.owner, cell: ({ owner }) => (owner ? words.teams[owner] : null) },
    { head: t.refresh, cell: ({ refresh }) => (refresh ? words.refreshes[refresh] : null) },
    { head: t.validDays, cell: ({ validDays }) => words.validity(validDays) },
    { head: t.sensitivity, cell: ({ sensitivity }) => words.sensitivities[sensitivity] },
    { head: t.purpose, cell: ({ purpose }) => purpose.map((one) => words.purposes[one]).join(words.listGap) },
    { head: t.version, cell: ({ version }) => version },
    { head: t.status, cell: ({ status, retired }) => (retired?.into ? words.retiredInto(retired.into) : words.statuses[status]) },
    { head: t.holders, cell: ({ code }) => evidence.tags[code]?.holders ?? null },
  ];
}

/** The fourth level: what a tag can say. */
export function valuesOf(
  { code }: TagNode,
  tree: Tree,
  { sources, questions }: TaxonomyLabData,
  { words, said }: TaxonomyView,
): readonly string[] {
  const question = questions[code];
  if (question) {
    const members = tree.tags.filter(({ retired, code: one }) => retired?.into === code && question.order.includes(one));
    const ordered = question.order.flatMap((one) => members.find((tag) => tag.code === one) ?? []);
    return [...ordered.map(({ name }) => said(name)), ...(question.otherwise ? [said(question.otherwise)] : [])];
  }
  const source = sources[code];
  if (source?.when !== null) return words.yesNo;
  if (source.values) return Object.values(source.values).map((name) => said(name));
  return [source.kind === 'stat' && !source.many ? words.aNumber : words.asRecorded(source.many)];
}

/** A rule on one line: conditions as they stand, anything else without line breaks. */
function oneLine(tag: TagNode, tree: Tree, lab: TaxonomyLabData): string {
  const when = lab.sources[tag.code]?.when;
  return (
    when ??
    ruleOf(tag, tree, lab)
      .define.trim()
      .replaceAll(/\s*\n\s*/g, ' ; ')
  );
}

export const dictionaryCsv = (rows: Rows): string => exportCsv(rows);

/** A table of Markdown; what would end a cell is escaped. */
export function dictionaryMarkdown({ columns, values }: Rows): string {
  const cell = (value: Cell): string =>
    String(value ?? '')
      .replaceAll('\\', '\\\\')
      .replaceAll('|', '\\|')
      .replaceAll(/\s*\n\s*/g, ' ');
  const line = (cells: readonly Cell[]): string => `| ${cells.map(cell).join(' | ')} |\n`;
  const rows = Array.from({ length: values[0]?.length ?? 0 }, (_, i) => values.map((column) => column[i] ?? null));
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('');
}
