declare namespace App {
  interface Locals {
    /** The lesson that is being rendered: what Term, Source and Fact look things up in. */
    lesson?: {
      readonly id: string;
      readonly file: string;
      readonly language: import('./i18n/language.ts').Language;
      readonly terms: readonly import('./build/glossary.ts').GlossaryTerm[];
      readonly sources: readonly { readonly id: string; readonly text: string; readonly url?: string | undefined }[];
    };
  }
}

declare namespace Astro {
  interface ClientDirectives {
    /** Wakes on the reader's first touch; see build/act-directive.ts. */
    'client:act'?: boolean;
  }
}
