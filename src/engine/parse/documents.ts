import { Composer, type CST, type Document, Lexer, type LineCounter, Parser } from 'yaml';
import { MOST_DOCUMENTS, MOST_MISTAKES, MOST_NESTED, MOST_PIECES } from '../language/text-limits.ts';

/** The documents of a YAML text. Where the text was too much to read to its end: of what, and where that showed. */
export interface ReadDocuments {
  readonly documents: readonly Document.Parsed[];
  readonly pieces: number;
  readonly tooMuch?: { readonly of: 'pieces' | 'levels' | 'documents'; readonly limit: number; readonly at: number };
}

/**
 * Reads a text piece by piece, so that no text takes long: it is left where it has too many pieces, too many levels, or so many mistakes that
 * more would not matter. What was found until then is kept.
 */
export function documentsOf(text: string, lines: LineCounter): ReadDocuments {
  const parser = new Parser(lines.addNewLine);
  const composer = new Composer({ strict: true, uniqueKeys: false });
  const mistakes = countedIn(composer);
  const documents: Document.Parsed[] = [];
  const take = (tokens: Iterable<CST.Token>): void => {
    for (const token of tokens) {
      if (token.type === 'error') mistakes.add();
      documents.push(...composer.next(token));
    }
  };
  let pieces = 0;
  lines.addNewLine(0);
  try {
    for (const piece of new Lexer().lex(text)) {
      if (++pieces > MOST_PIECES) return { documents, pieces, tooMuch: { of: 'pieces', limit: MOST_PIECES, at: parser.offset } };
      take(parser.next(piece));
      if (documents.length > MOST_DOCUMENTS)
        return { documents, pieces, tooMuch: { of: 'documents', limit: MOST_DOCUMENTS, at: parser.offset } };
      if (parser.stack.length > MOST_NESTED) return { documents, pieces, tooMuch: { of: 'levels', limit: MOST_NESTED, at: parser.offset } };
    }
    take(parser.end());
  } catch (stop) {
    if (!(stop instanceof EnoughMistakes)) throw stop;
  }
  mistakes.forget();
  documents.push(...composer.end(mistakes.areEnough, text.length));
  return { documents, pieces };
}

/** Leaves the reading of a text whose first mistake is among those that were found; never leaves this file. */
class EnoughMistakes extends Error {}

interface Mistakes {
  add(): void;
  /** From here on nothing is left for their sake. */
  forget(): void;
  readonly areEnough: boolean;
}

type Hearing = { onError: (...mistake: readonly unknown[]) => void };

/** Each mistake costs the composer more than a hundred signs do, and it has no setting that lets it stop: so the one that it tells is asked. */
function countedIn(composer: Composer): Mistakes {
  let found = 0;
  let counts = true;
  const add = (): void => {
    // Again and again, until all that is open is left: the composer takes an error of its parts for a mistake in the text.
    if (++found >= MOST_MISTAKES && counts) throw new EnoughMistakes();
  };
  const hearing = composer as unknown as Hearing;
  const tell = hearing.onError;
  hearing.onError = (...mistake) => {
    if (found < MOST_MISTAKES) tell(...mistake);
    add();
  };
  return {
    add,
    forget: () => {
      counts = false;
    },
    get areEnough() {
      return found >= MOST_MISTAKES;
    },
  };
}
