/** What a card is dragged by; the keyboard and readers have a list and buttons instead. */
export function Grip(handle: ReturnType<ReturnType<typeof import('./use-drag.ts').useDrag>['handle']>) {
  return (
    <span class="grip" aria-hidden="true" {...handle}>
      ⠿
    </span>
  );
}
