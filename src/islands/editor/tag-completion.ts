import type { BuilderName } from '../../engine/language/grammar/grammar.ts';
import { BETWEEN_VALUES, CONSTANTS, OPERATORS } from '../../engine/language/grammar/operators.ts';
import { MODEL_INPUTS } from '../../engine/language/grammar/places.ts';
import type { Takes } from '../../engine/language/grammar/takes.ts';
import { columnOf, type Schema } from '../../engine/language/schema.ts';
import { FUNCTIONS, isPopulationFunction } from '../../engine/language/signatures.ts';
import { type ExpressionSpot, expressionSpot } from '../../engine/parse/editing/expression-spot.ts';
import {
  customerNames,
  domainAround,
  inputNames,
  itemsAround,
  type KnownName,
  keysAround,
  rfmTags,
  rowNames,
} from '../../engine/parse/editing/names.ts';
import { type OfferedKey, type Spot, saidIn, spotAt } from '../../engine/parse/editing/spot.ts';
import { isPlainName } from '../../engine/parse/tokenize.ts';
import { functionHelp, keyHelp, nameHelp } from './tag-help.ts';
import { columnHelp, type Help, type TagContext } from './tag-words.ts';

export interface Suggestion {
  readonly text: string;
  /** A word or two beside it. */
  readonly detail?: string;
  readonly kind: 'keyword' | 'property' | 'function' | 'variable' | 'constant';
  readonly help?: Help;
  /** What is written, where that is more than the text; `cursor`: how far into it one goes on typing. */
  readonly writes?: { readonly text: string; readonly cursor: number };
}

export interface Suggestions {
  /** Where the word begins that they would replace. */
  readonly from: number;
  readonly suggestions: readonly Suggestion[];
}

/** What may be typed at an offset of a tag file: keys that are not there yet, words, names that the place knows, functions with what they take. */
export function suggestInTags(text: string, offset: number, context: TagContext): Suggestions | undefined {
  const spot = spotAt(text, offset);
  if (!spot) return undefined;
  const keys = spot.keys.map((key) => keySuggestion(key, spot.hasColon, context));
  const values = spot.takes.map((takes) => valuesOf(takes, spot, text, offset, context));
  const from = values.find((found) => found.from !== undefined)?.from ?? spot.from;
  return { from, suggestions: [...keys, ...values.flatMap(({ suggestions }) => suggestions), ...ownNames(spot, context)] };
}

interface Found {
  readonly from?: number;
  readonly suggestions: readonly Suggestion[];
}

function keySuggestion({ name, place, spec }: OfferedKey, hasColon: boolean, context: TagContext): Suggestion {
  const help = keyHelp(context, place, name, spec);
  const detail = place === `define.${name}` ? context.words.builders[name as BuilderName].title : help.is;
  const written = `${name}: `;
  return {
    text: name,
    kind: 'property',
    help,
    ...(detail === undefined ? {} : { detail }),
    ...(hasColon ? {} : { writes: { text: written, cursor: written.length } }),
  };
}

/** A few lengths that people ask for; any other is as good. */
const SPANS = ['7d', '30d', '90d', '180d', '365d', '12m'];
const DAY_KEYS = new Set(['on', 'days_since', 'days_active']);

function valuesOf(takes: Takes, spot: Spot, text: string, offset: number, context: TagContext): Found {
  const { schema, language, words } = context;
  const { frames, documents, key } = spot;
  const plain = (list: readonly string[], kind: Suggestion['kind'] = 'constant'): Found => ({
    suggestions: list.map((one) => ({ text: one, kind })),
  });
  if (typeof takes === 'object') {
    if (!('words' in takes)) return { suggestions: [] };
    const place = frames.at(-1)?.place;
    return {
      suggestions: takes.words.map((word): Suggestion => {
        const help = place && keyHelp(context, place, key, undefined, word);
        return { text: word, kind: 'constant', ...(help?.is === undefined ? {} : { detail: help.is, help }) };
      }),
    };
  }
  switch (takes) {
    case 'condition':
    case 'expression':
      return expressionValues(spot, text, offset, customerNames(frames, documents, schema), context);
    case 'row-condition':
    case 'row-expression':
      return expressionValues(spot, text, offset, rowNames(frames, schema), context, true);
    case 'input-condition':
      return expressionValues(spot, text, offset, inputNames(frames), context, true);
    case 'table':
      return {
        suggestions: Object.values(schema.tables).map((table): Suggestion => {
          const help = {
            title: table.name,
            is: table.label[language],
            facts: [words.names.table, ...(table.note ? [table.note[language]] : [])],
          };
          return { text: table.name, kind: 'variable', detail: table.label[language], help };
        }),
      };
    case 'column': {
      const names = rowNames(frames, schema).filter(({ name, column }) => column && !name.includes('.'));
      if (key === 'tie_break') return plain([schema.entity.key], 'variable');
      const fitting = DAY_KEYS.has(key) ? names.filter(({ column }) => column?.type === 'date' || column?.type === 'timestamp') : names;
      return { suggestions: fitting.map((name) => nameSuggestion(name, context)) };
    }
    case 'customer-column': {
      const { table } = schema.entity;
      const columns = schema.entity.derived ? [] : (schema.tables[table]?.columns ?? []);
      const begun = /[\p{L}\p{N}_.]*$/u.exec(text.slice(0, offset))?.[0].length ?? 0;
      return {
        from: offset - begun,
        suggestions: columns.map((column) => ({
          text: `${table}.${column.name}`,
          kind: 'variable',
          detail: column.label[language],
          help: columnHelp(context, table, column),
        })),
      };
    }
    case 'rfm-tag':
      return plain(rfmTags(frames, documents), 'variable');
    case 'item':
      return plain(itemsAround(frames), 'variable');
    case 'yes-no':
      return plain(['true', 'false']);
    case 'span':
    case 'lifetime':
    case 'days':
      return plain(takes === 'days' ? SPANS.slice(0, 3) : SPANS);
    case 'value':
      return plain([...domainAround(frames), ...(key === 'else' ? ['null'] : [])]);
    case 'text':
      return plain(key === 'consent' || key === 'purpose' ? purposesIn(schema) : []);
    case 'bound':
      return plain(['else']);
    case 'band-end':
      return plain(['else']);
    default:
      return { suggestions: [] };
  }
}

/** The purposes that customers are asked about, where the gates look for them. */
function purposesIn(schema: Schema): readonly string[] {
  const { table, purpose } = schema.consent ?? { table: 'consents', purpose: 'purpose' };
  return Object.keys(columnOf(schema, table, purpose)?.codes ?? {});
}

function expressionValues(
  spot: Spot,
  text: string,
  offset: number,
  names: readonly KnownName[],
  context: TagContext,
  ofRows = false,
): Found {
  const at = expressionSpot(spot.before);
  const codes = codesOf(at, names, context);
  if (at.due === 'text') {
    const begun = spot.before.slice(at.from);
    // Where YAML writes the text otherwise than it is, there is no telling where it begins.
    const fits = text.slice(offset - begun.length, offset) === begun;
    return fits ? { from: offset - begun.length, suggestions: codes } : { suggestions: [] };
  }
  if (at.due === 'operator') {
    const signs = [...BETWEEN_VALUES, ...OPERATORS.filter((sign) => !/[a-z]/.test(sign))];
    return {
      suggestions: signs.map((sign): Suggestion => {
        const said = context.words.operators[sign.replace(/^not (?!$)/, '') as keyof TagContext['words']['operators']];
        const help = { title: sign, is: said, facts: [context.words.names.operator] };
        return { text: sign, kind: 'keyword', ...(sign.startsWith('not ') ? {} : { detail: said, help }) };
      }),
    };
  }
  if (at.due === 'column') {
    const table = context.schema.tables[at.table ?? ''];
    const columns = (table?.columns ?? []).map(
      (column): KnownName => ({ name: column.name, is: 'column', column, table: table?.name ?? '' }),
    );
    return { suggestions: columns.map((name) => nameSuggestion(name, context)) };
  }
  const quote = spot.quote === "'" ? "''" : "'";
  const functions = FUNCTIONS.filter((name) => !ofRows || !isPopulationFunction(name));
  return {
    suggestions: [
      ...codes.map((code): Suggestion => {
        const written = `${quote}${code.text}${quote}`;
        return { ...code, text: `'${code.text}'`, writes: { text: written, cursor: written.length } };
      }),
      ...names.map((name) => nameSuggestion(name, context)),
      ...functions.map((name): Suggestion => {
        const help = functionHelp(context, name);
        return {
          text: name,
          kind: 'function',
          detail: help.title.slice(name.length),
          help,
          writes: { text: `${name}()`, cursor: name.length + 1 },
        };
      }),
      ...['not', ...CONSTANTS].map((word): Suggestion => ({ text: word, kind: 'keyword' })),
    ],
  };
}

/** What the value that comes next may be, where it is compared with a column or a tag that has codes. */
function codesOf({ compared }: ExpressionSpot, names: readonly KnownName[], { schema, language }: TagContext): Suggestion[] {
  if (!compared) return [];
  const written = compared.table === undefined ? compared.name : `${compared.table}.${compared.name}`;
  const known = names.find(({ name }) => name === written);
  const column = known?.column ?? (compared.table === undefined ? undefined : columnOf(schema, compared.table, compared.name));
  return Object.entries(column?.codes ?? {}).map(([code, label]) => ({ text: code, kind: 'constant', detail: label[language] }));
}

function nameSuggestion(name: KnownName, context: TagContext): Suggestion {
  const detail = name.is === 'as_of' ? undefined : (name.label ?? name.column?.label)?.[context.language];
  const plain = name.name.split('.').every(isPlainName);
  const quoted = `\`${name.name}\``;
  return {
    text: name.name,
    kind: 'variable',
    help: nameHelp(context, name),
    ...(detail === undefined ? {} : { detail }),
    ...(plain ? {} : { writes: { text: quoted, cursor: quoted.length } }),
  };
}

/** Keys of a mapping whose keys the author makes up, where they are known all the same. */
function ownNames({ own, frames, hasColon }: Spot, context: TagContext): Suggestion[] {
  const written = new Set(keysAround(frames));
  const said = saidIn(frames);
  const known =
    own === 'input'
      ? ['intercept', ...inputNames(frames).map(({ name }) => name)].filter(
          (name) => name !== 'intercept' || said('model.type') !== 'kmeans',
        )
      : own === 'value'
        ? domainAround(frames)
        : own === 'row-expression'
          ? rowNames(frames, context.schema).flatMap(({ name, column }) => (column ? [name] : []))
          : own === 'name'
            ? (MODEL_INPUTS[said('model.type') ?? ''] ?? [])
            : [];
  return known.flatMap((name) => {
    if (written.has(name)) return [];
    const text = `${name}: `;
    return [{ text: name, kind: 'variable', ...(hasColon ? {} : { writes: { text, cursor: text.length } }) }];
  });
}
