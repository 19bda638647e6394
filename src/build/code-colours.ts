/** A line or a word of the code, or a piece of text in it. */
interface Part {
  type: string;
  children?: Part[];
  properties?: Record<string, unknown>;
}
type Span = Part & Required<Pick<Part, 'children' | 'properties'>>;

/** The few kinds of words that code on a page is coloured by; the labs colour theirs alike (lab styles, `.code`). */
const CLASSES: Readonly<Record<string, string>> = {
  keyword: 'k',
  function: 'k',
  constant: 'n',
  string: 's',
  'string-expression': 's',
  comment: 'c',
};

/** For Shiki's theme `css-variables`: a short class instead of a style on every word that has a colour, and no element for the others. */
export const codeColours = {
  name: 'code-colours',
  span(node: Span): void {
    const kind = /--astro-code-token-([a-z-]+)/.exec(String(node.properties['style']))?.[1];
    delete node.properties['style'];
    const name = CLASSES[kind ?? ''];
    if (name !== undefined) node.properties['class'] = name;
  },
  /** Lines and words that say nothing of their own give their text alone. */
  code(node: Span): void {
    node.children = node.children.flatMap((line) => line.children?.flatMap(bare) ?? [line]);
  },
  pre(node: Span): void {
    node.properties['class'] = 'astro-code';
    delete node.properties['style'];
  },
};

const bare = (word: Part): Part[] => (word.children && word.properties?.['class'] === undefined ? word.children : [word]);
