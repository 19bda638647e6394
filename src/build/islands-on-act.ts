import type { AstroIntegration } from 'astro';

/** Adds the directive `client:act` (see act-directive.ts). */
export function islandsOnAct(): AstroIntegration {
  return {
    name: 'islands-on-act',
    hooks: {
      'astro:config:setup': ({ addClientDirective }) => addClientDirective({ name: 'act', entrypoint: './src/build/act-directive.ts' }),
    },
  };
}
