import { BrokenFormula, type Corner, type Formula, type Operator } from './formula.ts';
import { type Token, tokensOf } from './tokens.ts';

const BINDING: readonly (readonly string[])[] = [['=', '<>', '<', '>', '<=', '>='], ['&'], ['+', '-'], ['*', '/'], ['^']];
/** Deeper than people write, and far from where a call stack ends. */
const DEEPEST = 60;

/**
 * Reads a formula as Excel does: a sign before a number binds closer than `^`.
 * @param text without the equals sign
 * @throws BrokenFormula at the place where reading ends
 */
export function parseFormula(text: string): Formula {
  const reader = new Reader(tokensOf(text));
  const formula = reader.binary(0);
  reader.end();
  return formula;
}

class Reader {
  readonly #tokens: readonly Token[];
  #next = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get #token(): Token {
    return this.#tokens[this.#next] as Token;
  }

  end(): void {
    if (this.#token.kind !== 'end') this.#broken('end');
  }

  binary(level: number): Formula {
    const signs = BINDING[level];
    if (signs === undefined) return this.#unary();
    let left = this.binary(level + 1);
    while (this.#token.kind === 'sign' && signs.includes(this.#token.text)) {
      const operator = this.#take().text as Operator;
      left = { kind: 'binary', operator, left, right: this.binary(level + 1) };
    }
    return left;
  }

  #unary(): Formula {
    const { kind, text } = this.#token;
    if (kind === 'sign' && (text === '-' || text === '+')) {
      this.#take();
      return this.#deeper(() => ({ kind: 'unary', sign: text, operand: this.#unary() }));
    }
    let operand = this.#operand();
    while (this.#is('%')) {
      this.#take();
      operand = { kind: 'percent', operand };
    }
    return operand;
  }

  #operand(): Formula {
    const token = this.#token;
    switch (token.kind) {
      case 'number':
        return { kind: 'value', value: Number(this.#take().text) };
      case 'string':
        return { kind: 'value', value: this.#take().text.slice(1, -1).replaceAll('""', '"') };
      case 'cells':
        return cellsOf(this.#take().text);
      case 'column':
        return columnOf(this.#take().text);
      case 'name':
        return this.#named();
      case 'sign':
        if (token.text === '(') {
          this.#take();
          const inner = this.#deeper(() => this.binary(0));
          this.#expect(')');
          return inner;
        }
        if (token.text === '{') return this.#array();
        return this.#broken('value');
      case 'end':
        return this.#broken('value');
    }
  }

  #named(): Formula {
    const name = this.#take().text;
    const upper = name.toUpperCase();
    if (!this.#is('(')) return upper === 'TRUE' || upper === 'FALSE' ? { kind: 'value', value: upper === 'TRUE' } : { kind: 'name', name };
    this.#take();
    const args: (Formula | undefined)[] = [];
    while (!this.#is(')')) {
      // Between two commas an argument is left out.
      args.push(this.#is(',') ? undefined : this.#deeper(() => this.binary(0)));
      if (this.#is(')')) break;
      if (!this.#is(',')) this.#broken(')');
      this.#take();
      if (this.#is(')')) args.push(undefined);
    }
    this.#expect(')');
    return { kind: 'call', name: upper.replace(/^_XLFN\./, ''), args };
  }

  #array(): Formula {
    this.#take();
    const values: (string | number | boolean)[] = [];
    let columns = 0;
    for (;;) {
      const item = this.#unary();
      const value = item.kind === 'unary' && item.operand.kind === 'value' ? Number(`${item.sign}${String(item.operand.value)}`) : item;
      if (typeof value !== 'number' && value.kind !== 'value') this.#broken('value');
      values.push(typeof value === 'number' ? value : (value as Extract<Formula, { kind: 'value' }>).value);
      if (this.#is('}')) break;
      if (this.#is(';') && columns === 0) columns = values.length;
      if (!this.#is(',') && !this.#is(';')) this.#broken('}');
      this.#take();
    }
    this.#expect('}');
    return { kind: 'array', columns: columns || values.length, values };
  }

  #deeper<T>(read: () => T): T {
    if (++this.#depth > DEEPEST) this.#broken('less');
    const found = read();
    this.#depth--;
    return found;
  }

  #is(sign: string): boolean {
    return this.#token.kind === 'sign' && this.#token.text === sign;
  }

  #expect(sign: string): void {
    if (!this.#is(sign)) this.#broken(sign);
    this.#take();
  }

  #take(): Token {
    const token = this.#token;
    this.#next++;
    return token;
  }

  #broken(expected: string): never {
    throw new BrokenFormula(this.#token.at, this.#token.text, expected);
  }
}

const CORNER = /^(\$?)([A-Za-z]{0,3})(\$?)(\d*)$/;

function cellsOf(text: string): Formula {
  const mark = text.lastIndexOf('!');
  const sheet = mark < 0 ? undefined : text.slice(0, mark).replace(/^'|'$/g, '').replaceAll("''", "'");
  const [from = '', to = from] = text.slice(mark + 1).split(':');
  return { kind: 'cells', ...(sheet === undefined ? {} : { sheet }), from: cornerOf(from), to: cornerOf(to) };
}

function cornerOf(text: string): Corner {
  const [, first = '', letters = '', second = '', digits = ''] = CORNER.exec(text) ?? [];
  return {
    ...(letters === '' ? {} : { column: columnNumber(letters) }),
    ...(digits === '' ? {} : { row: Number(digits) }),
    fixedColumn: first === '$',
    fixedRow: second === '$',
  };
}

/** @example columnNumber('AA') // 27 */
export const columnNumber = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
/** @example columnLetters(27) // 'AA' */
export const columnLetters = (column: number): string =>
  column <= 0 ? '' : columnLetters(Math.floor((column - 1) / 26)) + String.fromCharCode(65 + ((column - 1) % 26));

const TABLE_COLUMN = /^([^[]*)\[(@?)\[?([^\]]*)\]*$/;

function columnOf(text: string): Formula {
  const [, table = '', thisRow = '', column = ''] = TABLE_COLUMN.exec(text) ?? [];
  return { kind: 'column', table: table === '' ? undefined : table, column, thisRow: thisRow === '@' };
}
