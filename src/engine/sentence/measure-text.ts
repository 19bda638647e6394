import type { Measure, Span, Window } from '../language/definition.ts';
import { expressionText } from '../language/expression-text.ts';

/** A measure as a tag that somebody might have written: what a schema only has as data can then be said like everything else. */
export function measureText(code: string, { name, from, agg, field, where, on, key, window, empty, minSupport }: Measure): string {
  const written = {
    from,
    agg,
    ...(field ? { field: expressionText(field) } : {}),
    ...(where ? { where: expressionText(where) } : {}),
    ...(on === undefined ? {} : { on }),
    ...(key === undefined ? {} : { key }),
    window: windowText(window),
    ...(empty === undefined ? {} : { empty }),
    ...(minSupport === undefined ? {} : { min_support: minSupport }),
  };
  return JSON.stringify({ code, ...(name ? { name } : {}), define: { measure: written } }, null, 1);
}

function windowText(window: Window): unknown {
  switch (window.kind) {
    case 'ever':
      return 'ever';
    case 'last':
    case 'prev':
      return { [window.kind]: spanText(window.span) };
    case 'between':
      return { between: [spanText(window.from), spanText(window.to)] };
    case 'calendar':
      return { calendar: window.period };
    case 'range':
      return { range: [window.start, window.end] };
  }
}

const spanText = ({ count, unit }: Span): string => `${count}${unit}`;
