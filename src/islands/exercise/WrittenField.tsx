import type { Issue } from '../../engine/issue.ts';

interface Props {
  readonly label: string;
  readonly kind: 'tag' | 'sql';
  readonly text: string;
  readonly issues: readonly Issue[];
  readonly onText: (text: string) => void;
  readonly onRun: () => void;
}

/** Where a definition or a query is typed. */
export function WrittenField({ label, text, issues, onText, onRun }: Props) {
  return (
    <textarea
      class="code-field"
      aria-label={label}
      aria-invalid={issues.some((issue) => issue.severity === 'error')}
      rows={Math.max(6, text.split('\n').length + 1)}
      spellcheck={false}
      autocapitalize="off"
      autocomplete="off"
      value={text}
      onInput={(event) => onText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
        event.preventDefault();
        onRun();
      }}
    />
  );
}
