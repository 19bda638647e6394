import type { Help } from './tag-words.ts';

/** Help as a small card. */
export function helpCard({ title, is, facts }: Help): HTMLElement {
  const card = document.createElement('div');
  card.className = 'cm-help';
  const heading = document.createElement('p');
  heading.className = 'cm-help-title';
  heading.append(code(title));
  card.append(heading);
  if (is !== undefined) card.append(paragraph(is, 'cm-help-is'));
  for (const fact of facts) card.append(paragraph(fact, 'cm-help-fact'));
  return card;
}

/** A sentence as a small card. */
export function noteCard(text: string): HTMLElement {
  const card = document.createElement('div');
  card.className = 'cm-help';
  card.append(paragraph(text, 'cm-help-fact'));
  return card;
}

/** Help as it is read out. */
export const spokenHelp = ({ title, is, facts }: Help): string =>
  [title, is, ...facts]
    .filter((part) => part !== undefined)
    .join('. ')
    .replaceAll('`', '');

function paragraph(text: string, name: string): HTMLElement {
  const p = document.createElement('p');
  p.className = name;
  // Between backticks stands what is written as in the text.
  p.append(...text.split('`').map((part, i) => (i % 2 === 1 ? code(part) : part)));
  return p;
}

function code(text: string): HTMLElement {
  const element = document.createElement('code');
  element.textContent = text;
  return element;
}
