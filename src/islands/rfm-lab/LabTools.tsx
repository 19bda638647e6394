import { ShareTool } from '../lab/ShareTool.tsx';
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
  const address = () => `${location.href.split('#')[0]}#${writeLink(id, state.settings, state.tab)}`;
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
      {state.isSample && <ShareTool words={common} addressOf={address} />}
    </>
  );
}
