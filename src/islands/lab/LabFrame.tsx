import { type ComponentChildren, Fragment, type JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { LabsWords } from './words.ts';

interface Props {
  /** Unique on the page; a shared link finds the lab by it. */
  readonly id: string;
  readonly words: LabsWords['lab'];
  readonly title: string;
  /** One below the heading it stands under. */
  readonly level?: 2 | 3 | 4;
  /** Dataset, number of customers, as-of date. */
  readonly meta: string;
  readonly busy: boolean;
  readonly onRun: () => void;
  readonly onStop: () => void;
  /** Quiet buttons before Run: own data, reset, share. */
  readonly tools?: ComponentChildren;
  /** What has to be said before anything else: a draft, a refused link. */
  readonly notices?: ComponentChildren;
  /** What a person sets. */
  readonly set: ComponentChildren;
  /** What comes out. */
  readonly out?: ComponentChildren;
  readonly layout?: 'one';
  /** What it means, in a sentence. */
  readonly footer: ComponentChildren;
}

/** The frame of every lab: the same places for title, dataset, Run, what is set, what comes out and the sentence that says what it means. */
export function LabFrame(props: Props) {
  const { id, words, title, level = 2, meta, busy, onRun, onStop, tools, notices, set, out, layout, footer } = props;
  const slow = useSlow(busy);
  const Heading = `h${level}` as 'h2' | 'h3' | 'h4';
  const run = (event: JSX.TargetedKeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    onRun();
  };
  return (
    <section class="lab" id={id} aria-labelledby={`${id}-title`} aria-busy={slow} onKeyDown={run}>
      <header>
        <div class="titles">
          <Heading id={`${id}-title`}>{title}</Heading>
          <span class="meta">{inPhrases(meta)}</span>
        </div>
        {tools}
        <button type="button" class={slow ? 'btn stop' : 'btn go'} onClick={slow ? onStop : onRun}>
          {slow ? words.stop : words.run}
        </button>
      </header>
      {notices}
      <div class={layout ? `body ${layout}` : 'body'}>
        <div class="set">{set}</div>
        {out && <div class="out">{out}</div>}
      </div>
      <footer>{footer}</footer>
    </section>
  );
}

/** Breaks between its parts, never within a date. */
function inPhrases(meta: string): ComponentChildren {
  const parts = meta.split(' · ');
  return parts.map((part, i) => (
    <Fragment key={i}>
      {i > 0 && ' '}
      <span class="phrase">{i < parts.length - 1 ? `${part} ·` : part}</span>
    </Fragment>
  ));
}

/** Below this a person sees an answer, not a wait: no moving line, and no Stop that would be gone before it is reached. */
const SLOW_MS = 250;

function useSlow(busy: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!busy) return setSlow(false);
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, [busy]);
  return slow;
}
