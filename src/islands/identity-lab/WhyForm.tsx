import type { Why } from '../../engine/identity/index.ts';
import type { Outcome } from './outcome.ts';
import type { IdentityView } from './view.ts';

interface Props {
  readonly id: string;
  readonly view: IdentityView;
  readonly outcome: Outcome;
  readonly from: string;
  readonly to: string;
  readonly why: Why;
  readonly onAsk: (from: string, to: string) => void;
}

/** Two accounts, and the chain of identifiers that makes them one customer, or what breaks it. */
export function WhyForm({ id, view, outcome, from, to, why, onAsk }: Props) {
  const { words, ids } = view;
  const t = words.why;
  const written = (text: string): string => text.trim().toUpperCase();
  return (
    <section class="id-why" aria-labelledby={`${id}-why`}>
      <h3 id={`${id}-why`}>{t.title}</h3>
      <div class="id-pair">
        <input
          type="text"
          aria-label={t.from}
          value={from}
          maxLength={8}
          onChange={(event) => onAsk(written(event.currentTarget.value), to)}
        />
        <span>{t.and}</span>
        <input
          type="text"
          aria-label={t.to}
          value={to}
          maxLength={8}
          onChange={(event) => onAsk(from, written(event.currentTarget.value))}
        />
      </div>
      <div role="status">
        <p>{answer()}</p>
        {'chain' in why && (
          <ol class="id-chain">
            {why.chain.map(({ from: start, to: end, by }) => (
              <li key={start} data-broken={by.state.kind !== 'linked' || undefined}>
                {t.step(start, ids.typeName(by.type), by.value, end)}
                {by.state.kind !== 'linked' && <b>{t.broken(ids.stated(by.state))}</b>}
              </li>
            ))}
          </ol>
        )}
      </div>
    </section>
  );

  function answer(): string {
    if (why.kind === 'no-such-record') return t.unknown(why.record);
    if (why.kind === 'one') return t.one(outcome.customerOf.get(from) ?? '');
    return t[why.kind];
  }
}
