import { useEffect, useState } from 'preact/hooks';
import { say } from '../../i18n/say.ts';
import type { LabState } from './model.ts';
import type { Failure } from './running.ts';
import type { Arrival } from './use-arrival.ts';
import type { LabView } from './view.ts';

interface Props {
  readonly arrival: Arrival | undefined;
  readonly state: LabState;
  readonly view: LabView;
  readonly onAgain: () => void;
}

/** What has to be said before the result: a draft, a link, a definition that came back changed, a failure. */
export function LabNotices({ arrival, state, view, onAgain }: Props) {
  const { lab, tagLab } = view.words;
  const failed = useFailureWords(state.failure, view);
  if (!arrival && !failed) return null;
  return (
    <div class="notices">
      {arrival?.kind === 'damaged' && (
        <p class="notice warn" role="alert">
          {lab.shareDamaged}
        </p>
      )}
      {arrival?.kind === 'shared' && (
        <p class="notice" role="status">
          {lab.shareOpened}
        </p>
      )}
      {(arrival?.kind === 'draft' || arrival?.kind === 'returned') && (
        <div class="notice" role="status">
          <p>{arrival.kind === 'draft' ? tagLab.draft : tagLab.own.returned}</p>
          <div class="actions">
            <button type="button" class="btn small" onClick={arrival.use}>
              {arrival.kind === 'draft' ? tagLab.draftUse : tagLab.own.useEarlier}
            </button>
            <button type="button" class="btn small" onClick={arrival.drop}>
              {arrival.kind === 'draft' ? tagLab.draftDrop : tagLab.own.keepChanged}
            </button>
          </div>
        </div>
      )}
      {failed && (
        <div class="notice warn" role="alert">
          <p>{failed}</p>
          <div class="actions">
            <button type="button" class="btn small" onClick={onAgain}>
              {lab.again}
            </button>
          </div>
        </div>
      )}
    </div>
  );
}

/** The sentence for a failure; its words are fetched when there is one. */
function useFailureWords(failure: Failure | undefined, { language }: LabView): string | undefined {
  const [text, setText] = useState<string>();
  useEffect(() => {
    setText(undefined);
    if (!failure) return;
    const load = language === 'zh' ? import('../../i18n/zh/sandbox.ts') : import('../../i18n/en/sandbox.ts');
    load.then(({ sandboxWords }) => setText(say(sandboxWords.errors, failure as never)));
  }, [failure, language]);
  return text;
}
