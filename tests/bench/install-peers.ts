import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PEERS_FOLDER } from './engines/peers-folder.ts';

/** Exact versions, and no lock: alasql's would list hundreds of packages that are only for telephones. */
const INSTALL = ['install', '--omit=optional', '--ignore-scripts', '--no-package-lock', '--no-audit', '--no-fund'];
const WANTED = new URL('peers/package.json', import.meta.url);
const THERE = new URL('package.json', PEERS_FOLDER);

/** Installs alasql and arquero once. @returns why they are not there, in one line; nothing when they are */
export function installPeers(): string | undefined {
  const isSame = existsSync(THERE) && readFileSync(THERE, 'utf8') === readFileSync(WANTED, 'utf8');
  if (isSame && existsSync(new URL('node_modules/', PEERS_FOLDER))) return undefined;
  mkdirSync(PEERS_FOLDER, { recursive: true });
  copyFileSync(WANTED, THERE);
  const isWindows = process.platform === 'win32';
  const npm = spawnSync('npm', INSTALL, { cwd: fileURLToPath(PEERS_FOLDER), encoding: 'utf8', shell: isWindows, timeout: 180_000 });
  if (npm.status === 0) return undefined;
  return (npm.stderr ?? npm.error?.message ?? '').split('\n').find((line) => line.includes('error')) ?? 'npm could not install it';
}
