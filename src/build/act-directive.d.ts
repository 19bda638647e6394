import 'astro';

declare module 'astro' {
  interface AstroClientDirectives {
    /** Wakes on the reader's first touch; see act-directive.ts. */
    'client:act'?: boolean;
  }
}
