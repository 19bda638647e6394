import { type BlockedValue, type IdentityRules, STANDARD_TYPES, type TypeRules } from '../engine/identity/index.ts';
import { typeOf } from './identity-tables.ts';
import type { Given, OptionName } from './options.ts';
import { mistaken } from './own-answers.ts';

/** The options that change a rule, and the rule of a type that each changes. */
const LIMITS = { people: 'perValue', 'at-most': 'perCustomer', 'per-system': 'perSource' } as const satisfies Partial<
  Record<OptionName, keyof TypeRules>
>;

/** The standard rules, changed as the options say. */
export function rulesOf(given: Given): IdentityRules {
  const types: Record<string, TypeRules> = { ...STANDARD_TYPES };
  const change = (type: string, changed: (own: TypeRules) => TypeRules): void => {
    const own = types[type];
    if (own) types[type] = changed(own);
  };
  for (const [option, rule] of Object.entries(LIMITS) as [keyof typeof LIMITS, (typeof LIMITS)[keyof typeof LIMITS]][]) {
    for (const text of given.all(option)) {
      const [, type = '', most = ''] = /^([^=]+)=(none|[1-9]\d{0,8})$/.exec(text) ?? mistaken(option, text);
      change(typeOf(option, type), ({ [rule]: _, ...own }) => (most === 'none' ? own : { ...own, [rule]: Number(most) }));
    }
  }
  for (const type of given.all('off')) change(typeOf('off', type), (own) => ({ ...own, links: false }));
  const blocked = given.all('block').map((text): BlockedValue => {
    const [, type = '', value = ''] = /^([^=]+)=(.+)$/s.exec(text) ?? mistaken('block', text);
    return { type: typeOf('block', type), value };
  });
  return { types, blocked };
}
