import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Language } from '../../i18n/language.ts';
import { keepDraft, readDraft } from '../lab/drafts.ts';
import { LabFrame } from '../lab/LabFrame.tsx';
import { measureRun } from '../lab/measure-run.ts';
import { ShareTool } from '../lab/ShareTool.tsx';
import { Strong } from '../lab/Strong.tsx';
import { sharedText, shareHash } from '../lab/share.ts';
import { Tabs } from '../lab/Tabs.tsx';
import { useRunner } from '../lab/use-runner.ts';
import { DictionaryPanel, DictionaryTable } from './DictionaryPanel.tsx';
import { treeText } from './definition-text.ts';
import { dictionaryOf } from './dictionary.ts';
import { type Evidence, withFolded } from './evidence.ts';
import { FindingsPanel, Point } from './FindingsPanel.tsx';
import { type Finding, findingsOf, summaryOf, tagsOfFinding } from './findings.ts';
import { fixed, type Naming } from './fixes.ts';
import { begin, redo, step, undo } from './history.ts';
import type { Sample } from './measure.ts';
import { CategoryFields, MoveFields, TagFields } from './NodePanel.tsx';
import { printSheet } from './print-sheet.tsx';
import { rowKey, TreeView } from './TreeView.tsx';
import { MOST_LEVELS, type Name, type NodeId, type TaxonomyLabData, type Team, type Tree } from './taxonomy.ts';
import {
  addCategory,
  categoriesIn,
  categoryOf,
  changeTag,
  depthOf,
  dissolve,
  inwards,
  levelOf,
  liveTags,
  outwards,
  parentOf,
  place,
  retire,
  shift,
  tagOf,
  tagsIn,
} from './tree.ts';
import { readTree, writeTree } from './tree-text.ts';
import { taxonomyView } from './view.ts';

interface Props {
  readonly id: string;
  readonly language: Language;
  readonly level?: 2 | 3;
  readonly lab: TaxonomyLabData;
  readonly sample: Sample;
  /** What the lab's own tags show on the sample customers, measured when the site was built. */
  readonly measured: Evidence;
}

const TABS = ['findings', 'table', 'dictionary'] as const;

/** The taxonomy builder: the tree at the left; what is wrong with it, the tree as a table and the dictionary at the right. */
export default function TaxonomyLab({ id, language, level = 2, lab, sample, measured }: Props) {
  const view = useMemo(() => taxonomyView(language), [language]);
  const { words, common, said } = view;
  const [history, setHistory] = useState(() => begin(lab.start));
  const [selected, setSelected] = useState<NodeId>();
  const [tab, setTab] = useState<(typeof TABS)[number]>('findings');
  const [notice, setNotice] = useState<'shared' | 'damaged' | 'kept'>();
  const [evidence, setEvidence] = useState(measured);
  const [ran, setRan] = useState<{ readonly tags: number; readonly ms: number } | 'refused'>();
  const [spoken, setSpoken] = useState('');
  const focus = useRef<NodeId>();
  const rows = useMemo(() => new Map<string, HTMLElement>(), []);
  const runner = useRunner();
  const tree = history.now;

  const writing = useMemo(() => ({ said: (name: Name) => said(name), team: (team: Team) => words.teams[team] }), [view]);
  const known = useMemo(() => withFolded(evidence, tree, (code) => lab.questions[code]?.otherwise != null), [evidence, tree]);
  const findings = useMemo(() => findingsOf(tree, lab, known), [tree, known]);
  const dictionary = useMemo(() => dictionaryOf(tree, lab, known, view), [tree, known, view]);

  useEffect(() => {
    void sharedText(id, location.hash).then((text) => {
      if (text !== undefined) {
        const shared = text === null ? undefined : readTree(text, lab);
        setNotice(shared ? 'shared' : 'damaged');
        if (shared) setHistory(begin(shared));
        return;
      }
      const kept = readTree(readDraft(id) ?? '', lab);
      if (!kept) return;
      setNotice('kept');
      setHistory(begin(kept));
    });
  }, []);
  // A row that was moved by keys stands somewhere else now, and is still the one in hand.
  useEffect(() => {
    if (!focus.current) return;
    rows.get(rowKey(focus.current))?.focus();
    focus.current = undefined;
  }, [tree, selected]);

  // Two touches may come before the lab has woken: the second starts from what the first made.
  const latest = useRef(history);
  useEffect(() => {
    latest.current = history;
  }, [history]);
  const take = (next: typeof history): void => {
    latest.current = next;
    setHistory(next);
    setNotice(undefined);
    setRan(undefined);
    const text = writeTree(next.now, lab);
    keepDraft(id, text === writeTree(lab.start, lab) ? undefined : text);
  };
  const change = (next: Tree): void => take(step(latest.current, next));
  const nameOf = (node: NodeId): string => said(node.kind === 'tag' ? tagOf(tree, node.id)?.name : categoryOf(tree, node.id)?.name) ?? '';
  const names = {
    tag: (code: string) => nameOf({ kind: 'tag', id: code }),
    category: (one: string) => nameOf({ kind: 'category', id: one }),
  };

  /** Moves a node and says where it came to stand. */
  const move = (node: NodeId, next: Tree): void => {
    if (next === tree) {
      setSpoken(words.said.stuck(nameOf(node)));
      return;
    }
    change(next);
    const parent = parentOf(next, node);
    const beside = node.kind === 'tag' ? tagsIn(next, parent).map(({ code }) => code) : categoriesIn(next, parent).map((one) => one.id);
    const where = parent === null ? (node.kind === 'tag' ? words.panel.nowhere : words.panel.top) : names.category(parent);
    setSpoken(words.said.moved(nameOf(node), where, beside.indexOf(node.id) + 1, beside.length));
  };
  const byKey = (node: NodeId, key: string): void => {
    focus.current = node;
    const moves: Readonly<Record<string, () => Tree>> = {
      ArrowUp: () => shift(tree, node, -1),
      ArrowDown: () => shift(tree, node, 1),
      ArrowLeft: () => outwards(tree, node),
      ArrowRight: () => inwards(tree, node),
    };
    const next = moves[key]?.();
    if (next) move(node, next);
  };
  const fix = (found: readonly Finding[], label: string): void => {
    const naming: Naming = { about: (about) => words.abouts[about], said: (name) => said(name), apart: words.apart };
    change(found.reduce((next, finding) => fixed(next, finding, lab, naming), latest.current.now));
    setSpoken(words.said.done(label));
  };
  /** A row goes; the one it stood below, or the first of all, is in hand then. */
  const leave = (node: NodeId, next: Tree): void => {
    const up = parentOf(tree, node) ?? next.categories[0]?.id;
    focus.current = up === undefined ? undefined : { kind: 'category', id: up };
    change(next);
    setSelected(undefined);
  };
  const run = (): void => {
    const from = performance.now();
    const text = treeText(tree, lab, writing);
    void runner.start(async (signal) => {
      const { measureTags } = await import('./measure.ts');
      const result = await measureTags(text, sample, signal);
      if (!result.ok) return setRan('refused');
      setEvidence((before) => ({ ...result.evidence, tags: { ...before.tags, ...result.evidence.tags } }));
      setRan({ tags: liveTags(tree).length, ms: result.elapsedMs });
      measureRun(from);
    });
  };
  const pointsOf = (node: NodeId): readonly Finding[] =>
    findings.filter((finding) =>
      node.kind === 'tag' ? tagsOfFinding(finding).includes(node.id) : 'category' in finding && finding.category === node.id,
    );

  return (
    <LabFrame
      id={id}
      words={common}
      title={said(lab.title)}
      level={level}
      meta={words.meta(sample.title, liveTags(tree).length, evidence.customers, sample.asOf)}
      busy={runner.busy}
      onRun={run}
      onStop={runner.stop}
      tools={
        <>
          <button
            type="button"
            class="btn quiet"
            aria-disabled={history.past.length === 0}
            onClick={() => {
              take(undo(history));
              setSpoken(words.said.undone);
            }}
          >
            {words.undo}
          </button>
          <button
            type="button"
            class="btn quiet"
            aria-disabled={history.future.length === 0}
            onClick={() => {
              take(redo(history));
              setSpoken(words.said.redone);
            }}
          >
            {words.redo}
          </button>
          <button
            type="button"
            class="btn quiet"
            onClick={() => {
              change(writeTree(tree, lab) === writeTree(lab.start, lab) ? tree : lab.start);
              setSelected(undefined);
              setEvidence(measured);
            }}
          >
            {common.reset}
          </button>
          <button
            type="button"
            class="btn quiet"
            onClick={() =>
              printSheet(
                said(lab.title),
                <DictionaryTable caption={words.table.caption} head={words.dictionary.columns.tag} dictionary={dictionary} />,
              )
            }
          >
            {words.print}
          </button>
          <ShareTool
            words={common}
            addressOf={async () => {
              const hash = await shareHash(id, writeTree(tree, lab));
              return hash && `${location.href.split('#')[0]}${hash}`;
            }}
          />
        </>
      }
      notices={
        notice && (
          <div class="notices">
            <p class="note">{notice === 'damaged' ? common.shareDamaged : words.notices[notice]}</p>
          </div>
        )
      }
      set={
        <>
          <p class="small tax-help">{words.tree.help}</p>
          <TreeView
            view={view}
            rows={rows}
            tree={tree}
            selected={selected}
            pointsOf={(node) => pointsOf(node).length}
            onSelect={setSelected}
            onPlace={(node, parent, before) => move(node, place(tree, node, parent, before))}
            onKey={byKey}
            panel={selected && <div class="tax-panel fields">{panelOf(selected)}</div>}
          />
          <p class="tax-steps">
            <button
              type="button"
              class="btn small"
              onClick={() => {
                const made = addCategory(tree, words.tree.newName, null);
                change(made.tree);
                setSelected({ kind: 'category', id: made.id });
              }}
            >
              {words.tree.add}
            </button>
          </p>
          {retiredList()}
          <p class="vh" role="status">
            {spoken}
          </p>
        </>
      }
      out={
        <Tabs
          id={`${id}-tabs`}
          label={words.tabsLabel}
          tabs={TABS.map((name) => ({ id: name, label: name === 'findings' ? words.tabs.findings(findings.length) : words.tabs[name] }))}
          selected={tab}
          onSelect={setTab}
        >
          {tab === 'findings' ? (
            <FindingsPanel
              id={`${id}-found`}
              view={view}
              findings={findings}
              names={names}
              onShow={(node) => {
                focus.current = node;
                setSelected(node);
              }}
              onFix={fix}
            />
          ) : tab === 'table' ? (
            <DictionaryTable caption={words.table.caption} head={words.dictionary.columns.tag} dictionary={dictionary} />
          ) : (
            <DictionaryPanel id={id} view={view} dictionary={dictionary} yaml={treeText(tree, lab, writing)} />
          )}
        </Tabs>
      }
      footer={
        <div role="status">
          <p>
            <Strong text={words.summary(summaryOf(tree, findings, depthOf(tree)))} />
          </p>
          {ran && <p class="small">{ran === 'refused' ? words.refused : words.ran(ran.tags, evidence.customers, ran.ms)}</p>}
        </div>
      }
    />
  );

  function panelOf(node: NodeId) {
    const points = pointsOf(node);
    const where = (
      <>
        {points.length > 0 && (
          <ul class="tax-findings">
            {points.map((finding, i) => (
              <Point
                key={i}
                id={`${id}-here-${i}`}
                view={view}
                finding={finding}
                names={names}
                onFix={(chosen, label) => {
                  focus.current = node;
                  fix(chosen, label);
                }}
              />
            ))}
          </ul>
        )}
        <MoveFields
          view={view}
          tree={tree}
          node={node}
          onPlace={(parent) => {
            focus.current = node;
            move(node, place(tree, node, parent));
          }}
          onKey={(key) => {
            byKey(node, key);
            focus.current = undefined;
          }}
        />
      </>
    );
    if (node.kind === 'tag') {
      const tag = tagOf(tree, node.id);
      if (!tag || tag.retired) return null;
      const onRetire = () => {
        leave(node, retire(tree, tag.code, null));
      };
      return (
        <>
          {where}
          <TagFields key={tag.code} view={view} lab={lab} tree={tree} evidence={known} tag={tag} onChange={change} onRetire={onRetire} />
        </>
      );
    }
    const category = categoryOf(tree, node.id);
    if (!category) return null;
    const addBelow = () => {
      const made = addCategory(tree, words.tree.newName, category.id);
      change(made.tree);
      setSelected({ kind: 'category', id: made.id });
    };
    return (
      <>
        {where}
        <CategoryFields
          key={category.id}
          view={view}
          tree={tree}
          category={category}
          onChange={change}
          onAddBelow={levelOf(tree, category.id) < MOST_LEVELS ? addBelow : undefined}
          onDissolve={() => {
            leave(node, dissolve(tree, category.id));
          }}
        />
      </>
    );
  }

  function retiredList() {
    const gone = tree.tags.filter((tag) => tag.retired !== null);
    if (gone.length === 0) return null;
    return (
      <div class="tax-retired">
        <p class="small">{words.tree.retired(gone.length)}</p>
        <ul>
          {gone.map((tag) => (
            <li key={tag.code}>
              <s>{said(tag.name)}</s>{' '}
              <button
                type="button"
                class="row-button small"
                aria-label={words.tree.restoreOne(said(tag.name))}
                onClick={() => change(changeTag(tree, tag.code, { retired: null, status: 'published' }))}
              >
                {words.tree.restore}
              </button>
            </li>
          ))}
        </ul>
      </div>
    );
  }
}
