import { isoOf } from '../../engine/language/calendar.ts';
import type { Cell } from '../../engine/language/rows.ts';
import { codeRowsOf } from '../blocks/codes.ts';
import { dayOf, isoTimestamp } from '../calendar.ts';
import type { Dataset, DatasetSource, Request } from '../dataset.ts';
import { inKeyOrder } from '../key-order.ts';
import { aimedDataset } from './aimed.ts';
import { BALANCE_DAYS, lastMonthOf, type Series, seriesOf } from './balances.ts';
import { type Client, type ClientKind, clientRows, createClients } from './clients.ts';
import { CODES } from './codes.ts';
import { createFlows, type Flow, LEAVE_DAYS } from './flows.ts';
import { PLANTED } from './planted.ts';
import { accountRows, assessmentRows, createAssessments, createHoldings, holdingRows, productRows } from './portfolio.ts';
import { SCHEMA } from './schema.ts';

/** D2, a bank's private clients: what they hold every day, what they may buy, and who leaves. */
export const henghe: DatasetSource = {
  id: 'henghe',
  title: { zh: '恒和银行', en: 'Henghe, a bank' },
  about: {
    zh: '一家虚构银行的个人客户：90 天的每日资产、理财持仓、风险测评和半年的流水。人和账户全是程序生成的。',
    en: 'The private clients of an invented bank: assets on each of 90 days, holdings, risk assessments and half a year of transactions. Every person and account was generated.',
  },
  use: {
    zh: '练银行的标签：月日均资产、风险匹配、流失预警。',
    en: 'For a bank’s tags: average assets, suitability, early warning of leavers.',
  },
  modules: [6, 7, 8, 9],
  licence: 'CC0-1.0',
  standard: { seed: 1, asOf: '2025-06-30', customers: 1500 },
  schema: SCHEMA,
  grading: { earlierAsOf: '2025-05-31' },
  planted: PLANTED,
  generate,
  aimed: aimedDataset,
};

function generate(request: Request): Dataset {
  const clients = createClients(request);
  const flows = createFlows(request, clients);
  const flowsOf = new Map(clients.map(({ clientId }): [string, Flow[]] => [clientId, []]));
  for (const flow of flows) flowsOf.get(flow.clientId)?.push(flow);
  const series = new Map(clients.map((client) => [client.clientId, seriesOf(client, flowsOf.get(client.clientId) ?? [], request.asOf)]));
  const aumOf = new Map([...series].map(([id, days]) => [id, days.at(-1) ?? 0]));
  const assessments = createAssessments(request, clients);
  const holdings = createHoldings(request, clients, assessments, aumOf);
  const cashOf = new Map(aumOf);
  for (const { clientId, value } of holdings) cashOf.set(clientId, (cashOf.get(clientId) ?? 0) - value);
  const rows: Record<string, Cell[][]> = {
    clients: clientRows(request, clients, leftOn(flows)),
    accounts: accountRows(request, clients, cashOf),
    balances_daily: balanceRows(request.asOf, series),
    products: productRows(),
    holdings: holdingRows(holdings),
    transactions: transactionRows(flows),
    risk_assessment: assessmentRows(assessments),
    codes: codeRowsOf(CODES),
  };
  return { schema: SCHEMA, asOf: request.asOf, rows: inKeyOrder(SCHEMA, rows), truth: truthOf(request, clients) };
}

/** The day of a client's last transfer out. */
const leftOn = (flows: readonly Flow[]): Map<string, number> =>
  new Map(flows.filter(({ kind }) => kind === 'transfer_out').map(({ clientId, day }) => [clientId, day]));

function balanceRows(asOf: string, series: ReadonlyMap<string, Series>): Cell[][] {
  const first = dayOf(asOf) - BALANCE_DAYS + 1;
  const dates = Array.from({ length: BALANCE_DAYS }, (_, i) => isoOf(first + i));
  return [...series].flatMap(([clientId, days]) => days.map((aum, i): Cell[] => [clientId, dates[i] ?? '', aum]));
}

const transactionRows = (flows: readonly Flow[]): Cell[][] =>
  flows
    .toSorted((a, b) => a.day - b.day || a.second - b.second || (a.clientId < b.clientId ? -1 : 1))
    .map(({ clientId, day, second, kind, yuan }, i) => [
      `X${String(i + 1).padStart(6, '0')}`,
      clientId,
      isoTimestamp(day, second),
      kind,
      yuan,
    ]);

function truthOf({ asOf }: Request, clients: readonly Client[]): Dataset['truth'] {
  const idsOf = (...kinds: readonly ClientKind[]) => clients.filter(({ kind }) => kinds.includes(kind)).map(({ clientId }) => clientId);
  return {
    month: lastMonthOf(asOf),
    hnwByAverage: idsOf('hnw'),
    hnwByMonthEnd: idsOf('hnw', 'dresser'),
    windowDressers: idsOf('dresser'),
    leavers: idsOf('leaver'),
    leaveDays: LEAVE_DAYS,
  };
}
