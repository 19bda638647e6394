/** Where in a YAML text an offset stands. */
export interface YamlPosition {
  /** The keys around it, outermost first; items of lists do not count. */
  readonly path: readonly string[];
  /** Whether a key is due, or the value of the last key of the path. */
  readonly due: 'key' | 'value';
  /** Where the word that is being typed begins. */
  readonly from: number;
}

/** Reads as much of block and flow YAML as one needs to know what may be typed next; the text need not be whole. */
export function positionIn(text: string, offset: number): YamlPosition {
  const before = text.slice(0, offset);
  const from = offset - (/[\p{L}\p{N}_]*$/u.exec(before)?.[0].length ?? 0);
  const lines = before.slice(0, from).split('\n');
  const line = lines.pop() ?? '';
  const flow = flowOf(line);
  const key = KEY.exec(flow.base);
  const outer = blockPath(lines, indentOf(flow.base));
  const path = key ? [...outer, key[2] ?? ''] : outer;
  if (flow.inside.length === 0) return { path, due: key ? 'value' : 'key', from };
  const inner = [...path, ...flow.inside.flatMap(({ key: k }) => (k === undefined ? [] : [k]))];
  const last = flow.inside.at(-1);
  return { path: inner, due: last?.kind === 'list' || last?.key !== undefined ? 'value' : 'key', from };
}

/** Indentation with the dashes of list items, then a key. */
const KEY = /^(\s*(?:- +)*)([\p{L}_][\p{L}\p{N}_]*)\s*:/u;
const indentOf = (line: string): number => /^\s*(?:- +)*/.exec(line)?.[0].length ?? 0;

/** The keys of the block lines above that hold a line of this indentation. */
function blockPath(lines: readonly string[], indent: number): string[] {
  const path: string[] = [];
  let inside = indent;
  for (const line of [...lines].reverse()) {
    if (line.trim() === '' || line.trim().startsWith('#')) continue;
    if (line.startsWith('---')) break;
    const key = KEY.exec(line);
    const at = key?.[1]?.length ?? indentOf(line);
    if (key && at < inside) {
      path.unshift(key[2] ?? '');
      inside = at;
    }
  }
  return path;
}

interface Flow {
  readonly kind: 'map' | 'list';
  /** The key whose value is due; none while a key is being typed. */
  key?: string;
}

/** What flow maps and lists are open at the end of a line, and what stood before the first. */
function flowOf(line: string): { base: string; inside: Flow[] } {
  const inside: Flow[] = [];
  let base = line;
  let word = '';
  let quote = '';
  for (let i = 0; i < line.length; i++) {
    const char = line.charAt(i);
    if (quote !== '') {
      if (char === quote) quote = '';
      continue;
    }
    if ((char === '"' || char === "'") && word.trim() === '') quote = char;
    else if (char === '{' || char === '[') {
      if (inside.length === 0) base = line.slice(0, i);
      inside.push({ kind: char === '{' ? 'map' : 'list' });
      word = '';
    } else if ((char === '}' || char === ']') && inside.length > 0) {
      inside.pop();
      word = '';
    } else if (char === ',' && inside.length > 0) {
      const last = inside.at(-1);
      if (last?.kind === 'map') inside[inside.length - 1] = { kind: 'map' };
      word = '';
    } else if (char === ':' && inside.at(-1)?.kind === 'map' && inside.at(-1)?.key === undefined) {
      inside[inside.length - 1] = { kind: 'map', key: word.trim() };
      word = '';
    } else word += char;
  }
  return { base, inside };
}
