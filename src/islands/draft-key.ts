/** Where the draft of an exercise is kept in this browser. */
export const draftKey = (id: string): string => `taglab-draft:${id}`;

/** Where what a person has changed in a lab is kept. */
export const labDraftKey = (lab: string): string => `taglab-lab:${lab}`;
