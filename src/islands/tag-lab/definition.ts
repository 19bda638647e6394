import type { Issue, ResolvedTags, Sentence, TagFile } from '../../engine/index.ts';

/** A text that reads as tags. */
export interface Definition {
  readonly text: string;
  readonly file: TagFile;
  readonly sentences: readonly Sentence[];
  /** Absent until somebody runs it: a page brings the lab's own definition read but not resolved. */
  readonly tags?: ResolvedTags;
}

/** What a text turned out to be. */
export interface CheckedText {
  readonly definition?: Definition;
  readonly issues: readonly Issue[];
}
