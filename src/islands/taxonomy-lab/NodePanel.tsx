import { useState } from 'preact/hooks';
import { REFRESHES, SENSITIVITIES, STATUSES } from '../../engine/language/metadata.ts';
import { ruleOf } from './definition-text.ts';
import { valuesOf } from './dictionary.ts';
import type { Evidence } from './evidence.ts';
import {
  ABOUTS,
  type Category,
  type NodeId,
  PRINCIPLES,
  PURPOSES,
  type TagNode,
  type TaxonomyLabData,
  TEAMS,
  type Tree,
  VALIDITIES,
} from './taxonomy.ts';
import { changeCategory, changeTag, fits, parentOf, pathTo } from './tree.ts';
import type { TaxonomyView } from './view.ts';

interface Props {
  readonly view: TaxonomyView;
  readonly lab: TaxonomyLabData;
  readonly tree: Tree;
  readonly evidence: Evidence;
  readonly onChange: (tree: Tree) => void;
}

/** Where a node goes: by name, or a step at a time. */
export function MoveFields({
  view,
  tree,
  node,
  onPlace,
  onKey,
}: Pick<Props, 'view' | 'tree'> & {
  readonly node: NodeId;
  readonly onPlace: (parent: string | null) => void;
  readonly onKey: (key: string) => void;
}) {
  const { words, said } = view;
  const t = words.panel;
  const parent = parentOf(tree, node);
  const steps = [
    ['ArrowUp', t.up],
    ['ArrowDown', t.down],
    ['ArrowLeft', t.out],
    ['ArrowRight', t.in],
  ] as const;
  return (
    <>
      <label class="field">
        <span>{t.moveTo}</span>
        <select value={parent ?? ''} onChange={(event) => onPlace(event.currentTarget.value || null)}>
          <option value="">{node.kind === 'tag' ? t.nowhere : t.top}</option>
          {tree.categories
            .filter(({ id }) => fits(tree, node, id))
            .map(({ id }) => (
              <option key={id} value={id} selected={id === parent}>
                {pathTo(tree, id)
                  .map(({ name }) => said(name))
                  .join(' / ')}
              </option>
            ))}
        </select>
      </label>
      <div class="tax-steps">
        {steps.map(([key, label]) => (
          <button key={key} type="button" class="btn small" onClick={() => onKey(key)}>
            {label}
          </button>
        ))}
      </div>
    </>
  );
}

/** A name is taken when the field is left, so that one rename is one step. */
function NameField({ view, name, onChange }: Pick<Props, 'view'> & { readonly name: string; readonly onChange: (name: string) => void }) {
  const [typed, setTyped] = useState(name);
  const take = () => (typed.trim() !== '' && typed.trim() !== name ? onChange(typed.trim()) : setTyped(name));
  return (
    <label class="field">
      <span>{view.words.panel.name}</span>
      <input
        type="text"
        maxLength={40}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onBlur={take}
        onKeyDown={(event) => event.key === 'Enter' && !event.isComposing && take()}
      />
    </label>
  );
}

interface ChoiceProps<T extends string | number | null> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly T[];
  readonly say: (option: T) => string;
  readonly onChange: (option: T) => void;
}
function Choice<T extends string | number | null>({ label, value, options, say, onChange }: ChoiceProps<T>) {
  return (
    <label class="field">
      <span>{label}</span>
      <select value={String(options.indexOf(value))} onChange={(event) => onChange(options[Number(event.currentTarget.value)] as T)}>
        {options.map((option, i) => (
          <option key={i} value={String(i)} selected={option === value}>
            {say(option)}
          </option>
        ))}
      </select>
    </label>
  );
}

export function CategoryFields({
  view,
  tree,
  category,
  onChange,
  onAddBelow,
  onDissolve,
}: Omit<Props, 'lab' | 'evidence'> & {
  readonly category: Category;
  readonly onAddBelow: (() => void) | undefined;
  readonly onDissolve: () => void;
}) {
  const { words, said } = view;
  const t = words.panel;
  const { id, name, about, by } = category;
  return (
    <>
      <NameField key={said(name)} view={view} name={said(name)} onChange={(next) => onChange(changeCategory(tree, id, { name: next }))} />
      <Choice
        label={t.by}
        value={by}
        options={PRINCIPLES}
        say={(one) => words.principles[one]}
        onChange={(next) => onChange(changeCategory(tree, id, { by: next }))}
      />
      <Choice
        label={t.about}
        value={about}
        options={[null, ...ABOUTS]}
        say={(one) => (one === null ? t.undecided : words.abouts[one])}
        onChange={(next) => onChange(changeCategory(tree, id, { about: next }))}
      />
      <div class="tax-steps">
        {onAddBelow && (
          <button type="button" class="btn small" onClick={onAddBelow}>
            {t.addBelow}
          </button>
        )}
        <button type="button" class="btn small" onClick={onDissolve}>
          {t.dissolve}
        </button>
      </div>
    </>
  );
}

export function TagFields({
  view,
  lab,
  tree,
  evidence,
  tag,
  onChange,
  onRetire,
}: Props & { readonly tag: TagNode; readonly onRetire: () => void }) {
  const { words, said } = view;
  const t = words.panel;
  const change = (next: Partial<Omit<TagNode, 'code'>>): void => onChange(changeTag(tree, tag.code, next));
  const measured = evidence.tags[tag.code];
  const rule = ruleOf(tag, tree, lab);
  const when = lab.sources[tag.code]?.when;
  return (
    <>
      <NameField key={said(tag.name)} view={view} name={said(tag.name)} onChange={(name) => change({ name })} />
      <dl class="tax-facts">
        <dt>{t.code}</dt>
        <dd>
          <code>{tag.code}</code>
        </dd>
        <dt>{t.kind}</dt>
        <dd>{words.kinds[rule.kind]}</dd>
        <dt>{t.values}</dt>
        <dd>{valuesOf(tag, tree, lab, view).join(words.listGap)}</dd>
      </dl>
      <pre class="code">{when ?? rule.define.trim()}</pre>
      {measured && <p class="small">{t.holders(measured.holders, evidence.customers, measured.held !== null)}</p>}
      <div class="tax-meta">
        <Choice
          label={t.owner}
          value={tag.owner}
          options={[null, ...TEAMS]}
          say={(one) => (one === null ? t.none : words.teams[one])}
          onChange={(owner) => change({ owner })}
        />
        <Choice
          label={t.refresh}
          value={tag.refresh}
          options={[null, ...REFRESHES]}
          say={(one) => (one === null ? t.none : words.refreshes[one])}
          onChange={(refresh) => change({ refresh })}
        />
        <Choice
          label={t.validDays}
          value={tag.validDays}
          options={VALIDITIES}
          say={words.validity}
          onChange={(validDays) => change({ validDays })}
        />
        <Choice
          label={t.sensitivity}
          value={tag.sensitivity}
          options={SENSITIVITIES}
          say={(one) => words.sensitivities[one]}
          onChange={(sensitivity) => change({ sensitivity })}
        />
        <Choice
          label={t.status}
          value={tag.status}
          options={STATUSES.filter((one) => one !== 'retired')}
          say={(one) => words.statuses[one]}
          onChange={(status) => change({ status })}
        />
        <label class="field">
          <span>{t.version}</span>
          <input
            type="text"
            value={tag.version}
            pattern="\d{1,3}\.\d{1,3}\.\d{1,3}"
            onChange={(event) => event.currentTarget.validity.valid && change({ version: event.currentTarget.value })}
          />
        </label>
      </div>
      <fieldset class="tax-purpose">
        <legend>{t.purpose}</legend>
        {PURPOSES.map((one) => (
          <label key={one}>
            <input
              type="checkbox"
              checked={tag.purpose.includes(one)}
              onChange={() =>
                change({ purpose: PURPOSES.filter((each) => (each === one ? !tag.purpose.includes(one) : tag.purpose.includes(each))) })
              }
            />{' '}
            {words.purposes[one]}
          </label>
        ))}
      </fieldset>
      <div class="tax-steps">
        <button type="button" class="btn small" onClick={onRetire}>
          {t.retire}
        </button>
      </div>
    </>
  );
}
