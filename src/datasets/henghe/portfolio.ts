import { isoOf } from '../../engine/language/calendar.ts';
import type { Cell } from '../../engine/language/rows.ts';
import { dayOf } from '../calendar.ts';
import type { Request } from '../dataset.ts';
import { createRandom, dealShares, type Random, shuffled } from '../random.ts';
import { validUntil } from './balances.ts';
import type { Client } from './clients.ts';
import type { ProductKind } from './codes.ts';

export interface Assessment {
  readonly grade: number;
  readonly assessedDay: number;
  readonly isExpired: boolean;
}
export interface Holding {
  readonly clientId: string;
  readonly productId: string;
  readonly boughtDay: number;
  readonly risk: number;
  readonly value: number;
}
interface Product {
  readonly productId: string;
  readonly kind: ProductKind;
  readonly risk: number;
}

const KIND_OF_RISK: readonly ProductKind[] = ['cash', 'bond', 'mixed', 'equity', 'derivative'];
/** Eight products of each risk. */
export const PRODUCTS: readonly Product[] = Array.from({ length: 40 }, (_, i) => ({
  productId: `P${String(i + 1).padStart(2, '0')}`,
  kind: KIND_OF_RISK[i % 5] ?? 'cash',
  risk: (i % 5) + 1,
}));
export const productRows = (): Cell[][] => PRODUCTS.map(({ productId, kind, risk }) => [productId, kind, risk]);

/** Of 1,500 clients: 70 were never assessed, and of 70 it is too long ago. */
const ASSESSED = { never: 70 / 1500, expired: 70 / 1500, valid: 1360 / 1500 } as const;
/** Of the holdings of 1,500 clients: 63 above the client's grade. */
const UNSUITABLE_A_CLIENT = 63 / 1500;
const HOLDINGS_OF_INVESTOR = { 1: 17, 2: 22, 3: 21, 4: 17, 5: 11, 6: 7, 7: 5 } as const;

/** Grades follow age a little, and wealth not at all. */
export function createAssessments({ seed, asOf }: Request, clients: readonly Client[]): Map<string, Assessment> {
  const random = createRandom(seed, 'assessments');
  const today = dayOf(asOf);
  const fates = dealShares(random, ASSESSED, clients.length);
  const assessments = new Map<string, Assessment>();
  clients.forEach(({ clientId, ageYears }, i) => {
    const isExpired = fates[i] === 'expired';
    const assessedDay = today - (isExpired ? random.int(367, 1100) : random.int(0, 360));
    const grade = Math.min(Math.max(Math.round(random.normal(3.4 - (ageYears - 40) / 40, 1)), 1), 5);
    if (fates[i] !== 'never') assessments.set(clientId, { grade, assessedDay, isExpired });
  });
  return assessments;
}

export const assessmentRows = (assessments: ReadonlyMap<string, Assessment>): Cell[][] =>
  [...assessments].map(([clientId, { grade, assessedDay }]) => [clientId, isoOf(assessedDay), grade, validUntil(isoOf(assessedDay))]);

/** @param aumOf what each client holds on the as-of date, of which products are a part */
export function createHoldings(
  { seed, asOf }: Request,
  clients: readonly Client[],
  assessments: ReadonlyMap<string, Assessment>,
  aumOf: ReadonlyMap<string, number>,
): Holding[] {
  const random = createRandom(seed, 'holdings');
  const today = dayOf(asOf);
  // whoever was never assessed may buy nothing
  const investors = clients.filter(({ clientId, isInvestor }) => isInvestor && assessments.has(clientId));
  const unsuitable = new Set(
    shuffled(
      random,
      investors.filter(({ clientId }) => {
        const assessment = assessments.get(clientId);
        return assessment !== undefined && !assessment.isExpired && assessment.grade < 5;
      }),
    )
      .slice(0, Math.round(UNSUITABLE_A_CLIENT * clients.length))
      .map(({ clientId }) => clientId),
  );
  return investors.flatMap(({ clientId, openedDaysAgo }) => {
    const grade = assessments.get(clientId)?.grade ?? 1;
    const fitting = shuffled(
      random,
      PRODUCTS.filter(({ risk }) => risk <= grade),
    );
    const above = random.pick(PRODUCTS.filter(({ risk }) => grade === 5 || risk > grade));
    const count = Number(random.weighted(HOLDINGS_OF_INVESTOR));
    const products = [...(unsuitable.has(clientId) ? [above] : []), ...fitting].slice(0, count);
    const invested = (aumOf.get(clientId) ?? 0) * (0.2 + 0.6 * random.next());
    return splitInto(random, Math.floor(invested), products.length).map((value, i) => ({
      clientId,
      productId: products[i]?.productId ?? '',
      boughtDay: today - random.int(1, Math.min(openedDaysAgo, 700)),
      risk: products[i]?.risk ?? 0,
      value,
    }));
  });
}

export const holdingRows = (holdings: readonly Holding[]): Cell[][] =>
  holdings.map(({ clientId, productId, boughtDay, risk, value }) => [clientId, productId, isoOf(boughtDay), risk, value]);

const ACCOUNT_KINDS = ['current', 'term', 'notice'] as const;

/** What is not in products lies in one to three accounts. */
export function accountRows({ seed, asOf }: Request, clients: readonly Client[], cashOf: ReadonlyMap<string, number>): Cell[][] {
  const random = createRandom(seed, 'accounts');
  const today = dayOf(asOf);
  const rows = clients.flatMap(({ clientId, openedDaysAgo }) => {
    const count = Number(random.weighted({ 1: 22, 2: 43, 3: 35 }));
    return splitInto(random, cashOf.get(clientId) ?? 0, count).map((yuan, i): Cell[] => [
      clientId,
      ACCOUNT_KINDS[i] ?? 'current',
      isoOf(today - (i === 0 ? openedDaysAgo : random.int(1, openedDaysAgo))),
      yuan,
    ]);
  });
  return rows.map((row, i) => [`A${String(i + 1).padStart(5, '0')}`, ...row]);
}

/** Whole parts of a whole number, none below zero. */
function splitInto(random: Random, whole: number, parts: number): number[] {
  const weights = Array.from({ length: parts }, () => 0.15 + random.next());
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const rounded = weights.map((weight) => Math.floor((whole * weight) / sum));
  const rest = whole - rounded.reduce((total, part) => total + part, 0);
  return rounded.map((part, i) => (i === 0 ? part + rest : part));
}
