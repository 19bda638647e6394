import { useState } from 'preact/hooks';
import { writeLink } from './link.ts';
import type { RfmLabState } from './use-rfm-lab.ts';
import type { RfmView } from './view.ts';

interface Props {
  readonly id: string;
  readonly view: RfmView;
  readonly state: RfmLabState;
  readonly onOwnData: () => void;
  readonly onSample: () => void;
}

/** The quiet buttons of the frame: own data, back to the beginning, a link to what is set now. */
export function LabTools({ id, view, state, onOwnData, onSample }: Props) {
  const { common } = view;
  const [shared, setShared] = useState<string>();
  const share = async () => {
    const address = `${location.href.split('#')[0]}#${writeLink(id, state.settings, state.tab)}`;
    const copied = await navigator.clipboard?.writeText(address).then(
      () => true,
      () => false,
    );
    setShared(copied ? '' : address);
  };
  return (
    <>
      {state.isSample ? (
        <button type="button" class="btn quiet" onClick={onOwnData}>
          {common.ownData}
        </button>
      ) : (
        <button type="button" class="btn quiet" onClick={onSample}>
          {common.backToSample}
        </button>
      )}
      <button type="button" class="btn quiet" onClick={state.reset}>
        {common.reset}
      </button>
      {state.isSample && (
        <button type="button" class="btn quiet" onClick={share} onBlur={() => shared === '' && setShared(undefined)}>
          <span role="status">{shared === '' ? common.shared : common.share}</span>
        </button>
      )}
      {shared && (
        <label class="field share-link">
          <span>{common.shareCopy}</span>
          <input type="text" readOnly value={shared} onFocus={(event) => event.currentTarget.select()} />
        </label>
      )}
    </>
  );
}
