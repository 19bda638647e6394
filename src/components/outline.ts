import { headingHere } from './reading-place.ts';

/** Marks the part of the lesson that is being read in its table of contents. */
const links = [...document.querySelectorAll<HTMLAnchorElement>('.contents a')];
let asked = false;

function mark(): void {
  asked = false;
  const here = headingHere();
  for (const link of links) {
    if (link.hash === `#${here}`) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
}

function ask(): void {
  if (asked) return;
  asked = true;
  requestAnimationFrame(mark);
}

if (links.length > 0) {
  addEventListener('scroll', ask, { passive: true });
  mark();
}
