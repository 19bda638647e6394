/** Where the draft of an exercise is kept in this browser. */
export const draftKey = (id: string): string => `taglab-draft:${id}`;
