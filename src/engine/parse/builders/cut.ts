import type { Node } from 'yaml';
import { CUT_OPERATORS, type Cut, type CutOperator } from '../../language/composed.ts';
import type { YamlSource } from '../read-yaml.ts';

const BAND = /^(>=|<=|>|<|=)\s*([+-]?(?:\d+\.?\d*|\.\d+))\s*(%?)$/;

/** `cut: {high: ">= 0.7", medium: ">= 0.4", low: else}`: the first band that holds gives the value. */
export function readCut(source: YamlSource, node: Node | null | undefined, key: string): Cut | undefined {
  const before = source.issues.length;
  const bands: Cut['bands'][number][] = [];
  let otherwise: string | undefined;
  for (const { key: value, keyNode, value: band } of source.entries(node, key)) {
    const text = source.string(band, value);
    if (text === undefined) continue;
    const found = BAND.exec(text.trim());
    if (found) {
      const [, operator, digits, percent] = found;
      const than = percent ? Number(digits) / 100 : Number(digits);
      bands.push({
        value,
        operator: CUT_OPERATORS.find((o) => o === operator) as CutOperator,
        than,
        place: source.placeOf(keyNode),
        conditionPlace: source.placeOf(band),
      });
    } else if (text === 'else' && otherwise === undefined) otherwise = value;
    else source.report('bad-cut', { found: text }, source.placeOf(band));
  }
  if (source.issues.length > before) return undefined;
  return { bands, ...(otherwise === undefined ? {} : { otherwise }) };
}
