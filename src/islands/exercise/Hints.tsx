import { MarkedLine } from './MarkedText.tsx';

/** What has been given away so far; how much there is left is not told. */
export function Hints({ hints }: { readonly hints: readonly string[] }) {
  if (hints.length === 0) return null;
  return (
    <ol class="hints">
      {hints.map((hint) => (
        <li key={hint}>
          <MarkedLine text={hint} />
        </li>
      ))}
    </ol>
  );
}
