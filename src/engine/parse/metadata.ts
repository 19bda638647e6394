import { isScalar, type Node } from 'yaml';
import { KEEPS, type Metadata, type QualityLimits, REFRESHES, SENSITIVITIES, STATUSES } from '../language/metadata.ts';
import { mapAt } from './by-grammar.ts';
import type { MapReader } from './map-reader.ts';
import type { YamlSource } from './read-yaml.ts';
import { readDay, readLifetime } from './window.ts';
import { isList } from './words.ts';

/** `owner`, `refresh` and the like, of a tag or of `defaults`: only what is written. */
export function readMetadata(map: MapReader): Metadata {
  const owner = map.optional('owner', (s, n, k) => s.string(n, k));
  const refresh = map.optional('refresh', (s, n, k) => s.oneOf(n, k, REFRESHES));
  const keep = map.optional('keep', (s, n, k) => s.oneOf(n, k, KEEPS));
  const validFor = map.optional('valid_for', readLifetime);
  const sensitivity = map.optional('sensitivity', (s, n, k) => s.oneOf(n, k, SENSITIVITIES));
  const purpose = map.optional('purpose', readPurpose);
  const version = map.optional('version', (s, n, k) => s.string(n, k));
  const status = map.optional('status', (s, n, k) => s.oneOf(n, k, STATUSES));
  const quality = map.optional('quality', readQuality);
  return {
    ...(owner === undefined ? {} : { owner }),
    ...(refresh ? { refresh } : {}),
    ...(keep ? { keep } : {}),
    ...(validFor ? { validFor } : {}),
    ...(sensitivity ? { sensitivity } : {}),
    ...(purpose ? { purpose } : {}),
    ...(version === undefined ? {} : { version }),
    ...(status ? { status } : {}),
    ...(quality ? { quality } : {}),
  };
}

/** A list, or one word. */
function readPurpose(source: YamlSource, node: Node | null | undefined, key: string): readonly string[] {
  return (isList(node) ? source.list(node, key) : [node]).flatMap((word) => source.string(word, key) ?? []);
}

function readQuality(source: YamlSource, node: Node | null | undefined, key: string): QualityLimits | undefined {
  const map = mapAt(source, node, key, 'quality');
  if (!map) return undefined;
  const coverageMin = map.optional('coverage_min', readShare);
  const psiMax = map.optional('psi_max', readPositive);
  const psiBase = map.optional('psi_base', readDay);
  const minGroup = map.optional('min_group', (s, n, k) => s.positiveInteger(n, k));
  return {
    ...(coverageMin === undefined ? {} : { coverageMin }),
    ...(psiMax === undefined ? {} : { psiMax }),
    ...(psiBase === undefined ? {} : { psiBase }),
    ...(minGroup === undefined ? {} : { minGroup, minGroupPlace: source.placeOf(map.get('min_group')) }),
  };
}

function readShare(source: YamlSource, node: Node | null | undefined, key: string): number | undefined {
  const share = isScalar(node) ? node.value : undefined;
  if (typeof share === 'number' && share >= 0 && share <= 1) return share;
  source.shape(node, key, 'share');
  return undefined;
}

function readPositive(source: YamlSource, node: Node | null | undefined, key: string): number | undefined {
  const number = isScalar(node) ? node.value : undefined;
  if (typeof number === 'number' && number > 0 && Number.isFinite(number)) return number;
  source.shape(node, key, 'positive-number');
  return undefined;
}
