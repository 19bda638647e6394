import { isDay } from '../../engine/calendar.ts';
import { type RfmTab, TABS } from './lab-file.ts';
import { type RfmSettings, readSettings, writeSettings } from './settings.ts';

/** What a person changed in a lab, kept for their next visit; where storage is refused it lives until the page closes. */
const keyOf = (lab: string): string => `taglab-lab:${lab}`;

export function readDraft(lab: string): RfmSettings | undefined {
  try {
    return readSettings(localStorage.getItem(keyOf(lab)) ?? '');
  } catch {
    return undefined;
  }
}

export function keepDraft(lab: string, settings: RfmSettings | undefined): void {
  try {
    if (settings) localStorage.setItem(keyOf(lab), writeSettings(settings));
    else localStorage.removeItem(keyOf(lab));
  } catch {
    // The page's own notice about refused storage appears with the first attempt.
  }
}

export interface Linked {
  readonly settings: RfmSettings;
  readonly tab: RfmTab;
}

/** The part of an address after `#`. @example writeLink('rfm-scoring', settings, 'heat') // 'rfm-scoring?asof=…&tab=heat' */
export const writeLink = (lab: string, settings: RfmSettings, tab: RfmTab): string => `${lab}?${writeSettings(settings)}&tab=${tab}`;

/**
 * Reads the address of the page.
 * @param days on which the lab's data can be looked at
 * @returns nothing when the address is not about this lab, `damaged` when it is and cannot be trusted
 */
export function readLink(
  hash: string,
  lab: string,
  days: { readonly firstDay: string; readonly lastDay: string },
): Linked | 'damaged' | undefined {
  const start = `#${lab}?`;
  if (!hash.startsWith(start)) return undefined;
  const settings = readSettings(hash.slice(start.length));
  const tab = TABS.find((name) => hash.endsWith(`&tab=${name}`));
  if (!settings || !tab || !isDay(settings.asOf) || settings.asOf < days.firstDay || settings.asOf > days.lastDay) return 'damaged';
  return { settings, tab };
}
