import type { PersonalKind } from '../shapes.ts';

/** How much of a value a mask leaves. Two people may look alike afterwards: a masked column is no key. */
const MASKS: Record<PersonalKind, (text: string) => string> = {
  phone: maskPhone,
  email: (text) => {
    const at = text.lastIndexOf('@');
    return at < 1 ? stars(text) : `${[...text][0]}***${text.slice(at)}`;
  },
  // The region and the day of birth would tell most people apart: four signs in front and none behind.
  'id-card': (text) => `${text.slice(0, 4)}${'*'.repeat(Math.max(1, text.length - 4))}`,
  name: maskName,
};

/**
 * Replaces most of a value by stars.
 * @param kind what the value is; without it the first sign of anything stays
 * @example maskValue('19900001234', 'phone') is '199****1234'
 */
export function maskValue(text: string, kind?: PersonalKind): string {
  return kind ? MASKS[kind](text) : stars(text);
}

const stars = (text: string): string => `${[...text][0] ?? ''}***`;

function maskPhone(text: string): string {
  const digits = [...text.matchAll(/\d/g)].map((match) => match.index);
  if (digits.length < 7) return stars(text);
  const hidden = new Set(digits.slice(Math.max(1, digits.length - 8), digits.length - 4));
  return [...text].map((sign, i) => (hidden.has(i) ? '*' : sign)).join('');
}

/** 张三 to 张*, 欧阳修 to 欧**, Ann Lee to A** L**: the length of a Western name would say too much. */
function maskName(text: string): string {
  if (/^[\u3400-\u9fff·]+$/.test(text)) {
    const [first = '', ...others] = [...text];
    return `${first}${'*'.repeat(Math.max(1, others.length))}`;
  }
  return text
    .split(/\s+/)
    .map((word) => `${[...word][0] ?? ''}**`)
    .join(' ');
}
