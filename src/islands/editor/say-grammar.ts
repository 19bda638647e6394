import type { BuilderName, PlaceId, PlaceName } from '../../engine/language/grammar/grammar.ts';
import type { GrammarWords } from '../../engine/language/grammar/grammar-words.ts';
import type { Circumstance, KeySpec, Takes } from '../../engine/language/grammar/takes.ts';
import { parametersOf, SIGNATURES } from '../../engine/language/signatures.ts';

export type FunctionName = Parameters<typeof parametersOf>[0];

/** The sentence on a key of a place; of `define`, also on a builder. */
export function keySentence(words: GrammarWords, place: PlaceId, key: string): string | undefined {
  const said = keyWords(words, place, key);
  return typeof said === 'object' ? said.is : said;
}

/** The sentence on one word of a key. */
export function wordSentence(words: GrammarWords, place: PlaceId, key: string, word: string): string | undefined {
  const said = keyWords(words, place, key);
  return typeof said === 'object' ? said.words[word] : undefined;
}

type KeyWords = string | { readonly is: string; readonly words: Readonly<Record<string, string>> };
type Keys = Readonly<Record<string, KeyWords>>;

function keyWords(words: GrammarWords, place: PlaceId, key: string): KeyWords | undefined {
  if (place === 'define') return words.builders[key as BuilderName]?.is;
  if (!place.startsWith('define.')) return (words.keys[place as PlaceName] as Keys)[key];
  const builder = words.builders[place.slice('define.'.length) as BuilderName];
  return place === `define.${key}` ? builder.is : (builder.keys as Keys)[key];
}

/** What may stand behind a key. */
export function takesSentence(words: GrammarWords, takes: Takes): string {
  const { say } = words;
  if (typeof takes === 'string') return words.takes[takes];
  if ('words' in takes) return takes.words.length > 3 ? say.oneWord : takes.words.map((word) => `\`${word}\``).join(say.or);
  if ('place' in takes) return say.mapping(words.places[takes.place as PlaceName] ?? takes.place);
  if ('list' in takes)
    return takes.of === undefined ? say.list(takesSentence(words, takes.list)) : say.several(takes.of, takesSentence(words, takes.list));
  if ('map' in takes) return say.byName(takesSentence(words, takes.map));
  return takes.either.map((way) => takesSentence(words, way)).join(say.or);
}

/** Whether a key is required, what it goes with, and what holds without it. */
export function ruleSentences(words: GrammarWords, { required, with: goesWith, usual }: KeySpec): readonly string[] {
  const { say } = words;
  const isSame = required !== undefined && required !== true && JSON.stringify(required.is) === JSON.stringify(goesWith?.is);
  return [
    ...(required === true ? [say.required] : []),
    ...(required !== undefined && required !== true
      ? [required.absent ? say.requiredWithout(required.key) : say.requiredWith(circumstance(required))]
      : []),
    ...(goesWith && !isSame ? [say.only(circumstance(goesWith))] : []),
    ...(usual === undefined ? [] : [say.usual(usual)]),
  ];
}

const circumstance = ({ key, is }: Circumstance): string => (is === undefined ? key : `${key}: ${is.join(' | ')}`);

/** `round(x: number, digits?: number) → number` */
export function signatureOf(words: GrammarWords, name: FunctionName): string {
  const { gives, args } = SIGNATURES[name];
  const parameters = parametersOf(name).map((p) => `${p.name}${p.optional ? '?' : ''}: ${words.types[p.type]}`);
  const [first = 'any'] = name === 'if' ? args.slice(1) : args;
  return `${name}(${parameters.join(', ')}) → ${words.types[gives === 'same' ? first : gives]}`;
}
