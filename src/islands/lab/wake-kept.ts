import { labDraftKey } from '../draft-key.ts';

/**
 * A lab that keeps what was changed on an earlier visit wakes by itself, as by a touch, when the reader comes near it: as plain HTML it would look
 * as if that were lost.
 */
const near = new IntersectionObserver(
  (seen) => {
    for (const { isIntersecting, target } of seen)
      if (isIntersecting) target.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
  },
  { rootMargin: '25%' },
);
for (const lab of document.querySelectorAll('.lab')) if (isKept(lab.id)) near.observe(lab);

function isKept(lab: string): boolean {
  try {
    return labDraftKey(lab) in localStorage;
  } catch {
    return false;
  }
}
