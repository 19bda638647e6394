import { HighlightStyle } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The page's own colours reach into the shadow root as custom properties, so the editor follows light and dark by itself. */
export const THEME = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--sheet)', fontSize: '14px', borderRadius: '6px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--code)', lineHeight: '1.75', minHeight: '120px', maxHeight: '60vh', borderRadius: '6px' },
  '.cm-content': { padding: '10px 0', caretColor: 'var(--accent)' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--ink-2)', border: 'none' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--ink) 4%, transparent)' },
  '.cm-cursor': { borderLeftColor: 'var(--accent)', borderLeftWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'color-mix(in srgb, var(--accent) 22%, transparent)',
  },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { backgroundColor: 'color-mix(in srgb, var(--c2) 22%, transparent)' },
  '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: 'underline wavy var(--bad)', textUnderlineOffset: '3px' },
  '.cm-lintRange-warning': { backgroundImage: 'none', textDecoration: 'underline wavy var(--c3)', textUnderlineOffset: '3px' },
  '.cm-lintPoint::after': { borderBottomColor: 'var(--bad)' },
  '.cm-tooltip': {
    border: '1px solid var(--line)',
    borderRadius: '8px',
    backgroundColor: 'var(--sheet)',
    color: 'var(--ink)',
    boxShadow: 'var(--shadow)',
    overflow: 'hidden',
    // Of the window; of the editor where iOS places within it.
    maxWidth: 'calc(100% - 16px)',
  },
  // What is said of a suggestion stands beside the list.
  '.cm-tooltip.cm-tooltip-autocomplete': { overflow: 'visible', maxWidth: 'min(440px, 100% - 16px)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--code)', fontSize: '13.5px', maxHeight: '15em', maxWidth: '100%' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { background: 'var(--accent-wash)', color: 'var(--ink)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { display: 'flex', alignItems: 'baseline', padding: '3px 10px' },
  '.cm-completionLabel': { flex: 'none' },
  '.cm-completionDetail': {
    flex: '0 1 auto',
    color: 'var(--ink-2)',
    fontStyle: 'normal',
    fontFamily: 'var(--text)',
    marginLeft: '12px',
    maxWidth: '22em',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  '.cm-tooltip.cm-completionInfo': { padding: '0', maxWidth: '340px' },
  // Where a window has no room beside the list, it is the far end of the same box.
  '@media (max-width: 900px)': {
    '.cm-tooltip.cm-tooltip-autocomplete': { display: 'flex', flexDirection: 'column' },
    '.cm-tooltip.cm-tooltip-autocomplete.cm-tooltip-above': { flexDirection: 'column-reverse' },
    '.cm-tooltip.cm-tooltip-autocomplete > ul': { flex: '0 1 auto', minHeight: '4em', minWidth: 'min(250px, 100%)', maxHeight: '9.5em' },
    '.cm-tooltip.cm-completionInfo': {
      position: 'static',
      flex: '0 1 auto',
      width: '0',
      minWidth: '100%',
      maxWidth: 'none !important',
      border: 'none',
      borderRadius: '8px',
      boxShadow: 'none',
      overflowY: 'auto',
    },
    '.cm-tooltip-below > .cm-completionInfo .cm-help': { borderTop: '1px solid var(--line)' },
    '.cm-tooltip-above > .cm-completionInfo .cm-help': { borderBottom: '1px solid var(--line)' },
    '.cm-completionInfo .cm-help': { maxWidth: 'none' },
  },
  '.cm-help': {
    padding: '9px 13px',
    fontFamily: 'var(--text)',
    fontSize: '14px',
    lineHeight: '1.6',
    maxWidth: '44ch',
  },
  '.cm-help p': { margin: '0' },
  '.cm-help code': { fontFamily: 'var(--code)', fontSize: '13px' },
  '.cm-help-title': { fontWeight: '700', overflowWrap: 'anywhere' },
  '.cm-help-fact': { color: 'var(--ink-2)', fontSize: '13.5px' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700', color: 'var(--accent)' },
  '.cm-diagnostic': { padding: '8px 12px', fontFamily: 'var(--text)', fontSize: '14px', lineHeight: '1.6', maxWidth: '44ch' },
  '.cm-diagnosticAction': {
    margin: '6px 0 0',
    padding: '3px 10px',
    border: '1px solid var(--edge)',
    borderRadius: '99px',
    backgroundColor: 'var(--sheet)',
    color: 'var(--ink)',
    fontSize: '13.5px',
    cursor: 'pointer',
    display: 'block',
  },
  '.cm-diagnosticAction:hover': { borderColor: 'var(--accent)', color: 'var(--accent)' },
  '.cm-panels': { backgroundColor: 'var(--sunk)', color: 'var(--ink)', borderColor: 'var(--line)' },
  '.cm-panel.cm-panel-lint ul [aria-selected]': { backgroundColor: 'var(--accent-wash)' },
  '.cm-panel.cm-panel-lint button[name=close]': { color: 'inherit' },
  '.cm-diagnostic-error': { borderLeft: '4px solid var(--bad)' },
  '.cm-diagnostic-warning': { borderLeft: '4px solid var(--c3)' },
});

/** What CodeMirror's own modes find: all of SQL, of a definition comments and what the engine's reader has nothing to say about. */
export const HIGHLIGHT = HighlightStyle.define([
  { tag: [tags.keyword, tags.atom, tags.definition(tags.propertyName), tags.propertyName], color: 'var(--c2)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--c3)' },
  { tag: tags.string, color: 'var(--c4)' },
  { tag: [tags.comment, tags.meta], color: 'var(--ink-2)' },
]);

/** A colour for each kind of thing that the engine's reader finds in a definition. */
export const MARKS = EditorView.theme({
  '.cm-tag-key': { color: 'var(--c2)' },
  '.cm-tag-word, .cm-tag-function': { color: 'var(--c5)' },
  '.cm-tag-operator': { color: 'var(--accent)' },
  '.cm-tag-text': { color: 'var(--c4)' },
  '.cm-tag-number, .cm-tag-span, .cm-tag-constant': { color: 'var(--c3)' },
  '.cm-tag-name': { color: 'var(--ink)' },
  '.cm-tag-own': { color: 'var(--ink)', fontWeight: '600' },
  '.cm-tag-expression': { color: 'var(--ink-2)' },
});
