import { type RfmTab, TABS } from './lab-file.ts';
import { type RfmSettings, readSettings, writeSettings } from './settings.ts';

export interface Linked {
  readonly settings: RfmSettings;
  readonly tab: RfmTab;
}

/** The part of an address after `#`, far below what an address may hold. @example writeLink('rfm-scoring', settings, 'heat') // 'rfm-scoring?asof=…&tab=heat' */
export const writeLink = (lab: string, settings: RfmSettings, tab: RfmTab): string => `${lab}?${writeSettings(settings)}&tab=${tab}`;

/**
 * What a link brings to a lab.
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
  if (!settings || !tab || settings.asOf < days.firstDay || settings.asOf > days.lastDay) return 'damaged';
  return { settings, tab };
}
