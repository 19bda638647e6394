/** A word of an SQL query. Names that stood in quotes come without them, and are no keywords. */
export interface SqlToken {
  readonly kind: 'word' | 'name' | 'text' | 'number' | 'parameter' | 'sign';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What cannot be read: `open`: a text, a name or a comment that never ends. `character`: a sign that has no place in a query. */
export interface SqlSlip {
  readonly problem: 'open' | 'character';
  readonly start: number;
  readonly end: number;
}

const PATTERNS = [
  ['blank', /\s+|--[^\n]*|\/\*[\s\S]*?\*\//y],
  ['text', /'(?:[^'\\]|'')*'/y],
  ['name', /"(?:[^"]|"")+"|`(?:[^`]|``)+`/y],
  ['number', /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![\p{L}\d_])/uy],
  ['word', /[\p{L}_][\p{L}\p{N}_]*/uy],
  ['parameter', /:[A-Za-z_]\w*/y],
  ['sign', /<>|<=|>=|!=|==|\|\||[-+*/%<>=(),.;]/y],
] as const;

/** Reads a query as words; comments are no words. In one pass, whatever the text. */
export function tokenizeSql(sql: string): { tokens: readonly SqlToken[]; slip?: SqlSlip } {
  const tokens: SqlToken[] = [];
  let at = 0;
  while (at < sql.length) {
    const found = matchAt(sql, at);
    if (!found) {
      const opens = /['"`]|\/\*/y;
      opens.lastIndex = at;
      const isOpen = opens.test(sql) && !sql.slice(at, at + 1).includes('\\');
      return { tokens, slip: { problem: isOpen ? 'open' : 'character', start: at, end: at + 1 } };
    }
    const { kind, text } = found;
    if (kind !== 'blank') tokens.push({ kind, text: kind === 'name' ? unquoted(text) : text, start: at, end: at + text.length });
    at += text.length;
  }
  return { tokens };
}

function matchAt(sql: string, at: number) {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at;
    const text = pattern.exec(sql)?.[0];
    // A slash that opens a comment is no division.
    if (text !== undefined && !(kind === 'sign' && text === '/' && sql.charAt(at + 1) === '*')) return { kind, text };
  }
  return undefined;
}

function unquoted(text: string): string {
  const mark = text.charAt(0);
  return text.slice(1, -1).replaceAll(mark + mark, mark);
}

/** The query without its comments, every other character at its place. */
export function withoutComments(sql: string): string {
  return sql.replaceAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|--[^\n]*|\/\*[\s\S]*?\*\//g, (part) =>
    /^(?:--|\/\*)/.test(part) ? ' '.repeat(part.length) : part,
  );
}
