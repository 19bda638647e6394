import type { ModelBuilder } from '../language/composed.ts';
import type { Builder, TagDefinition } from '../language/definition.ts';
import type { Place } from '../language/issue.ts';
import type { Contents } from './parse.ts';

/** How far down something stands from where it stood. */
export interface Distance {
  readonly lines: number;
  readonly characters: number;
}

/** What was read from a document, now that it stands further down in its text: all that says where it stands says so of the new place. */
export function movedContents(contents: Contents, by: Distance): Contents {
  const { measures, tags, unread, defaults } = contents;
  return {
    measures: moved(measures, by),
    tags: tags.map((tag) => movedTag(tag, by)),
    unread,
    ...(defaults ? { defaults: { ...defaults, metadata: moved(defaults.metadata, by) } } : {}),
  };
}

/** `about` is as its author wrote it: something in it may look like a place and is none. */
const movedTag = ({ about, define, ...tag }: TagDefinition, by: Distance): TagDefinition => {
  return { ...moved(tag, by), define: movedDefine(define, by), about };
};

/** So may the numbers of a model, by names that its author made up: its inputs may be called `line` and `start`. */
function movedDefine(define: Builder, by: Distance): Builder {
  if (define.builder !== 'model') return moved(define, by);
  const { model, ...rest } = define;
  return { ...moved(rest, by), model: movedModel(model, by) };
}

function movedModel(model: ModelBuilder['model'], by: Distance): ModelBuilder['model'] {
  if (model.type === 'tree') return moved(model, by);
  if (model.type !== 'kmeans') return model;
  return { ...model, centers: model.centers.map((center) => ({ ...center, place: moved(center.place, by) })) };
}

function moved<T>(read: T, by: Distance): T {
  if (typeof read !== 'object' || read === null) return read;
  if (Array.isArray(read)) return read.map((part) => moved(part, by)) as T;
  if (isPlace(read)) return { ...read, ...movedSpan(read, by), line: read.line + by.lines };
  const parts = Object.fromEntries(Object.entries(read).map(([key, part]) => [key, moved(part, by)] as const));
  return (isExpression(read) ? { ...parts, ...movedSpan(read, by) } : parts) as T;
}

interface Span {
  readonly start: number;
  readonly end: number;
}
const movedSpan = ({ start, end }: Span, { characters }: Distance): Span => ({ start: start + characters, end: end + characters });
const isSpan = (read: object): read is Span =>
  'start' in read && typeof read.start === 'number' && 'end' in read && typeof read.end === 'number';
const isPlace = (read: object): read is Place => isSpan(read) && 'line' in read && typeof read.line === 'number';
const isExpression = (read: object): read is Span => isSpan(read) && 'kind' in read && typeof read.kind === 'string';
