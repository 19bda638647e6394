import type { ComponentChildren } from 'preact';

/** The Markdown of tasks and feedback: paragraphs, lists, `code` and **bold**; anything else is text and stays text. */
export function MarkedText({ text }: { readonly text: string }) {
  const blocks = text.trim().split(/\n\s*\n/);
  return (
    <>
      {blocks.map((block, i) => {
        const lines = block.split('\n');
        if (!lines.every((line) => /^\s*- /.test(line))) return <p key={i}>{inline(block)}</p>;
        return (
          <ul key={i}>
            {lines.map((line) => (
              <li key={line}>{inline(line.replace(/^\s*- /, ''))}</li>
            ))}
          </ul>
        );
      })}
    </>
  );
}

/** One line of it, without the paragraph around. */
export const MarkedLine = ({ text }: { readonly text: string }) => <>{inline(text)}</>;

function inline(text: string): ComponentChildren[] {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part, i) => {
    if (part.startsWith('`') && part.length > 2) return <code key={i}>{part.slice(1, -1)}</code>;
    if (part.startsWith('**') && part.length > 4) return <strong key={i}>{part.slice(2, -2)}</strong>;
    return part;
  });
}
