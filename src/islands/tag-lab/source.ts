import type { LabWorld } from './running.ts';

/** A person's own data in this page. */
export interface OwnSource extends LabWorld {
  readonly title: string;
}

/** A line that keeps to paid orders; a person's own file says nothing of an order's status. */
const PAID_ONLY = /^[ \t]*where:[ \t]*(["']?)status = '{1,2}paid'{1,2}\1[ \t]*\n/gm;

/** The definition for orders without a status: what keeps to paid ones goes, and all else stays as it is written. */
export const withoutStatus = (text: string): string => text.replace(PAID_ONLY, '');
