import type { EditorMemory } from './code-editor.ts';

/** What an editor that was closed has to know when it opens again, so that everything since can be undone in it. */
export interface EditorPast {
  memory?: EditorMemory;
  /** What the text was before each change that was made elsewhere. */
  texts: string[];
}
