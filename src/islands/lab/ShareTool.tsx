import { useEffect, useState } from 'preact/hooks';
import type { LabsWords } from './words.ts';

interface Props {
  readonly words: LabsWords['lab'];
  /** Where the lab stands as it is now; nothing where that is too long for a link. */
  readonly addressOf: () => string | undefined | Promise<string | undefined>;
}

const SAID_MS = 4000;

type Outcome = 'copied' | 'too-long' | { readonly address: string } | undefined;

/**
 * What came of it, for a while. A hook of its own: an effect keeps everything that stands around it when it was made, and that would be the lab with
 * the customers it had then.
 */
function useOutcome() {
  const [outcome, setOutcome] = useState<Outcome>();
  useEffect(() => {
    if (outcome !== 'copied') return;
    const timer = setTimeout(() => setOutcome(undefined), SAID_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  return [outcome, setOutcome] as const;
}

/** A link to the lab as it is set, in the clipboard or to be copied by hand. The button keeps its name; what came of it is said beside it. */
export function ShareTool({ words, addressOf }: Props) {
  const [outcome, setOutcome] = useOutcome();
  const share = async () => {
    setOutcome(undefined);
    const address = await addressOf();
    if (address === undefined) return setOutcome('too-long');
    const copied = await navigator.clipboard?.writeText(address).then(
      () => true,
      () => false,
    );
    setOutcome(copied ? 'copied' : { address });
  };
  return (
    <>
      <button type="button" class="btn quiet" onClick={share} onBlur={() => outcome === 'too-long' && setOutcome(undefined)}>
        {words.share}
      </button>
      <span class="said small" role="status">
        {outcome === 'copied' ? `✓ ${words.shared}` : outcome === 'too-long' ? words.shareTooLong : ''}
      </span>
      {typeof outcome === 'object' && (
        <label class="field share-link">
          <span>{words.shareCopy}</span>
          <input type="text" readOnly value={outcome.address} onFocus={(event) => event.currentTarget.select()} />
        </label>
      )}
    </>
  );
}
