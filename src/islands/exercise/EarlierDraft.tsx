interface Props {
  readonly words: { readonly said: string; readonly yours: string; readonly fresh: string };
  /** Which of the two is in the field. */
  readonly yours: boolean;
  readonly onYours: () => void;
  readonly onNew: () => void;
}

/** The exercise has changed since this learner wrote their answer: both stay at hand, and neither is lost by looking at the other. */
export function EarlierDraft({ words, yours, onYours, onNew }: Props) {
  return (
    <div class="notice">
      <p>{words.said}</p>
      <p class="actions">
        <button type="button" class="btn" aria-pressed={yours} onClick={onYours}>
          {words.yours}
        </button>
        <button type="button" class="btn" aria-pressed={!yours} onClick={onNew}>
          {words.fresh}
        </button>
      </p>
    </div>
  );
}
