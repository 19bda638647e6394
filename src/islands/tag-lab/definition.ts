import type { Compiled, Issue, ResolvedTags, Sentence, TagFile } from '../../engine/index.ts';

/** A text that reads as tags. */
export interface Definition {
  readonly text: string;
  readonly file: TagFile;
  readonly sentences: readonly Sentence[];
  /** Absent until somebody runs it. */
  readonly tags?: ResolvedTags;
  /** Resolved and compiled when the page was built, so that the first run of the lab's own definition needs neither; the schema comes by itself. */
  readonly ready?: Ready;
}

export interface Ready {
  readonly tags: Omit<ResolvedTags, 'schema'>;
  readonly compiled: Compiled;
}

/** What a text turned out to be. */
export interface CheckedText {
  readonly definition?: Definition;
  readonly issues: readonly Issue[];
}
