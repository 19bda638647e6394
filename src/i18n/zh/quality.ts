import type { QualityFindingParams } from '../../engine/index.ts';
import type { Sentences } from '../say.ts';

const percent = (share: number): string => `${Number((share * 100).toFixed(1))}%`;

/** 标签没守住自己定的质量界限。 */
export const qualityWords: Sentences<QualityFindingParams> = {
  'coverage-low': ({ coverage, limit }) =>
    `${percent(coverage)} 的客户有值，没到 coverage_min 定的 ${percent(limit)}。看看没有值的是哪些客户，数据断在哪里。`,
  'psi-high': ({ psi, limit }) =>
    `值的分布变了：PSI 是 ${psi.toFixed(3)}，超过 psi_max 定的 ${limit}。先看 psi_term 最大的是哪个值，再决定要不要改规则。`,
  'group-small': ({ value, count, limit }) =>
    `值“${String(value)}”只有 ${count} 位客户，min_group 要 ${limit} 位。并进别的值，或者不要单独展示。`,
};
