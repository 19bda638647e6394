/** The heading that the reader has come to: the last one in the upper third of the window or above it. */
export function headingHere(): string | undefined {
  const headings = [...document.querySelectorAll<HTMLElement>('main :is(h2, h3)[id]:not(.lab *, .task *)')];
  return headings.findLast((heading) => heading.getBoundingClientRect().top < innerHeight / 3)?.id;
}
