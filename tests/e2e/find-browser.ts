import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
];

/** Debian's names of what a browser needs from the system. */
const PACKAGES: Record<string, string> = {
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libsmime3.so': 'libnss3',
  'libnspr4.so': 'libnspr4',
  'libexpat.so.1': 'libexpat1',
};

/**
 * A Chromium that needs no download: CHROMIUM_PATH, Playwright's own, an installed one, or the one that comes with npm (Linux, x64).
 * With BROWSER=npm only the last is taken.
 */
export async function findBrowser(): Promise<string> {
  if (process.env['BROWSER'] !== 'npm') {
    const named = process.env['CHROMIUM_PATH'];
    if (named !== undefined && !existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which is not there`);
    const found = [named, chromium.executablePath(), ...INSTALLED].find((path) => path !== undefined && existsSync(path));
    if (found !== undefined) return found;
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No browser found. Install Chrome, Edge or Chromium, or name one in CHROMIUM_PATH.');
  }
  const { default: packed } = await import('@sparticuz/chromium');
  const browser = await packed.executablePath();
  const missing = missingLibraries(browser);
  if (missing.length > 0) {
    const packages = [...new Set(missing.map((library) => PACKAGES[library] ?? library))];
    throw new Error(
      `The browser needs system libraries that are not here: ${missing.join(', ')}. On Debian: apt-get install ${packages.join(' ')}`,
    );
  }
  return browser;
}

function missingLibraries(program: string): string[] {
  const listed = execFileSync('ldd', [program], { encoding: 'utf8' });
  return [...listed.matchAll(/^\s*(\S+) => not found$/gm)].map(([, library = '']) => library);
}
