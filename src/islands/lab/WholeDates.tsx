const DATE = /(\d{4}-\d\d-\d\d)/;

/** A sentence whose dates do not break at their hyphens. */
export function WholeDates({ text }: { readonly text: string }) {
  return (
    <>
      {text.split(DATE).map((part, i) =>
        DATE.test(part) ? (
          <span class="date" key={i}>
            {part}
          </span>
        ) : (
          part
        ),
      )}
    </>
  );
}
