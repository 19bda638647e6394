/** Where the site keeps the schema of a dataset, from its root. Apart from `grading.ts`, because every lab needs it before its first run. */
export const schemaPathOf = (id: string): string => `data/${id}/schema.json`;
