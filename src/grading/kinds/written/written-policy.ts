import { line, type PolicyLine } from '../../policy.ts';

/** What the sandbox gives a query of a learner's, and no more. */
const RUN_LIMITS = { seconds: 3, rows: 5000 };

/** The rules that hold for whatever is written in an editor and run. */
export const writtenPolicy = (): PolicyLine[] => [line('by-stage', {}), line('signs', {}), line('run-free', RUN_LIMITS)];
