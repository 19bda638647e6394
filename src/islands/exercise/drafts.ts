import type { Answer } from '../../grading/exercise.ts';
import { openStore } from '../progress/store.ts';

/** What a learner has typed into an exercise on an earlier visit. */
export interface FoundDraft {
  readonly answer: Answer;
  /** It answered another version of the exercise than today's. */
  readonly earlier: boolean;
}

/** Today's version first; a draft whose version is not known is taken for today's. */
export async function readDraft(id: string, version: string): Promise<FoundDraft | undefined> {
  const drafts = await (await openStore()).drafts(id);
  const own = drafts.find((draft) => draft.version === version) ?? drafts.find((draft) => draft.version === '');
  if (own) return { answer: own.answer, earlier: false };
  const [latest] = drafts.toSorted((a, b) => (a.at < b.at ? 1 : -1));
  return latest && { answer: latest.answer, earlier: true };
}

/** Exercises whose draft from before there were versions has been dropped for one that has its version. */
const renewed = new Set<string>();

/** Keeps what is typed, as typed; `undefined` drops it. Where storage is refused it lives until the page closes. */
export async function keepDraft(id: string, version: string, answer: Answer | undefined): Promise<void> {
  const store = await openStore();
  await store.keepDraft(id, version, answer);
  if (renewed.has(id)) return;
  renewed.add(id);
  await store.keepDraft(id, '', undefined);
}
