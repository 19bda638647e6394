declare namespace Astro {
  interface ClientDirectives {
    /** Wakes on the reader's first touch; see act-directive.ts. */
    'client:act'?: boolean;
  }
}
