interface Node {
  readonly type: string;
  readonly tagName?: string;
  properties?: Record<string, unknown>;
  readonly children?: readonly Node[];
}

/** Gives every heading its place in the lesson as its id (s1, s2 …): the same in both languages, so that switching keeps the reader's place. */
export function headingOrder() {
  return (tree: Node): void => {
    let count = 0;
    const number = (node: Node) => {
      if (node.tagName !== undefined && /^h[1-6]$/.test(node.tagName)) {
        node.properties ??= {};
        node.properties['id'] ??= `s${++count}`;
      }
      node.children?.forEach(number);
    };
    number(tree);
  };
}
