const PHRASES = /[^，。？！：；]*[，。？！：；]|[^，。？！：；]+/g;

/** A title that would rather break after its punctuation than inside a Chinese phrase, as components/Phrases.astro does for pages. */
export function Phrases({ text }: { readonly text: string }) {
  const phrases = text.match(PHRASES) ?? [text];
  if (phrases.length === 1) return <>{text}</>;
  return (
    <>
      {phrases.map((phrase) => (
        <span class="phrase" key={phrase}>
          {phrase}
        </span>
      ))}
    </>
  );
}
