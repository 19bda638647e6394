import { nearest } from '../../../engine/language/nearest.ts';
import { ownEntry } from '../../../engine/language/own-entry.ts';
import { createDateReader, EXCEL } from '../dates.ts';
import { guessRoles } from '../guess-columns.ts';
import { changeId } from '../log/change-log.ts';
import type { Decimal } from '../numbers.ts';
import { canHash } from '../people/hash.ts';
import { recognisePersonal } from '../people/recognise.ts';
import { uniqueNames } from '../read-csv.ts';
import { keyOf, ROLE_WORDS, type Role } from '../roles.ts';
import type { Answers, ChangeKind, ColumnView, Confidence, FileProblem, Question, Reading, Treatment } from '../shapes.ts';
import { TREATMENTS } from '../shapes.ts';
import { minutesOf } from './cell-reader.ts';
import { decimalsOf } from './number-votes.ts';
import type { Profile } from './profile.ts';
import { readNumber } from './read-number.ts';

/** What all rows of a file say, and what a person said. */
export interface Evidence {
  readonly header: readonly string[];
  readonly hasHeader: boolean;
  readonly profiles: readonly Profile[];
  /** The texts of the first rows, column by column. */
  readonly head: readonly (readonly string[])[];
  readonly isWorkbook: boolean;
  /** What the table is called when nothing in it says what it is. */
  readonly fallback: string;
  readonly answers: Answers;
}

export interface PlannedColumns {
  readonly table: string;
  readonly columns: readonly ColumnView[];
  readonly questions: readonly Question[];
  readonly problems: readonly FileProblem[];
}

/** Makes every choice about the columns that the values settle, and asks the others. */
export function planColumns(evidence: Evidence): PlannedColumns {
  const { header, answers } = evidence;
  const questions: Question[] = [];
  const problems: FileProblem[] = [];
  const { table, roles } = chooseRoles(evidence, problems);
  if (table === 'orders')
    for (const role of ['customer_id', 'order_date'] as const)
      if (roles[role] === undefined)
        questions.push({ kind: 'role', role, free: header.filter((name) => !Object.values(roles).includes(name)) });
  const nameOf = namesFor(header, roles, table);
  const fileDecimal = decimalOfFile(evidence);
  const columns = header.map((name, at): ColumnView => {
    const profile = evidence.profiles[at] as Profile;
    const role = Object.entries(roles).find(([, from]) => from === name)?.[0] as ColumnView['role'];
    const isKey = role === 'customer_id' || role === 'order_id';
    const isNeeded = role === 'order_date' || role === 'amount';
    const treatments: readonly Treatment[] = isKey ? ['keep', 'hash'] : isNeeded ? ['keep'] : TREATMENTS;
    const treatment = ownEntry(answers.treatments ?? {}, name) ?? 'keep';
    const isMade = treatments.includes(treatment) && !isUndone(answers, treatmentChange(treatment), name);
    const used = isMade ? treatment : 'keep';
    if (used === 'hash' && !canHash()) problems.push({ code: 'no-secure-context', params: { header: name } });
    const personal = recognisePersonal(name, profile.sample);
    const { reading, confidence } = chooseReading({ name, at, profile, role, isKey, isNeeded, fileDecimal, evidence, questions, problems });
    return {
      header: name,
      name: nameOf(name),
      at,
      ...(role && { role }),
      reading,
      treatment: used,
      nullable:
        role !== 'customer_id' &&
        role !== 'order_date' &&
        role !== 'order_id' &&
        profile.blanks + (isWords(reading) ? 0 : profile.maybeBlanks) > 0,
      confidence,
      values: profile.values,
      blanks: profile.blanks,
      examples: profile.examples,
      ...(personal && { personal }),
      treatments,
    };
  });
  return { table, columns, questions, problems };
}

const isWords = ({ kind }: Reading): boolean => kind === 'text' || kind === 'id';
const isUndone = (answers: Answers, kind: ChangeKind | undefined, header: string): boolean =>
  kind !== undefined && (answers.off ?? []).includes(changeId(kind, header));
const treatmentChange = (treatment: Treatment): ChangeKind | undefined =>
  (({ keep: undefined, mask: 'masked', hash: 'hashed', drop: 'dropped' }) as const)[treatment];

// --- roles ----------------------------------------------------------------------------------------------------------------------

type Roles = Record<string, string>;

/** Words in a header that speak of orders, or of nothing in particular. */
const OF_ORDERS =
  /下单|订单|交易|购买|消费|付款|支付|成交|销售|order|purchase|transaction|invoice|sale|pay|paid|^日期$|^时间$|^date$|^time$|^datetime$|^day$|^timestamp$/;
const OF_REGISTRATION =
  /^(?:注册|入会|开户|建档|开卡|首次注册|创建|加入).*(?:日期|时间|日)?$|^(?:regist|signup|join|enrol|create|since|member).*(?:date|at|time|on|ed)?$/;

/** Which column plays which role, and which table that makes: orders, customers, what belongs to orders, or something else. */
function chooseRoles(evidence: Evidence, problems: FileProblem[]): { readonly table: string; readonly roles: Roles } {
  const { header, head, hasHeader, profiles, answers, fallback } = evidence;
  const said = Object.entries(answers.columns ?? {});
  const taken = new Set(said.map(([, name]) => name));
  const free = header.filter((name) => !taken.has(name));
  const guessed: Partial<Record<Role, string>> = {
    ...guessRoles(
      free,
      free.map((name) => head[header.indexOf(name)] ?? []),
      hasHeader,
    ),
  };
  const roles: Roles = Object.create(null);
  for (const [role, name] of Object.entries(guessed)) roles[role] = name;
  const dated =
    roles['order_date'] ??
    mixedDates(
      evidence,
      free.filter((name) => !Object.values(roles).includes(name)),
    );
  if (dated !== undefined) roles['order_date'] = dated;
  for (const [column, name] of said) {
    delete roles[column];
    if (name === null) continue;
    if (header.includes(name)) roles[column] = name;
    else {
      const suggestion = nearest(name, header);
      problems.push({
        code: 'unknown-header',
        params: { header: name, available: header, ...(suggestion !== undefined && { suggestion }) },
      });
    }
  }
  const table = answers.table ?? guessTable(roles, profiles, header, fallback);
  if (table === 'orders') return { table, roles };
  const kept: Roles = Object.create(null);
  for (const [column, name] of Object.entries(roles))
    if (column === 'customer_id' || column === 'order_id' || said.some(([one]) => one === column)) kept[column] = name;
  const since = table === 'customers' && !said.some(([column]) => column === 'register_date') ? registration(header, profiles) : undefined;
  if (since !== undefined && !Object.values(kept).includes(since)) kept['register_date'] = since;
  return { table, roles: kept };
}

/** A column that is called as the date of an order, with dates of several kinds in it. */
function mixedDates({ header, profiles }: Evidence, free: readonly string[]): string | undefined {
  const { names, like } = ROLE_WORDS.order_date;
  return free.find((name) => {
    const dates = profiles[header.indexOf(name)]?.dates;
    const isCalled = names.split(' ').includes(keyOf(name)) || like.test(keyOf(name));
    return isCalled && dates !== undefined && dates.distinct > 0 && dates.readable >= dates.distinct / 2;
  });
}

function guessTable(roles: Roles, profiles: readonly Profile[], header: readonly string[], fallback: string): string {
  const [customer, date, order] = [roles['customer_id'], roles['order_date'], roles['order_id']];
  if (customer === undefined) return order === undefined ? fallback : 'items';
  const isUnique = profiles[header.indexOf(customer)]?.isUnique ?? false;
  const speaksOfOrders = order !== undefined || (date !== undefined && OF_ORDERS.test(keyOf(date)));
  if (isUnique && !speaksOfOrders && profiles.some(({ values }) => values > 1)) return 'customers';
  if (date !== undefined && OF_REGISTRATION.test(keyOf(date)) && order === undefined && roles['amount'] === undefined) return 'customers';
  return date === undefined && order === undefined ? (isUnique ? 'customers' : fallback) : 'orders';
}

const registration = (header: readonly string[], profiles: readonly Profile[]): string | undefined =>
  header.find((name, i) => {
    const dates = profiles[i]?.dates;
    return OF_REGISTRATION.test(keyOf(name)) && dates !== undefined && dates.distinct > 0 && dates.readable === dates.distinct;
  });

/** Roles have our names; other columns keep their header, as long as no role is called so. */
function namesFor(header: readonly string[], roles: Roles, table: string): (header: string) => string {
  const reserved = [...new Set([...Object.keys(roles), ...(table === 'orders' ? ['order_id'] : []), 'line'])];
  const others = header.filter((name) => !Object.values(roles).includes(name));
  const names = uniqueNames([...reserved, ...others]).slice(reserved.length);
  return (name) => Object.entries(roles).find(([, from]) => from === name)?.[0] ?? names[others.indexOf(name)] ?? name;
}

// --- values ---------------------------------------------------------------------------------------------------------------------

interface Chosen {
  readonly reading: Reading;
  readonly confidence: Confidence;
}
interface Choosing {
  readonly name: string;
  readonly at: number;
  readonly profile: Profile;
  readonly role: ColumnView['role'];
  readonly isKey: boolean;
  readonly isNeeded: boolean;
  readonly fileDecimal: Decimal | undefined;
  readonly evidence: Evidence;
  readonly questions: Question[];
  readonly problems: FileProblem[];
}
const TEXT: Chosen = { reading: { kind: 'text' }, confidence: 'likely' };

const namesAnId = (header: string): boolean =>
  /(?:^|[_\s])(?:id|no|code|phone|zip|sku)$|(?:Id|ID|No)$|(?:号|号码|编码|代码|编号|电话|手机|邮编)$/.test(header.trim());
const namesADate = (header: string): boolean => /日期|时间|日$|date|time|day|_at$|birth|生日/i.test(header);

function chooseReading(choosing: Choosing): Chosen {
  const { name, profile, role, isKey, evidence } = choosing;
  const said = ownEntry(evidence.answers.dates ?? {}, name);
  if (isKey || (role === undefined && said === undefined && namesAnId(name)))
    return { reading: { kind: 'id', isWhole: profile.values > 0 && profile.pointZeros === profile.values }, confidence: 'certain' };
  if (role === 'amount') return chooseNumber(choosing);
  if (role === 'order_date' || role === 'register_date' || (said !== undefined && said !== 'text')) return chooseDate(choosing, said);
  const isText = said === 'text' || (evidence.answers.texts ?? []).includes(name);
  if (isText || profile.values === 0) return TEXT;
  // Undone for a column that was guessed: its values are no longer all of one kind, so it is text.
  const hasBlankWords = profile.blankWords + profile.maybeBlanks > 0 && isUndone(evidence.answers, 'blank-words', name);
  if (hasBlankWords) return TEXT;
  const { dates, numbers } = profile;
  const isDate = dates.distinct > 0 && dates.readable === dates.distinct && (dates.formats[0] !== EXCEL || namesADate(name));
  if (isDate && profile.codes === 0 && !isUndone(evidence.answers, 'date-format', name)) return chooseDate(choosing, undefined);
  const isNumber = numbers.numbers > 0 && numbers.numbers === profile.values - profile.maybeBlanks && profile.codes === 0;
  if (!isNumber || [...numbers.changes].some((change) => isUndone(evidence.answers, change, name))) return TEXT;
  return chooseNumber(choosing);
}

function chooseDate({ name, profile, isNeeded, evidence: { answers }, questions, problems }: Choosing, said: string | undefined): Chosen {
  const { dates } = profile;
  const unsure: Chosen = isNeeded
    ? { reading: { kind: 'date', formats: dates.formats, withTime: false }, confidence: 'unsure' }
    : { ...TEXT, confidence: 'unsure' };
  const read = said === undefined ? undefined : createDateReader(said);
  if (said !== undefined && !read) {
    problems.push({ code: 'bad-date-format', params: { header: name, format: said } });
    return unsure;
  }
  if (said === undefined && dates.formats.length === 0) {
    problems.push({ code: 'no-date-format', params: { header: name, example: dates.unread ?? '' } });
    return unsure;
  }
  if (said === undefined && dates.rivals.length > 0) {
    const readings = dates.rivals.map(({ format, only, examples }) => ({
      format,
      only,
      examples: examples.map((text) => ({ text, date: createDateReader(format)?.(text)?.date ?? '' })),
    }));
    questions.push({ kind: 'date', header: name, isNeeded, readings });
    return unsure;
  }
  const zone = ownEntry(answers.zones ?? {}, name);
  const zones = [...new Map(dates.zones.map((one) => [minutesOf(one), one])).values()];
  if (zones.length > 1 && zone === undefined) {
    questions.push({ kind: 'zone', header: name, isNeeded, zones, example: dates.zoneExample ?? '' });
    if (isNeeded) return unsure;
  }
  const rivals = new Set(dates.rivals.map(({ format }) => format));
  const formats = said === undefined ? dates.formats : [said, ...dates.formats.filter((format) => format !== said && !rivals.has(format))];
  return {
    reading: { kind: 'date', formats, withTime: !isNeeded && dates.hasTime, ...(typeof zone === 'number' && { zoneMinutes: zone }) },
    confidence: said === undefined && dates.readable < dates.distinct ? 'likely' : 'certain',
  };
}

function chooseNumber({ name, profile, isNeeded, fileDecimal, evidence: { answers, isWorkbook }, questions }: Choosing): Chosen {
  const { numbers } = profile;
  const isInt = !isNeeded && numbers.isInt;
  const open = decimalsOf(numbers);
  const isTorn = numbers.onlyPoint > 0 && numbers.onlyComma > 0;
  const said = ownEntry(answers.decimals ?? {}, name);
  const settled = said ?? (open.length === 1 ? open[0] : isWorkbook ? '.' : isTorn ? undefined : fileDecimal);
  if (settled !== undefined)
    return {
      reading: { kind: 'number', decimal: settled, isInt },
      confidence: said !== undefined || open.length === 1 ? 'certain' : 'likely',
    };
  const readings = (['.', ','] as const).map((decimal) => ({
    decimal,
    only: decimal === '.' ? numbers.onlyPoint : numbers.onlyComma,
    examples: [...numbers.examples[decimal], ...numbers.examples.open].map((text) => ({
      text,
      value: readNumber(text, decimal)?.value ?? 0,
    })),
  }));
  questions.push({ kind: 'decimal', header: name, isNeeded, readings });
  return isNeeded ? { reading: { kind: 'number', decimal: '.', isInt }, confidence: 'unsure' } : { ...TEXT, confidence: 'unsure' };
}

/** The sign that the other columns of the file settle, if they agree: a file is written by one program. */
function decimalOfFile({ profiles }: Evidence): Decimal | undefined {
  const telling = profiles.filter(
    ({ numbers, values, maybeBlanks }) =>
      numbers.numbers > 0 && numbers.numbers === values - maybeBlanks && numbers.onlyPoint + numbers.onlyComma > 0,
  );
  const signs = new Set(telling.flatMap(({ numbers }) => decimalsOf(numbers)));
  return signs.size === 1 ? [...signs][0] : undefined;
}
