/** Where something stands in a text: it does not change what it does. */
const PLACES = new Set(['place', 'places', 'fromPlace', 'onPlace', 'windowPlace']);
/** Offsets are numbers; the start and the end of a fixed window are dates, and matter. */
const isOffset = (key: string, value: unknown): boolean => (key === 'start' || key === 'end') && typeof value === 'number';

/** Whether two parts of a definition are the same, wherever they stand. */
export const alike = (a: unknown, b: unknown): boolean => shapeOf(a) === shapeOf(b);

export const shapeOf = (part: unknown): string =>
  JSON.stringify(part, (key, value: unknown) => (PLACES.has(key) || isOffset(key, value) ? undefined : value)) ?? 'undefined';
