import { FIRST, PREFIX, PROFILE } from './progress/here.ts';

/** Where what a person has changed in a lab is kept: each profile has its own. */
export const labDraftKey = (lab: string): string => `${PREFIX}lab:${PROFILE === FIRST ? '' : `${PROFILE}/`}${lab}`;
