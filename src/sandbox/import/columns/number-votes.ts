import type { Decimal } from '../numbers.ts';
import { type NumberChange, readNumber } from './read-number.ts';

/** What the numbers of a column say about their decimal sign. */
export interface NumberVerdict {
  /** Texts that are a number in one notation or the other. */
  readonly numbers: number;
  readonly onlyPoint: number;
  readonly onlyComma: number;
  /** Texts that both read, to different values, and those that only one reads. */
  readonly examples: { readonly open: readonly string[]; readonly '.': readonly string[]; readonly ',': readonly string[] };
  /** Everything that had to be taken off any of them. */
  readonly changes: ReadonlySet<NumberChange>;
  readonly isInt: boolean;
}

export interface NumberVotes {
  add(text: string): void;
  verdict(): NumberVerdict;
}

/** Most amounts there are: 12.5 and 1,234.50, but not 1.234. */
const ONLY_POINT = /^-?(?:(?:0|[1-9]\d*)\.\d{1,2}|[1-9]\d{0,2}(?:,\d{3})+\.\d{1,6})$/;
/** So many texts without a number: there is none. */
const HOPELESS = 1000;
const EXAMPLES = 3;

export function createNumberVotes(): NumberVotes {
  let [numbers, others, onlyPoint, onlyComma] = [0, 0, 0, 0];
  const examples = { open: [] as string[], '.': [] as string[], ',': [] as string[] };
  const show = (of: keyof typeof examples, text: string) => {
    if (examples[of].length < EXAMPLES) examples[of].push(text);
  };
  let isInt = true;
  const changes = new Set<NumberChange>();
  return {
    add(text) {
      // An integer is the same in both.
      if (/^-?[1-9]\d{0,14}$/.test(text) || text === '0') {
        numbers++;
        return;
      }
      if (others >= HOPELESS && numbers === 0) return;
      if (ONLY_POINT.test(text)) {
        numbers++;
        onlyPoint++;
        isInt = false;
        show('.', text);
        if (text.includes(',')) changes.add('thousands');
        return;
      }
      const point = readNumber(text, '.');
      const comma = readNumber(text, ',');
      if (!point && !comma) {
        others++;
        return;
      }
      numbers++;
      if (!comma) {
        onlyPoint++;
        show('.', text);
      } else if (!point) {
        onlyComma++;
        show(',', text);
      } else if (point.value !== comma.value) show('open', text);
      for (const change of (point ?? comma)?.changes ?? []) changes.add(change);
      if (/[.,]\d{1,2}\D*$/.test(text) || !Number.isInteger((point ?? comma)?.value)) isInt = false;
    },
    verdict: () => ({ numbers, onlyPoint, onlyComma, changes, isInt, examples }),
  };
}

/** A few strange ones do not turn a column over; they are refused where they stand. */
const FEW = 0.1;

/** The sign that the texts settle; both when they do not. */
export function decimalsOf({ onlyPoint, onlyComma, examples: { open } }: NumberVerdict): readonly Decimal[] {
  const [most, least] = [Math.max(onlyPoint, onlyComma), Math.min(onlyPoint, onlyComma)];
  if (most > 0 && least < most * FEW) return onlyPoint > onlyComma ? ['.'] : [','];
  return most > 0 || open.length > 0 ? ['.', ','] : ['.'];
}
