import type { PopulationFunction, ScalarFunction, ValueType } from '../bound.ts';
import type { BuilderName, PlaceName } from './grammar.ts';
import type { Operator } from './operators.ts';
import type { BUILDERS, PLACES } from './places.ts';
import type { Takes } from './takes.ts';

/** The words that a key takes, in whatever shape. */
type WordsOf<T> = T extends { readonly words: readonly (infer Word extends string)[] }
  ? Word
  : T extends { readonly list: infer Item }
    ? WordsOf<Item>
    : T extends { readonly map: infer Inner }
      ? WordsOf<Inner>
      : T extends { readonly either: readonly (infer Way)[] }
        ? WordsOf<Way>
        : never;

/** A sentence on a key; and one on each of its words, where it has some. */
type KeyWords<Spec> = Spec extends { readonly takes: infer T }
  ? [WordsOf<T>] extends [never]
    ? string
    : { readonly is: string; readonly words: { readonly [Word in WordsOf<T>]: string } }
  : never;
type PlaceWords<Place> = { readonly [Key in keyof Place]: KeyWords<Place[Key]> };

/** What i18n says about the language, complete by its type: a key, a word or a function without a sentence does not compile. */
export interface GrammarWords {
  /** What each kind of mapping is called. */
  readonly places: Readonly<Record<PlaceName, string>>;
  readonly keys: { readonly [Place in PlaceName]: PlaceWords<(typeof PLACES)[Place]> };
  readonly builders: {
    readonly [Builder in BuilderName]: {
      readonly title: string;
      readonly is: string;
      /** The keys beside its own. */
      readonly keys: PlaceWords<Omit<(typeof BUILDERS)[Builder], Builder>>;
    };
  };
  readonly functions: Readonly<Record<ScalarFunction | PopulationFunction, string>>;
  readonly operators: Readonly<Record<Operator, string>>;
  readonly constants: { readonly true: string; readonly false: string; readonly null: string; readonly as_of: string };
  /** What a value has to be. */
  readonly takes: Readonly<Record<Extract<Takes, string>, string>>;
  readonly types: Readonly<Record<ValueType, string>>;
  /** How a key's rules are put; what is in backticks stands as in the text. */
  readonly say: {
    readonly required: string;
    readonly requiredWith: (what: string) => string;
    readonly requiredWithout: (what: string) => string;
    readonly only: (what: string) => string;
    readonly usual: (value: string) => string;
    readonly oneWord: string;
    readonly mapping: (place: string) => string;
    readonly list: (of: string) => string;
    readonly several: (n: number, of: string) => string;
    readonly byName: (of: string) => string;
    readonly or: string;
  };
  /** What names turn out to be. */
  readonly names: {
    readonly measure: string;
    readonly standard: string;
    readonly tag: string;
    readonly input: string;
    readonly number: string;
    readonly table: string;
    readonly column: (table: string) => string;
    readonly unit: (unit: string) => string;
    readonly missing: string;
    readonly operator: string;
  };
}
