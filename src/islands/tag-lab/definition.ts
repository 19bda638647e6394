import type { Issue, ResolvedTags, Sentence, TagFile } from '../../engine/index.ts';

/** A text that reads as tags. */
export interface Definition {
  readonly text: string;
  readonly file: TagFile;
  readonly sentences: readonly Sentence[];
  /** Absent until somebody runs it. */
  readonly tags?: ResolvedTags;
  /** Resolved when the page was built, so that the first run of the lab's own definition needs no resolver; the schema comes by itself. */
  readonly ready?: Omit<ResolvedTags, 'schema'>;
}

/** What a text turned out to be. */
export interface CheckedText {
  readonly definition?: Definition;
  readonly issues: readonly Issue[];
}
