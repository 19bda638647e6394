import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Issue } from '../../engine/language/issue.ts';
import type { EditorWords } from '../../i18n/zh/editor.ts';
import type { FieldHandle } from '../editor/CodeField.tsx';

type Words = Pick<EditorWords, 'found' | 'fixedInList' | 'noneLeft'>;

/**
 * Where the focus goes once a fix of the list is applied and its button is gone: to the next fix, or behind the fix in the text.
 * @returns what is read out about the issues, and what to call with a fix, before it is applied
 */
export function useFixFocus(
  issues: readonly Issue[],
  words: Words | undefined,
  list: RefObject<HTMLElement>,
  field: RefObject<FieldHandle>,
): [said: string, onFixed: (end: number) => void] {
  const [said, setSaid] = useState('');
  const before = useRef(issues);
  const fixed = useRef<{ readonly button: number; readonly end: number }>();
  const buttons = (): HTMLElement[] => [...(list.current?.querySelectorAll('button') ?? [])];
  useLayoutEffect(() => {
    if (issues === before.current) return;
    const left = issues.length;
    const hadSome = before.current.length > 0;
    before.current = issues;
    const { current } = fixed;
    fixed.current = undefined;
    if (!current) return setSaid(left > 0 ? (words?.found(left) ?? '') : hadSome ? (words?.noneLeft ?? '') : '');
    setSaid(words?.fixedInList(left) ?? '');
    const there = buttons();
    const next = there[current.button] ?? there.at(-1);
    if (next) next.focus();
    else field.current?.focus({ anchor: current.end, head: current.end });
  }, [issues]);
  return [
    said,
    (end) => {
      fixed.current = { button: Math.max(0, buttons().indexOf(document.activeElement as HTMLElement)), end };
    },
  ];
}
