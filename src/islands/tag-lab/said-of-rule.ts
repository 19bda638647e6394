import type { Explanation, Line, Phrase, Sentence, TruthNode, Value } from '../../engine/index.ts';
import type { FactColumn } from './facts.ts';
import type { LabView } from './view.ts';
import { type WhyWords, whyWords } from './why-words.ts';

/** How a condition is said: as the phrase it was written as, whose parts are its own, or as one text. */
export type Said = Phrase | string | undefined;

const OF_CASES = new Set<Line['role']>(['if', 'band', 'spelt', 'listed', 'center']);

/**
 * What a sentence says of each of a rule's cases, or of each of its choices.
 * @param within the step that the bands of the sentence are cut from, where that is what is explained
 */
export function saidOfRule(
  sentence: Sentence,
  kind: 'cases' | 'choices',
  count: number,
  within: 'score' | undefined,
  view: LabView,
): Said[] {
  const points = sentence.lines.flatMap((line) => (line.role === 'points' ? [line.when] : []));
  if (kind === 'choices') return points.length === count ? points : [];
  const banded = sentence.lines.some(({ role }) => role === 'band');
  const lines = sentence.lines.filter(({ role }) => OF_CASES.has(role) && (!banded || (role === 'band') === (within === undefined)));
  const said = lines.map((line): Said => (line.role === 'if' ? line.when : spoken(view.sayer.line(line), view)));
  if (lines[0]?.role === 'band' && count > said.length) return [...said, whyWords(view.language).rest];
  // Spellings with a rest are asked only of who has one at all.
  return lines[0]?.role === 'spelt' && count > said.length ? [undefined, ...said] : said;
}

export const spoken = (parts: ReturnType<LabView['sayer']['line']>, view: LabView): string =>
  parts.map((part) => (typeof part === 'string' ? part : view.sayer.slot(part, view.format))).join('');

/** A comparison that no sentence speaks of: its two sides in the words that a sentence would have for it. */
export function saidOfLeaf(node: TruthNode, explanation: Explanation, facts: readonly FactColumn[], view: LabView): string {
  const { compared } = node;
  if (!compared) return readable(node.text, explanation, view);
  const { say } = view.words.tagLab;
  const who = readable(compared.written, explanation, view);
  const column = facts.find(({ id }) => id === compared.written);
  const worth = (value: Value): string => view.fact(value, column ?? {});
  switch (compared.operator) {
    case 'in':
    case 'not in':
      return say.among(who, compared.list.map(worth).join(say.or), compared.operator === 'not in').join('');
    case 'between':
    case 'not between':
      return say.between(who, worth(compared.low), worth(compared.high), compared.operator === 'not between').join('');
    case 'is missing':
    case 'is present':
      return say.missing(who, compared.operator === 'is present').join('');
    default: {
      const { operator, threshold, writtenThreshold } = compared;
      // A number or a word is said as the customer's own would be; what is worked out, as it is written.
      const than = /^(?:'|[-\d.]+$)/.test(writtenThreshold) ? worth(threshold) : readable(writtenThreshold, explanation, view);
      return say.compare(who, operator, than, column?.unit === 'd' && typeof threshold === 'number').join('');
    }
  }
}

/** The text of an expression with what its names are called. Texts in quotes are nobody's names. */
export function readable(text: string, { facts, steps }: Pick<Explanation, 'facts' | 'steps'>, view: LabView): string {
  const names = new Map([
    ...facts.map(({ name, label }) => [name, view.sayer.inside(label)] as const),
    ...steps.map((step) => [step.code, stepName(step, view)] as const),
  ]);
  return text.replace(/'(?:[^']|'')*'|[A-Za-z_]\w*/g, (name) => names.get(name) ?? name);
}

/** What a step that nobody wrote is called. */
export function stepName({ code, role }: Explanation['steps'][number], view: LabView): string {
  const { steps }: WhyWords = whyWords(view.language);
  if (!role) return code;
  if (role.is === 'distance') return steps.distance(view.value(role.of));
  if (role.is === 'score') return steps.score[role.of];
  return role.is === 'input' ? steps.input(role.of) : steps[role.is];
}
