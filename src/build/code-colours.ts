interface Span {
  properties: Record<string, unknown>;
}

/** The few kinds of words that code on a page is coloured by; the labs colour theirs alike (lab styles, `.code`). */
const CLASSES: Readonly<Record<string, string>> = {
  keyword: 'k',
  function: 'k',
  constant: 'n',
  string: 's',
  'string-expression': 's',
  comment: 'c',
};

/** For Shiki's theme `css-variables`: a short class instead of a style on every word. */
export const codeColours = {
  name: 'code-colours',
  span(node: Span): void {
    const kind = /--astro-code-token-([a-z-]+)/.exec(String(node.properties['style']))?.[1];
    delete node.properties['style'];
    const name = CLASSES[kind ?? ''];
    if (name !== undefined) node.properties['class'] = name;
  },
  pre(node: Span): void {
    node.properties['class'] = 'astro-code';
    delete node.properties['style'];
  },
};
