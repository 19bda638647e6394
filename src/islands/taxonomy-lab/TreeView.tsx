import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Category, NodeId, TagNode, Tree } from './taxonomy.ts';
import { sameNode } from './taxonomy.ts';
import { categoriesIn, fits, levelOf, liveTags, tagsIn } from './tree.ts';
import type { TaxonomyView } from './view.ts';

interface Props {
  readonly view: TaxonomyView;
  /** Fills with the button of each row, by `rowKey`; a row that moves is another button. */
  readonly rows: Map<string, HTMLElement>;
  readonly tree: Tree;
  readonly selected: NodeId | undefined;
  /** How many findings a tag or a category has. */
  readonly pointsOf: (node: NodeId) => number;
  readonly onSelect: (node: NodeId | undefined) => void;
  /** By dragging: below a category, before a tag or at the end. */
  readonly onPlace: (node: NodeId, parent: string | null, before?: string) => void;
  /** Alt and an arrow key. */
  readonly onKey: (node: NodeId, key: string) => void;
  /** What stands below the row that is open. */
  readonly panel: ComponentChildren;
}

export const rowKey = ({ kind, id }: NodeId): string => `${kind} ${id}`;
const ARROWS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];

/** The tree as nested lists: each row opens, can be dragged, and is moved by Alt and the arrow keys. */
export function TreeView({ view, rows, tree, selected, pointsOf, onSelect, onPlace, onKey, panel }: Props) {
  const { words, said } = view;
  const t = words.tree;
  const [closed, setClosed] = useState<readonly string[]>([]);
  const [dragged, setDragged] = useState<NodeId>();
  const [over, setOver] = useState<string>();

  const takes = (parent: string | null): boolean => dragged !== undefined && fits(tree, dragged, parent);
  /** A row that something can be dropped on. */
  const target = (key: string, parent: string | null, before?: string) => ({
    'data-over': over === key && takes(parent) ? '' : undefined,
    onDragOver: (event: JSX.TargetedDragEvent<HTMLElement>) => {
      if (!takes(parent)) return;
      event.preventDefault();
      event.stopPropagation();
      setOver(key);
    },
    onDrop: (event: JSX.TargetedDragEvent<HTMLElement>) => {
      event.preventDefault();
      event.stopPropagation();
      if (dragged && takes(parent)) onPlace(dragged, parent, dragged.kind === 'tag' ? before : undefined);
      setDragged(undefined);
      setOver(undefined);
    },
  });
  const source = (node: NodeId) => ({
    draggable: true,
    onDragStart: (event: JSX.TargetedDragEvent<HTMLElement>) => {
      event.dataTransfer?.setData('text/plain', node.id);
      setDragged(node);
    },
    onDragEnd: () => {
      setDragged(undefined);
      setOver(undefined);
    },
  });
  const opener = (node: NodeId, label: string, name: string) => {
    const isOpen = sameNode(selected, node);
    return (
      <button
        ref={(button) => {
          if (button) rows.set(rowKey(node), button);
        }}
        type="button"
        class="tax-name"
        aria-expanded={isOpen}
        aria-label={label}
        onClick={() => onSelect(isOpen ? undefined : node)}
        onKeyDown={(event) => {
          if (!event.altKey || !ARROWS.includes(event.key)) return;
          event.preventDefault();
          onKey(node, event.key);
        }}
      >
        {name}
      </button>
    );
  };

  const tagRow = (tag: TagNode) => {
    const node: NodeId = { kind: 'tag', id: tag.code };
    const points = pointsOf(node);
    return (
      <li key={tag.code} class="tax-tag">
        <div class="tax-row" {...source(node)} {...target(`tag ${tag.code}`, tag.parent, tag.code)}>
          {opener(node, t.tag(said(tag.name), points), said(tag.name))}
          {points > 0 && (
            <span class="tax-points" aria-hidden="true">
              {points}
            </span>
          )}
        </div>
        {sameNode(selected, node) && panel}
      </li>
    );
  };
  const categoryRow = (category: Category) => {
    const node: NodeId = { kind: 'category', id: category.id };
    const name = said(category.name);
    const isClosed = closed.includes(category.id);
    const tags = countBelow(tree, category.id);
    const points = pointsOf(node);
    return (
      <li key={category.id} class="tax-category">
        <div class="tax-row" {...source(node)} {...target(`category ${category.id}`, category.id)}>
          <button
            type="button"
            class="tax-fold"
            aria-expanded={!isClosed}
            aria-label={t.toggle(name, !isClosed)}
            onClick={() => setClosed(isClosed ? closed.filter((one) => one !== category.id) : [...closed, category.id])}
          />
          {opener(node, t.category(name, levelOf(tree, category.id), tags), name)}
          {points > 0 && (
            <span class="tax-points" aria-hidden="true">
              {points}
            </span>
          )}
          <span class="tax-count" aria-hidden="true">
            {tags}
          </span>
        </div>
        {sameNode(selected, node) && panel}
        {!isClosed && <ul>{below(category.id)}</ul>}
      </li>
    );
  };
  const below = (parent: string) => [...categoriesIn(tree, parent).map(categoryRow), ...tagsIn(tree, parent).map(tagRow)];
  const loose = tagsIn(tree, null);

  return (
    <ul class="tax-tree" aria-label={t.label}>
      {categoriesIn(tree, null).map(categoryRow)}
      {loose.length > 0 && (
        <li class="tax-loose">
          <div class="tax-row" {...target('nowhere', null)}>
            <span class="small">{t.unplaced}</span>
          </div>
          <ul>{loose.map(tagRow)}</ul>
        </li>
      )}
    </ul>
  );
}

const countBelow = (tree: Tree, category: string): number =>
  liveTags(tree).filter(({ parent }) => parent === category).length +
  categoriesIn(tree, category).reduce((sum, { id }) => sum + countBelow(tree, id), 0);
