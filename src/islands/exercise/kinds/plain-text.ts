/** A text without its marks, for names that are read out. */
export const plainText = (text: string): string => text.replace(/[`*]/g, '');
