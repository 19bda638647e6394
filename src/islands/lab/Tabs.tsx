import type { ComponentChildren, JSX } from 'preact';

export interface Tab<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
}

interface Props<Id extends string> {
  /** Unique on the page; the ids of tabs and panel begin with it. */
  readonly id: string;
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
  readonly children: ComponentChildren;
}

/** Tabs over one panel, by the ARIA pattern: one stop of the Tab key, arrow keys between the tabs. */
export function Tabs<Id extends string>({ id, label, tabs, selected, onSelect, children }: Props<Id>) {
  const move = (event: JSX.TargetedKeyboardEvent<HTMLElement>) => {
    const at = tabs.findIndex((tab) => tab.id === selected);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1 + tabs.length, Home: 0, End: tabs.length - 1 }[event.key];
    const to = next === undefined ? undefined : tabs[next % tabs.length];
    if (!to) return;
    event.preventDefault();
    onSelect(to.id);
    event.currentTarget.querySelector<HTMLElement>(`#${tabId(id, to.id)}`)?.focus();
  };
  return (
    <>
      <div class="tabs" role="tablist" aria-label={label} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            id={tabId(id, tab.id)}
            type="button"
            role="tab"
            aria-selected={tab.id === selected}
            aria-controls={`${id}-panel`}
            tabIndex={tab.id === selected ? 0 : -1}
            onClick={() => onSelect(tab.id)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={tabId(id, selected)}>
        {children}
      </div>
    </>
  );
}

const tabId = (id: string, tab: string): string => `${id}-tab-${tab}`;
