/** Whether two texts differ in nothing but blanks at the ends of lines, empty lines and whole-line comments; `comment` begins one. */
export function sameText(a: string, b: string, comment: string): boolean {
  const bare = (text: string) =>
    text
      .split('\n')
      .map((line) => line.trimEnd())
      .filter((line) => line !== '' && !line.trimStart().startsWith(comment))
      .join('\n');
  return bare(a) === bare(b);
}

/** How many lines of a text are new or other than before, blanks and their order aside. */
export function linesChanged(before: string, after: string): number {
  const left = new Map<string, number>();
  const linesOf = (text: string) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  for (const line of linesOf(before)) left.set(line, (left.get(line) ?? 0) + 1);
  return linesOf(after).filter((line) => {
    const known = left.get(line) ?? 0;
    left.set(line, known - 1);
    return known <= 0;
  }).length;
}
