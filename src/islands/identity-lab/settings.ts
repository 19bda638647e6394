import type { IdType } from '../../datasets/idmap/codes.ts';
import { type IdentityRules, STANDARD_TYPES, type TypeRules } from '../../engine/identity/index.ts';

export const ID_TYPES = ['phone', 'device', 'openid', 'email', 'card'] as const satisfies readonly IdType[];
/** How many people may share an identifier. */
export const LIMITS = ['none', '50', '10', '5', '2'] as const;
export type PeopleLimit = (typeof LIMITS)[number];

/** What a person sets in the lab. */
export interface LabSettings {
  /** Kinds that may link, in the order of `ID_TYPES`. */
  readonly links: readonly IdType[];
  /** Whether well-known test numbers are no identifiers. */
  readonly noTestValues: boolean;
  readonly people: PeopleLimit;
  /** A phone of two accounts of one system is a household's. */
  readonly household: boolean;
  /** Different surnames are different people. */
  readonly surnames: boolean;
  /** Values that a person blocked, `type:value`. */
  readonly blocked: readonly string[];
}

/** Every kind links and nothing is blocked: what happens without any care. */
export const FREE: LabSettings = { links: ID_TYPES, noTestValues: false, people: 'none', household: false, surnames: false, blocked: [] };
export const CAREFUL: LabSettings = { ...FREE, noTestValues: true, people: '5', household: true };
export const STARTS = { free: FREE, careful: CAREFUL } as const;
export type StartName = keyof typeof STARTS;

/** The rules of the engine that the settings stand for. Stronger kinds go first, as in the standard rules. */
export function rulesOf({ links, noTestValues, people, household, surnames, blocked }: LabSettings): IdentityRules {
  const types: Record<string, TypeRules> = {
    name: { ...STANDARD_TYPES.name, ...(surnames && { perCustomer: 1 }) },
  };
  for (const type of ID_TYPES) {
    const { kind, priority } = STANDARD_TYPES[type];
    types[type] = {
      kind,
      priority,
      links: links.includes(type),
      ...(people !== 'none' && { perValue: Number(people) }),
      ...(household && type === 'phone' && { perSource: 1 }),
    };
  }
  return { types, blocked: blocked.map(partsOf), ...(!noTestValues && { knownNobodies: false as const }) };
}

function partsOf(text: string): { readonly type: string; readonly value: string } {
  const at = text.indexOf(':');
  return { type: text.slice(0, at), value: text.slice(at + 1) };
}

/** @example writeSettings(FREE) // 'links=phone+device+openid+email+card&people=none' */
export function writeSettings({ links, noTestValues, people, household, surnames, blocked }: LabSettings): string {
  const fields = new URLSearchParams({ links: links.join(' '), people });
  for (const [name, on] of Object.entries({ noTestValues, household, surnames })) if (on) fields.set(name, '1');
  if (blocked.length > 0) fields.set('blocked', blocked.join(' '));
  return fields.toString();
}

/** More would not fit on a screen. */
const MOST_BLOCKED = 20;

/** @returns nothing where the text was not written by `writeSettings` */
export function readSettings(text: string): LabSettings | undefined {
  const fields = new URLSearchParams(text);
  const words = (name: string): string[] => (fields.get(name) ?? '').split(' ').filter((word) => word !== '');
  const people = LIMITS.find((known) => known === fields.get('people'));
  const links = ID_TYPES.filter((type) => words('links').includes(type));
  const blocked = words('blocked');
  const isKnown = blocked.every((one) => ID_TYPES.some((type) => one.startsWith(`${type}:`)));
  if (!people || !fields.has('links') || links.length !== words('links').length || !isKnown || blocked.length > MOST_BLOCKED)
    return undefined;
  const isOn = (name: string): boolean => fields.get(name) === '1';
  return { links, people, noTestValues: isOn('noTestValues'), household: isOn('household'), surnames: isOn('surnames'), blocked };
}
