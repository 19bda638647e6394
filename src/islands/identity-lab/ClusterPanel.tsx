import { useMemo, useState } from 'preact/hooks';
import { whyOf } from '../../engine/identity/index.ts';
import { ScrollRegion } from '../lab/ScrollRegion.tsx';
import { ClusterGraph } from './ClusterGraph.tsx';
import { firstQuestion, type Outcome, type Told } from './outcome.ts';
import type { LabSource } from './source.ts';
import type { IdentityView } from './view.ts';
import { WhyForm } from './WhyForm.tsx';

interface Props {
  readonly id: string;
  readonly view: IdentityView;
  readonly source: LabSource;
  readonly outcome: Outcome;
}

const LISTS = ['overMerged', 'underMerged', 'largest'] as const;
const SHOWN = 6;

/** Customers to be looked at: the net of one, its accounts, and why two of them are one or not. */
export function ClusterPanel({ id, view, source, outcome }: Props) {
  const { words } = view;
  const t = words.clusters;
  const [wanted, setWanted] = useState<(typeof LISTS)[number]>('overMerged');
  const [chosen, setChosen] = useState<string>();
  const [asked, setAsked] = useState<readonly [string, string]>();
  const [listed, setListed] = useState(false);
  const lists = { overMerged: outcome.overMerged, underMerged: outcome.underMerged, largest: outcome.largest };
  const list = lists[wanted];
  const told = list.find(({ key }) => key === chosen) ?? list[0];
  const ask = useMemo(() => whyOf(outcome.identity), [outcome]);
  const [from, to] =
    asked ??
    (told
      ? firstQuestion(told, (record) => (told.customers > 1 ? outcome.customerOf.get(record) : source.personOf.get(record)))
      : ['', '']);
  const why = ask(from, to);
  const people = told ? [...new Set(told.records.map((record) => source.personOf.get(record)))] : [];
  const personOf = (record: string): number => people.indexOf(source.personOf.get(record)) + 1;
  const look = (key: string): void => {
    setChosen(key);
    setAsked(undefined);
  };
  return (
    <>
      <fieldset class="seg">
        <legend class="vh">{t.which}</legend>
        {LISTS.map((name) => (
          <label key={name}>
            <input
              type="radio"
              name={`${id}-list`}
              checked={wanted === name}
              onChange={() => {
                setWanted(name);
                setChosen(undefined);
                setAsked(undefined);
              }}
            />
            <span>{t.lists[name](lists[name].length)}</span>
          </label>
        ))}
      </fieldset>
      {told === undefined ? (
        <p class="clean small">{t.none[wanted]}</p>
      ) : (
        <>
          <ClusterTable
            view={view}
            list={list}
            chosen={told.key}
            caption={t.captions[wanted]}
            counted={wanted === 'underMerged' ? 'customers' : 'people'}
            onLook={look}
          />
          <ClusterGraph
            view={view}
            outcome={outcome}
            told={told}
            personOf={personOf}
            asked={[from, to]}
            chain={'chain' in why ? why.chain : []}
          />
          <button type="button" class="btn small" aria-expanded={listed} onClick={() => setListed(!listed)}>
            {t.accounts(told.records.length)}
          </button>
          {listed && <AccountTable view={view} outcome={outcome} told={told} personOf={personOf} />}
        </>
      )}
      <WhyForm id={id} view={view} outcome={outcome} from={from} to={to} why={why} onAsk={(a, b) => setAsked([a, b])} />
    </>
  );
}

interface TableProps {
  readonly view: IdentityView;
  readonly list: readonly Told[];
  readonly chosen: string;
  readonly caption: string;
  /** What is counted beside the accounts. */
  readonly counted: 'people' | 'customers';
  readonly onLook: (key: string) => void;
}

function ClusterTable({ view, list, chosen, caption, counted, onLook }: TableProps) {
  const { words } = view;
  const t = words.clusters;
  return (
    <ScrollRegion label={caption}>
      <table class="num">
        <caption class="vh">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.columns.first}</th>
            <th scope="col" class="r">
              {t.columns.records}
            </th>
            <th scope="col" class="r">
              {t.columns[counted]}
            </th>
          </tr>
        </thead>
        <tbody>
          {list.slice(0, SHOWN).map(({ key, records, ...told }) => (
            <tr key={key}>
              <th scope="row">
                <button type="button" class="row-button" aria-pressed={key === chosen} aria-label={t.look(key)} onClick={() => onLook(key)}>
                  {key}
                </button>
              </th>
              <td class="r">{words.count(records.length)}</td>
              <td class="r">{words.count(told[counted])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** What the picture shows, to be read. */
function AccountTable({
  view,
  outcome,
  told,
  personOf,
}: Pick<TableProps, 'view'> & { outcome: Outcome; told: Told; personOf: (record: string) => number }) {
  const { words, ids, system } = view;
  const t = words.clusters;
  const sources = new Map(outcome.identity.records.map(({ record, source }) => [record, source]));
  const here = new Set(told.records);
  const own = new Map<string, string[]>();
  for (const { type, value, records, state } of outcome.identity.values) {
    if (state.kind === 'name' || value === '') continue;
    for (const record of records)
      if (here.has(record))
        own.set(record, [...(own.get(record) ?? []), `${ids.typeName(type)} ${value}${state.kind === 'linked' ? ' ✓' : ''}`]);
  }
  return (
    <ScrollRegion label={t.accountsOf} class="orders">
      <table class="num">
        <caption class="vh">{t.accountsOf}</caption>
        <thead>
          <tr>
            <th scope="col">{t.account.record}</th>
            <th scope="col">{t.account.system}</th>
            <th scope="col">{t.account.person}</th>
            <th scope="col">{t.account.ids}</th>
          </tr>
        </thead>
        <tbody>
          {told.records.map((record) => (
            <tr key={record}>
              <th scope="row">{record}</th>
              <td>{system(sources.get(record))}</td>
              <td>{words.person(personOf(record))}</td>
              <td>{(own.get(record) ?? []).join(words.listGap)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
