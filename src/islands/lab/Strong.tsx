/** A sentence of i18n in which *…* marks what is strong. */
export function Strong({ text }: { readonly text: string }) {
  return <>{text.split('*').map((part, i) => (i % 2 === 1 ? <b key={i}>{part}</b> : part))}</>;
}
