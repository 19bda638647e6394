import type { Starter } from '../own-data/starters.ts';
import type { LabWorld } from './running.ts';

/** A person's own data in this page. */
export interface OwnSource extends LabWorld {
  readonly title: string;
  /** Definitions that run on it. */
  readonly starters: readonly Starter[];
  /** The definition that was there does not, so the first of them stands in its place. */
  readonly isOther: boolean;
  /** “Paid orders only” was taken out of it. */
  readonly isPaidOut: boolean;
}

/** A line that keeps to paid orders. Which of a person's own orders count was chosen at the import, and their file need not call them paid. */
const PAID_ONLY = /^[ \t]*where:[ \t]*(["']?)status = '{1,2}paid'{1,2}\1[ \t]*\n/gm;

/** The definition for a person's own orders: what keeps to paid ones goes, and all else stays as it is written. */
export const withoutStatus = (text: string): string => text.replace(PAID_ONLY, '');

/** A definition on its way to a person's own data: as it was, and as it fits them. */
export interface Journey {
  readonly before: string;
  readonly fitted: string;
}
export const setOut = (text: string, fitted = withoutStatus(text)): Journey => ({ before: text, fitted });

/** What goes back to the sample data: the definition as it was before, unless it was changed on the way; then the changed one, and that from before stays at hand. */
export const comeBack = ({ before, fitted }: Journey, text: string): { readonly text: string; readonly earlier?: string } =>
  text === fitted ? { text: before } : { text, earlier: before };
