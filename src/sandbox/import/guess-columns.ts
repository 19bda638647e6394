import { guessDateFormats } from './guess-dates.ts';
import { parseNumber } from './numbers.ts';
import { keyOf, ROLE_WORDS, ROLES, type Role } from './roles.ts';

/** Which header plays which role; a role that no column plays is absent. */
export type RoleMapping = Readonly<Partial<Record<Role, string>>>;

/** A column as the guess sees it. */
interface Seen {
  readonly header: string;
  /** Values that are not blank, of the first rows. */
  readonly values: readonly string[];
  readonly blanks: number;
}

/**
 * Guesses the columns of an orders table: by what the headers say and, where they say nothing, by what the values look like. Looks never decide against
 * a header, and never between two columns: a wrong amount that nobody chose is worse than one that has to be chosen.
 * @param columns the values of the first rows, column by column
 */
export function guessRoles(header: readonly string[], columns: readonly (readonly string[])[], hasHeader: boolean): RoleMapping {
  const seen = header.map((name, i): Seen => {
    const values = (columns[i] ?? []).map((value) => value.trim()).filter((value) => value !== '');
    return { header: name, values, blanks: (columns[i]?.length ?? 0) - values.length };
  });
  const mapping: Partial<Record<Role, string>> = {};
  for (const role of ROLES) {
    const scored = free(seen, mapping).map((column) => ({ column, score: canPlay(role, column) ? nameScore(role, column.header) : 0 }));
    const [best] = scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
    if (best) mapping[role] = best.column.header;
  }
  for (const role of hasHeader ? BY_LOOKS_WITH_HEADER : BY_LOOKS) {
    const [only, ...others] = free(seen, mapping).filter((column) => mapping[role] === undefined && LOOKS[role](column));
    if (only && others.length === 0) mapping[role] = only.header;
  }
  return mapping;
}

const BY_LOOKS = ['order_date', 'amount', 'customer_id'] as const;
const BY_LOOKS_WITH_HEADER = ['order_date'] as const;

const free = (columns: readonly Seen[], mapping: RoleMapping): Seen[] => columns.filter((c) => !Object.values(mapping).includes(c.header));

function nameScore(role: Role, header: string): number {
  const key = keyOf(header);
  const names = ROLE_WORDS[role].names.split(' ');
  const rank = names.indexOf(key);
  if (rank >= 0) return 2 + (names.length - rank) / names.length;
  return ROLE_WORDS[role].like.test(key) ? 1 : 0;
}

/** Whether the values allow the role that the header claims: a date of delivery is a date, a column called sales may hold names. */
function canPlay(role: Role, column: Seen): boolean {
  if (column.values.length === 0) return true;
  if (role === 'order_date') return dateShare(column) >= 0.5;
  return role === 'amount' ? numberShare(column) >= 0.5 : true;
}

const hasTenths = (column: Seen): boolean => column.values.some((value) => /\d[.,]\d{1,2}$|[¥$€£元]/u.test(value));

const LOOKS: Record<(typeof BY_LOOKS)[number], (column: Seen) => boolean> = {
  order_date: (column) => dateShare(column) >= 0.9,
  amount: (column) => hasTenths(column) && numberShare(column) >= 0.9 && dateShare(column) < 0.5,
  /** Numbers or codes that come back: someone who bought twice. */
  customer_id: (column) =>
    column.blanks === 0 &&
    !hasTenths(column) &&
    dateShare(column) < 0.5 &&
    column.values.every((value) => /\d/.test(value)) &&
    new Set(column.values).size < column.values.length,
};

const dateShare = ({ values }: Seen): number => guessDateFormats(values).readable / Math.max(1, new Set(values).size);

const numberShare = ({ values }: Seen): number =>
  values.filter((value) => parseNumber(value, '.') !== undefined || parseNumber(value, ',') !== undefined).length /
  Math.max(1, values.length);
