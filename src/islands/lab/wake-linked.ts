/** A shared link names a lab: bring it into view and wake it, as a touch would. */
const [id] = location.hash.slice(1).split('?');
const linked = location.hash.includes('?') ? document.getElementById(id ?? '') : null;
if (linked?.classList.contains('lab')) {
  linked.scrollIntoView({ block: 'start' });
  linked.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
}

export {};
