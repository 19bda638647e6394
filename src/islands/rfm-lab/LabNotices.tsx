import type { ComponentChildren } from 'preact';
import { say } from '../../i18n/say.ts';
import type { RfmLabState } from './use-rfm-lab.ts';
import type { RfmView } from './view.ts';

interface Props {
  readonly view: RfmView;
  readonly state: RfmLabState;
  /** Where own data are chosen. */
  readonly children: ComponentChildren;
}

/** What has to be said before the result: an error, a link that is not used, a draft, own data. */
export function LabNotices({ view, state, children }: Props) {
  const { words, common, sandbox } = view;
  const { error, notice, check } = state;
  const differing = check?.differing ?? 0;
  if (!error && !notice && differing === 0 && state.isSample && !children) return null;
  return (
    <div class="notices">
      {differing > 0 && (
        <p class="notice bad" role="alert">
          {words.sql.check.differ(differing)}
        </p>
      )}
      {error && (
        <p class="notice warn" role="alert">
          {say(sandbox.errors, error)}
        </p>
      )}
      {notice?.kind === 'damaged' && (
        <p class="notice warn" role="status">
          {common.shareDamaged}
        </p>
      )}
      {notice?.kind === 'shared' && (
        <p class="notice" role="status">
          {words.shared}
        </p>
      )}
      {notice?.kind === 'draft' && (
        <div class="notice" role="status">
          <p>{words.draft.found}</p>
          <div class="actions">
            <button type="button" class="btn small" onClick={() => state.takeDraft(notice.settings)}>
              {words.draft.use}
            </button>
            <button type="button" class="btn small" onClick={state.dropDraft}>
              {words.draft.drop}
            </button>
          </div>
        </div>
      )}
      {children}
      {!state.isSample && <p class="notice">{words.own.noStatus}</p>}
    </div>
  );
}
