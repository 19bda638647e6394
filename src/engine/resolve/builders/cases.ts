import type { CasesBuilder } from '../../language/definition.ts';
import type { Rule } from '../../language/resolved.ts';
import { bindCondition } from '../bind.ts';
import type { RuleContext } from './rule.ts';

type Cases = Extract<Rule, { kind: 'cases' }>;

export function resolveCases({ cases: written, otherwise }: CasesBuilder, { scope }: RuleContext): Rule | undefined {
  const cases = written.map(({ when, value }) => ({ when: bindCondition(when, scope), value }));
  if (!cases.every((c): c is Cases['cases'][number] => c.when !== undefined)) return undefined;
  return { kind: 'cases', cases, ...(otherwise === undefined ? {} : { otherwise }) };
}
