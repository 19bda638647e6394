import { type PlaceId, specOf, wordsIn } from '../../engine/language/grammar/grammar.ts';
import type { KeySpec, Takes } from '../../engine/language/grammar/takes.ts';
import { columnOf } from '../../engine/language/schema.ts';
import { isFunction, signatureText } from '../../engine/language/signatures.ts';
import { type Found, foundAt } from '../../engine/parse/editing/found.ts';
import { customerNames, inputNames, type KnownName, rowNames } from '../../engine/parse/editing/names.ts';
import { type FunctionName, keySentence, ruleSentences, signatureOf, takesSentence, wordSentence } from './say-grammar.ts';
import { columnHelp, type Help, type TagContext } from './tag-words.ts';

/** What is said of the key, the word or the name at an offset, and where that stands. */
export interface PlacedHelp extends Help {
  readonly start: number;
  readonly end: number;
}

/** Help on what stands at an offset of a tag file. */
export function helpInTags(text: string, offset: number, context: TagContext): PlacedHelp | undefined {
  const found = foundAt(text, offset);
  const help = found && helpOn(found, text, context);
  return help && { ...help, start: found.start, end: found.end };
}

function helpOn(found: Found, text: string, context: TagContext): Help | undefined {
  const { words, schema, language } = context;
  const { frames, documents } = found;
  const place = frames.at(-1)?.place;
  switch (found.is) {
    case 'key':
      return place && specOf(place)[found.name] ? keyHelp(context, place, found.name, specOf(place)[found.name]) : undefined;
    case 'word':
      return place && keyHelp(context, place, found.key, undefined, found.name);
    case 'own-key': {
      const around = frames.at(-2);
      const isMeasure = around?.node.has('measures') && around.place !== 'define.model';
      return isMeasure ? nameHelp(context, { name: found.name, is: 'measure' }, text) : undefined;
    }
    case 'function':
      return isFunction(found.name) ? functionHelp(context, found.name) : undefined;
    case 'operator': {
      const said =
        words.operators[found.name as keyof typeof words.operators] ?? words.constants[found.name as keyof typeof words.constants];
      return said === undefined ? undefined : { title: found.name, is: said, facts: [words.names.operator] };
    }
    case 'table': {
      const table = schema.tables[found.name];
      return (
        table && { title: table.name, is: table.label[language], facts: [words.names.table, ...(table.note ? [table.note[language]] : [])] }
      );
    }
    case 'name': {
      if (found.table !== undefined) {
        const column = columnOf(schema, found.table, found.name);
        return column && columnHelp(context, found.table, column);
      }
      const names = {
        customer: () => customerNames(frames, documents, schema),
        row: () => rowNames(frames, schema),
        input: () => inputNames(frames),
      };
      const known = names[found.of]().find(({ name }) => name === found.name);
      return known && nameHelp(context, known, text);
    }
  }
}

/** So many words are named in the sentence itself. */
const FEW = 3;
/** What stands there has keys of its own, and each of them has more to say. */
const isDefine = (takes: Takes): boolean => typeof takes === 'object' && 'place' in takes && takes.place === 'define';

/** A key, or one word of it. */
export function keyHelp({ words }: TagContext, place: PlaceId, key: string, spec: KeySpec | undefined, word?: string): Help {
  if (word !== undefined) {
    const is = wordSentence(words, place, key, word);
    return { title: word, ...(is === undefined ? {} : { is }), facts: [`\`${key}\``] };
  }
  const is = keySentence(words, place, key);
  const takes: Takes | undefined = spec?.takes;
  const all = takes === undefined ? [] : wordsIn(takes);
  return {
    title: key,
    ...(is === undefined ? {} : { is }),
    facts: [
      ...(takes === undefined || isDefine(takes) ? [] : [takesSentence(words, takes)]),
      ...(all.length > FEW ? [all.map((one) => `\`${one}\``).join(' ')] : []),
      // What a builder requires of itself goes without saying.
      ...(spec && place !== `define.${key}` ? ruleSentences(words, spec) : []),
    ],
  };
}

export function functionHelp({ words }: TagContext, name: FunctionName): Help {
  return { title: signatureOf(words, name), is: words.functions[name], facts: [`\`${signatureText(name)}\``] };
}

/** A name of an expression: what it is, and what a measure is in words. @param text of the file, which has the measures that it names */
export function nameHelp(context: TagContext, known: KnownName, text?: string): Help {
  const { words, language } = context;
  const { names } = words;
  const { name, is, label, column, table } = known;
  if (column && table !== undefined) return { ...columnHelp(context, table, column), title: name };
  const said = is === 'as_of' ? words.constants.as_of : label?.[language];
  const inWords = is === 'measure' || is === 'standard' ? context.sayMeasure(name, is === 'standard' ? '' : (text ?? '')) : undefined;
  const kind = is === 'as_of' || is === 'column' ? [] : [names[is]];
  return { title: name, ...(said === undefined ? {} : { is: said }), facts: [...kind, ...(inWords === undefined ? [] : [inWords])] };
}
