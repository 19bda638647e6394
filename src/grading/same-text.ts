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
