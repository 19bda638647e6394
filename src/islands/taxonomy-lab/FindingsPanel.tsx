import { useEffect, useRef, useState } from 'preact/hooks';
import { Strong } from '../lab/Strong.tsx';
import { FINDING_CODES, type Finding, type FindingCode, tagsOfFinding } from './findings.ts';
import type { NodeId } from './taxonomy.ts';
import type { TaxonomyView } from './view.ts';

interface Props {
  readonly id: string;
  readonly view: TaxonomyView;
  readonly findings: readonly Finding[];
  readonly names: { readonly tag: (code: string) => string; readonly category: (id: string) => string };
  readonly onShow: (node: NodeId) => void;
  readonly onFix: (findings: readonly Finding[], label: string) => void;
}

/** What is wrong with the tree, kind by kind: what, where, and what to do about it. */
export function FindingsPanel({ id, view, findings, names, onShow, onFix }: Props) {
  const { words } = view;
  const t = words.findings;
  const groups = FINDING_CODES.map((code) => ({ code, found: findings.filter((finding) => finding.code === code) })).filter(
    ({ found }) => found.length > 0,
  );
  const [wanted, setWanted] = useState<FindingCode | 'none'>();
  const open = wanted === 'none' ? undefined : (groups.find(({ code }) => code === wanted) ?? groups[0])?.code;
  // A fix takes its own button away: what is left of the list is where a keyboard goes on.
  const list = useRef<HTMLUListElement>(null);
  const end = useRef<HTMLParagraphElement>(null);
  const isFixing = useRef(false);
  useEffect(() => {
    if (!isFixing.current) return;
    isFixing.current = false;
    (list.current?.querySelector<HTMLElement>('[aria-expanded="true"]') ?? end.current)?.focus();
  }, [findings]);
  const fix: Props['onFix'] = (chosen, label) => {
    isFixing.current = true;
    onFix(chosen, label);
  };
  if (groups.length === 0)
    return (
      <p class="clean" tabIndex={-1} ref={end}>
        {t.none}
      </p>
    );
  return (
    <ul class="tax-findings" ref={list}>
      {groups.map(({ code, found }) => (
        <li key={code}>
          <button
            type="button"
            class="tax-group"
            aria-expanded={code === open}
            aria-controls={`${id}-${code}`}
            onClick={() => setWanted(code === open ? 'none' : code)}
          >
            {t.groups[code]} <span class="tax-points">{found.length}</span>
          </button>
          {code === open && (
            <ul id={`${id}-${code}`}>
              {found.map((finding, i) => (
                <Point key={i} id={`${id}-${code}-${i}`} view={view} finding={finding} names={names} onFix={fix} onShow={onShow} />
              ))}
              {found.length > 1 && (
                <li>
                  <button type="button" class="btn small" onClick={() => fix(found, t.groups[code])}>
                    {t.fixAll(found.length)}
                  </button>
                </li>
              )}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

type PointProps = Pick<Props, 'id' | 'view' | 'names' | 'onFix'> & { readonly finding: Finding; readonly onShow?: Props['onShow'] };

/** One finding: what, and what to do about it. */
export function Point({ id, view, finding, names, onFix, onShow }: PointProps) {
  const { words } = view;
  const fix = words.fix(finding, names);
  return (
    <li>
      <p id={id}>
        <Strong text={words.what(finding, names)} />
      </p>
      <div class="tax-steps">
        <button type="button" class="btn small" aria-describedby={id} onClick={() => onFix([finding], fix)}>
          {fix}
        </button>
        {onShow && (
          <button type="button" class="row-button" aria-describedby={id} onClick={() => onShow(nodeOf(finding))}>
            {words.findings.show}
          </button>
        )}
      </div>
    </li>
  );
}

function nodeOf(finding: Finding): NodeId {
  const [tag] = tagsOfFinding(finding);
  return tag === undefined ? { kind: 'category', id: 'category' in finding ? finding.category : '' } : { kind: 'tag', id: tag };
}
