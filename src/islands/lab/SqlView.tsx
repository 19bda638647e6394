import { useState } from 'preact/hooks';
import { ScrollRegion } from './ScrollRegion.tsx';
import type { LabsWords } from './words.ts';

interface Props {
  readonly words: LabsWords['lab'];
  readonly label: string;
  readonly note: string;
  readonly code: string;
  readonly language: 'sql' | 'excel';
}

/** Code to read and to take along. */
export function SqlView({ words, label, note, code, language }: Props) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(code).catch(() => {});
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <>
      <div class="code-bar">
        <span class="small">{note}</span>
        <button type="button" class="btn small" onClick={copy}>
          <span role="status">{copied ? words.copied : words.copy}</span>
        </button>
      </div>
      <ScrollRegion label={label} class="code-region">
        <pre class="code">{language === 'sql' ? coloured(code) : code}</pre>
      </ScrollRegion>
    </>
  );
}

const TOKEN = /('(?:[^']|'')*')|\b(\d+(?:\.\d+)?)\b|\b([A-Z]{2,})\b/g;

/** Keywords, values and texts of our own SQL, which writes keywords in capitals. */
function coloured(sql: string) {
  const pieces = [];
  let at = 0;
  for (const match of sql.matchAll(TOKEN)) {
    const [whole, text, number] = match;
    pieces.push(sql.slice(at, match.index));
    pieces.push(text ? <u>{whole}</u> : number ? <b>{whole}</b> : <i>{whole}</i>);
    at = match.index + whole.length;
  }
  return [...pieces, sql.slice(at)];
}
