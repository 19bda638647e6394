import type { Expression } from '../../language/expression.ts';
import type { Token } from '../tokenize.ts';
import type { Part, Words } from './words.ts';

/** How the parts of a choice are read. */
interface Reading {
  readonly sum: () => Expression;
  readonly part: () => Part;
}
interface Branch {
  readonly condition: Part;
  readonly value: Part;
}

/** `case when … then … else … end`, and `case x when 1 then …`, from behind its `case`. */
export function readCaseWhen(words: Words, read: Reading, t: Token): Expression {
  const from = words.next.start;
  const of = words.takeName('when') ? undefined : read.sum();
  const subject = of && { expression: of, text: words.written(from) };
  if (of && !words.takeName('when')) throw words.stop('operator');
  const branches: Branch[] = [];
  do {
    const condition = read.part();
    const text = subject ? `${subject.text} = ${condition.text}` : condition.text;
    const expression: Expression = subject
      ? { kind: 'binary', operator: '=', left: subject.expression, right: condition.expression, ...words.span(from) }
      : condition.expression;
    branches.push({ condition: { expression, text }, value: thenPart(words, read, t) });
  } while (words.takeName('when'));
  return choice(words, read, branches, t);
}

/** `if … then … else …`, from behind its `if`. @param condition where it is read already */
export function readIfThen(words: Words, read: Reading, t: Token, condition?: Part): Expression {
  return choice(words, read, [{ condition: condition ?? read.part(), value: thenPart(words, read, t) }], t);
}

function thenPart(words: Words, read: Reading, t: Token): Part {
  if (words.takeName('then')) return read.part();
  words.slip('choice', t.start);
  throw words.stop('value');
}

function choice(words: Words, read: Reading, branches: readonly Branch[], t: Token): Expression {
  const otherwise = words.takeName('else') ? read.part() : undefined;
  words.takeName('end');
  const span = words.span(t.start);
  const rest: Part = otherwise ?? { expression: { kind: 'literal', value: null, ...span }, text: 'null' };
  const whole = branches.reduceRight<Part>(
    (last, { condition, value }) => ({
      expression: { kind: 'call', name: 'if', args: [condition.expression, value.expression, last.expression], ...span },
      text: `if(${condition.text}, ${value.text}, ${last.text})`,
    }),
    rest,
  );
  words.slip('choice', t.start, whole.text);
  return whole.expression;
}
