import type { Bilingual } from '../engine/language/definition.ts';

/** The rules of judging that are printed beside a task; the sentences live in i18n. */
export interface PolicyParams {
  'values-only': Record<never, never>;
  'tag-report': Record<never, never>;
  'any-row-order': Record<never, never>;
  sorted: { readonly by: readonly string[] };
  'names-stated': { readonly names: readonly string[] };
  'names-free': Record<never, never>;
  'no-extra-columns': Record<never, never>;
  duplicates: Record<never, never>;
  blanks: Record<never, never>;
  'as-of': Record<never, never>;
  'as-of-tag': Record<never, never>;
  tolerance: { readonly tolerance: number };
  'by-stage': Record<never, never>;
  signs: Record<never, never>;
  'run-free': { readonly seconds: number; readonly rows: number };
  'number-tolerance': { readonly tolerance: number };
  unit: { readonly unit: Bilingual };
  'unit-asked': Record<never, never>;
  'choose-one': Record<never, never>;
  'choose-all': Record<never, never>;
  'place-all': { readonly items: number };
  'one-partner': { readonly spare: number };
  'order-whole': Record<never, never>;
  'order-free': Record<never, never>;
  'mend-only': Record<never, never>;
  aim: { readonly tolerance: number };
  'aim-visible': Record<never, never>;
  'formula-filled': { readonly rows: string };
  'formula-kinds': Record<never, never>;
  'self-assessed': Record<never, never>;
  'steps-in-order': { readonly of: number };
  crash: Record<never, never>;
  practice: Record<never, never>;
}
export type PolicyLine = {
  readonly [Code in keyof PolicyParams]: { readonly code: Code; readonly params: PolicyParams[Code] };
}[keyof PolicyParams];

export const line = <Code extends keyof PolicyParams>(code: Code, params: PolicyParams[Code]): PolicyLine =>
  ({ code, params }) as unknown as PolicyLine;
