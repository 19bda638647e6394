import { useRef, useState } from 'preact/hooks';

/** How far a pointer goes before a press becomes a drag. */
const SLACK = 6;
/** So near to the window's edge the page goes on below what is dragged. */
const EDGE = 56;
const SCROLL = 14;

/**
 * Dragging by mouse, pen and finger: what is dragged follows the pointer, and is let go over something with `data-place`.
 * @returns what a handle is given, and which thing is being dragged
 */
export function useDrag(onDrop: (thing: string, place: string, point: { readonly x: number; readonly y: number }) => void) {
  const [dragged, setDragged] = useState<string>();
  const [over, setOver] = useState<string>();
  const start = useRef<{
    readonly x: number;
    readonly y: number;
    readonly scrolled: number;
    readonly thing: string;
    readonly card: HTMLElement;
  }>();
  const end = () => {
    if (start.current) start.current.card.style.transform = '';
    start.current = undefined;
    setDragged(undefined);
    setOver(undefined);
  };
  const handle = (thing: string) => ({
    onPointerDown(event: PointerEvent) {
      const handleElement = event.currentTarget as HTMLElement;
      const card = handleElement.closest<HTMLElement>('[data-thing]');
      if (event.button !== 0 || !card) return;
      start.current = { x: event.clientX, y: event.clientY, scrolled: scrollY, thing, card };
      handleElement.setPointerCapture(event.pointerId);
    },
    onPointerMove(event: PointerEvent) {
      const from = start.current;
      if (!from || from.thing !== thing) return;
      const [x, y] = [event.clientX - from.x, event.clientY - from.y + scrollY - from.scrolled];
      if (dragged === undefined && Math.hypot(x, y) < SLACK) return;
      setDragged(thing);
      if (event.clientY < EDGE) scrollBy(0, -SCROLL);
      else if (event.clientY > innerHeight - EDGE) scrollBy(0, SCROLL);
      from.card.style.transform = `translate(${x}px, ${y}px)`;
      setOver(placeAt(event, from.card));
    },
    onPointerUp(event: PointerEvent) {
      const from = start.current;
      if (!from || dragged === undefined) return end();
      const place = placeAt(event, from.card);
      end();
      if (place !== undefined) onDrop(thing, place, { x: event.clientX, y: event.clientY });
    },
    onPointerCancel: end,
  });
  return { dragged, over, handle };
}

function placeAt({ clientX, clientY }: PointerEvent, card: HTMLElement): string | undefined {
  const below = document.elementsFromPoint(clientX, clientY).find((element) => !card.contains(element) && element.closest('[data-place]'));
  return below?.closest<HTMLElement>('[data-place]')?.dataset['place'];
}
