import type { Encoding } from '../decode.ts';
import type { LineEnds } from '../shapes.ts';

/** A decoder that is fed piece by piece: letters and line ends may lie across two pieces. */
export interface TextStream {
  push(bytes: Uint8Array): string;
  end(): string;
  /** Of what was pushed so far. */
  lineEnds(): LineEnds;
  unreadable(): number;
}

/** Text with one kind of line end, \n; what the encoding does not know is U+FFFD and counted. */
export function createTextStream(encoding: Encoding): TextStream {
  const decoder = new TextDecoder(encoding);
  let [lf, crlf, cr, unreadable] = [0, 0, 0, 0];
  let held = '';

  function normal(piece: string, isEnd: boolean): string {
    let text = held + piece;
    held = '';
    if (!isEnd && text.endsWith('\r')) {
      text = text.slice(0, -1);
      held = '\r';
    }
    unreadable += count(text, '\uFFFD');
    const feeds = count(text, '\n');
    const returns = count(text, '\r');
    if (returns === 0) {
      lf += feeds;
      return text;
    }
    const pairs = count(text, '\r\n');
    crlf += pairs;
    cr += returns - pairs;
    lf += feeds - pairs;
    return text.replace(/\r\n?/g, '\n');
  }

  return {
    push: (bytes) => normal(decoder.decode(bytes, { stream: true }), false),
    end: () => normal(decoder.decode(), true),
    lineEnds: () => ({ lf, crlf, cr }),
    unreadable: () => unreadable,
  };
}

function count(text: string, part: string): number {
  let n = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) n++;
  return n;
}
