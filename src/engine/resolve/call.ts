import { type Bound, boundNodes, boundParts, type PopulationFunction, type ScalarFunction, type ValueType } from '../language/bound.ts';
import { textOf } from '../language/bound-text.ts';
import { AGGREGATES } from '../language/definition.ts';
import type { Call } from '../language/expression.ts';
import type { Place } from '../language/issue.ts';
import { FUNCTIONS, isPopulationFunction, isScalarFunction, SIGNATURES, signatureText } from '../language/signatures.ts';
import { suggest } from '../language/suggest.ts';
import { bind } from './bind.ts';
import { areComparable, isOfType } from './operands.ts';
import { renamed, report, type Scope } from './scope.ts';

/** Functions whose SQL repeats what they are of: one inside the other inside the other doubles the statement each time. */
const WRITTEN_TWICE: readonly string[] = ['exp', 'logistic', 'ln', 'sqrt', 'power', 'least', 'greatest'];
const MOST_NESTED = 4;
const isWrittenTwice = (name: string): boolean => WRITTEN_TWICE.includes(name);
const most = (parts: readonly Bound[]): number => parts.reduce((times, part) => Math.max(times, timesWritten(part)), 0);
const timesWritten = (e: Bound): number => most(boundParts(e)) + Number(e.kind === 'call' && isWrittenTwice(e.name));

/** The day that a result is for is an argument, and no clock is asked. */
const TODAY: ReadonlySet<string> = new Set(['now', 'today', 'getdate', 'curdate', 'current_date', 'sysdate']);

/** What other languages work out over many rows, and this one in a measure. */
const OF_ROWS: ReadonlySet<string> = new Set([
  ...AGGREGATES,
  ...['average', 'total', 'countif', 'countifs', 'sumif', 'sumifs', 'averageif', 'averageifs', 'maxifs', 'minifs', 'exists'],
]);

/** A function with arguments that it can take. */
export function bindCall(e: Call, place: Place, scope: Scope): Bound | undefined {
  const { name } = e;
  if (!isScalarFunction(name) && !isPopulationFunction(name)) {
    const at = scope.placeAt(e.start, e.start + name.length);
    if (TODAY.has(name) && e.args.length === 0) {
      const fix = { start: place.start, end: place.end, text: 'as_of' };
      report(scope, 'unknown-function', place, { name, suggestion: 'as_of', available: [] }, fix);
      return undefined;
    }
    const words = suggest(name, FUNCTIONS);
    if (OF_ROWS.has(name) && !(e.args.length > 1 && words.suggestion !== undefined)) report(scope, 'needs-measure', at, { name });
    else report(scope, 'unknown-function', at, words, renamed(at, name, words.suggestion));
    return undefined;
  }
  if (isPopulationFunction(name) && scope.table !== undefined) {
    report(scope, 'population-in-where', place, { name });
    return undefined;
  }
  const args = e.args.map((arg) => bind(arg, scope));
  if (!args.every((a) => a !== undefined) || !doFit(args, name, place, scope)) return undefined;
  return isScalarFunction(name) ? scalarCall(name, args, place, scope) : populationCall(name, args, place, scope);
}

function doFit(args: readonly Bound[], name: ScalarFunction | PopulationFunction, place: Place, scope: Scope): boolean {
  const { args: wanted, optional = 0 } = SIGNATURES[name];
  if (args.length > wanted.length || args.length < wanted.length - optional) {
    report(scope, 'wrong-arguments', place, { name, expected: signatureText(name) });
    return false;
  }
  return args.every((arg, i) => isOfType(arg, wanted[i] ?? 'any', name, scope));
}

function scalarCall(name: ScalarFunction, args: readonly Bound[], place: Place, scope: Scope): Bound | undefined {
  if (isWrittenTwice(name) && most(args) >= MOST_NESTED) {
    report(scope, 'expression-syntax', place, { found: name, expected: 'simpler' });
    return undefined;
  }
  const { gives } = SIGNATURES[name];
  if (gives !== 'same') return { kind: 'call', name, args, type: gives, place };
  const [one, other] = name === 'if' ? args.slice(1) : args;
  if (one && other && !areComparable(one, other, scope)) return undefined;
  return { kind: 'call', name, args, type: typeOfEither(one, other), place };
}

const typeOfEither = (one: Bound | undefined, other: Bound | undefined): ValueType =>
  (one?.type === 'any' ? other?.type : one?.type) ?? 'any';

/** A number among everybody's, which stands in a column of its own; none looks at another. */
function populationCall(name: PopulationFunction, [of, second]: readonly Bound[], place: Place, scope: Scope): Bound | undefined {
  if (!of) return undefined;
  if (boundNodes(of).some((n) => n.kind === 'population')) {
    report(scope, 'population-in-where', place, { name });
    return undefined;
  }
  const q = second?.kind === 'literal' && typeof second.value === 'number' ? second.value : undefined;
  if (name === 'quantile' && (q === undefined || q < 0 || q > 1)) {
    report(scope, 'wrong-arguments', place, { name, expected: signatureText(name) });
    return undefined;
  }
  const text = `${name}(${textOf(of)}${q === undefined ? '' : `, ${q}`})`;
  return { kind: 'population', id: scope.population(name, of, q), text, type: 'number', place };
}
