import type { ComponentChildren } from 'preact';

interface Props {
  readonly label: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** What is wider than a phone scrolls by itself, and by keyboard too. */
export function ScrollRegion({ label, class: more, children }: Props) {
  return (
    <section class={more ? `scroll ${more}` : 'scroll'} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
