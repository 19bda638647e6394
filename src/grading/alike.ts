/** Where something stands in a text: it does not change what it does. */
const PLACES = new Set(['place', 'places', 'fromPlace', 'onPlace', 'windowPlace', 'start', 'end']);

/** Whether two parts of a definition are the same, wherever they stand. */
export const alike = (a: unknown, b: unknown): boolean => shapeOf(a) === shapeOf(b);

export const shapeOf = (part: unknown): string =>
  JSON.stringify(part, (key, value: unknown) => (PLACES.has(key) ? undefined : value)) ?? 'undefined';
