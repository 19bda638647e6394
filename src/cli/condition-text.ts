import type { Explanation, TruthNode, Value } from '../engine/index.ts';
import { labsWords as labsEn } from '../i18n/en/labs.ts';
import type { Language } from '../i18n/language.ts';
import { labsWords as labsZh } from '../i18n/zh/labs.ts';

/** How names and values of an explanation are called in the terminal. */
export interface Called {
  readonly explanation: Explanation;
  readonly language: Language;
  /** The text of an expression with what its names are called. */
  readonly readable: (text: string) => string;
  readonly shown: (value: Value, codes: Explanation['facts'][number]['codes']) => string;
}

const PLAIN = /^(?:'|-?[\d.]+$)/;

/** A condition in the words that the lab has for it: its operators are signs and words, its codes what the data calls them. */
export function conditionText(node: TruthNode, called: Called): string {
  const { say } = (called.language === 'zh' ? labsZh : labsEn).tagLab;
  switch (node.operator) {
    case 'and':
    case 'or': {
      const parts = node.children.map((child) => {
        const text = conditionText(child, called);
        return child.operator === 'or' || (child.operator === 'and' && node.operator === 'or') ? `${say.open}${text}${say.close}` : text;
      });
      const between = node.operator === 'and' ? say.all : say.any;
      // A page sets characters apart from numbers by itself, a terminal does not.
      return parts.join(` ${between.trim()} `);
    }
    case 'not': {
      const [only] = node.children;
      const text = only ? conditionText(only, called) : called.readable(node.text);
      return say.not(only && only.operator !== 'leaf' ? `${say.open}${text}${say.close}` : text).join('');
    }
    case 'leaf':
      return comparisonText(node, called);
  }
}

function comparisonText({ compared, text }: TruthNode, { explanation, language, readable, shown }: Called): string {
  if (!compared) return readable(text);
  const { say } = (language === 'zh' ? labsZh : labsEn).tagLab;
  const fact = explanation.facts.find(({ name }) => name === compared.written);
  const who = readable(compared.written);
  const worth = (value: Value): string => shown(value, fact?.codes);
  switch (compared.operator) {
    case 'in':
    case 'not in':
      return say.among<string>(who, compared.list.map(worth).join(say.or), compared.operator === 'not in').join('');
    case 'between':
    case 'not between':
      return say.between<string>(who, worth(compared.low), worth(compared.high), compared.operator === 'not between').join('');
    case 'is missing':
    case 'is present':
      return say.missing<string>(who, compared.operator === 'is present').join('');
    default: {
      const { operator, threshold, writtenThreshold } = compared;
      const than = PLAIN.test(writtenThreshold) ? worth(threshold) : readable(writtenThreshold);
      return say.compare<string>(who, operator, than, false).join('');
    }
  }
}
