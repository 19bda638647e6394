import { useState } from 'preact/hooks';
import { shareHash } from '../lab/share.ts';
import type { LabsWords } from '../lab/words.ts';

interface Props {
  readonly lab: string;
  readonly text: string;
  readonly words: LabsWords['lab'];
}

/** A link to this definition, in the clipboard or to be copied by hand. */
export function ShareButton({ lab, text, words }: Props) {
  const [shared, setShared] = useState<'copied' | 'too-long' | { readonly address: string }>();
  const share = async () => {
    const hash = await shareHash(lab, text);
    if (hash === undefined) return setShared('too-long');
    const address = location.href.split('#')[0] + hash;
    const copied = await navigator.clipboard?.writeText(address).then(
      () => true,
      () => false,
    );
    setShared(copied ? 'copied' : { address });
  };
  return (
    <>
      <button type="button" class="btn quiet" onClick={share} onBlur={() => shared === 'copied' && setShared(undefined)}>
        {shared === 'copied' ? words.shared : words.share}
      </button>
      {shared === 'too-long' && (
        <span class="small" role="status">
          {words.shareTooLong}
        </span>
      )}
      {typeof shared === 'object' && (
        <label class="field share-link">
          <span>{words.shareCopy}</span>
          <input type="text" readOnly value={shared.address} onFocus={(event) => event.currentTarget.select()} />
        </label>
      )}
    </>
  );
}
