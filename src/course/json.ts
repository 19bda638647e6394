/** What came from a file: anything, until it has been looked at. */
export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every one of these keys holds a text. */
export const holdsTexts = (fields: Fields, keys: readonly string[]): boolean => keys.every((key) => typeof fields[key] === 'string');

/** The object that a text holds, or `undefined`. */
export function fieldsIn(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
