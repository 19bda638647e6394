import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = '.spark';
const REQUIREMENTS = 'tests/spark/requirements.txt';
const OLDEST_PYTHON = [3, 10] as const;
const OLDEST_JAVA = 17;

/** Why Spark cannot run here, in one sentence. */
export class SparkMissing extends Error {}

/**
 * Makes a Python of its own with PySpark in `.spark/`, once.
 * @returns the path of that Python
 */
export function sparkPython(): string {
  requireJava();
  const python = join(FOLDER, 'venv', 'bin', 'python');
  const installed = join(FOLDER, 'installed.txt');
  const wanted = readFileSync(REQUIREMENTS, 'utf8');
  if (existsSync(python) && existsSync(installed) && readFileSync(installed, 'utf8') === wanted) return python;
  run(
    systemPython(),
    ['-m', 'venv', join(FOLDER, 'venv')],
    'Python cannot make an environment of its own: install its venv module (on Debian: python3-venv).',
  );
  run(
    python,
    ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', REQUIREMENTS],
    'PySpark could not be installed: pip needs the network, and 1 GB on the disk.',
  );
  writeFileSync(installed, wanted);
  return python;
}

function requireJava(): void {
  const { status, stderr } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const major = Number(/version "(?:1\.)?(\d+)/.exec(stderr ?? '')?.[1] ?? 0);
  if (status !== 0) throw new SparkMissing(`Java is missing: Spark needs Java ${OLDEST_JAVA} or newer.`);
  if (major < OLDEST_JAVA) throw new SparkMissing(`Java is too old: this is ${major}, and Spark needs ${OLDEST_JAVA} or newer.`);
}

function systemPython(): string {
  const script = 'import sys; print(*sys.version_info[:2])';
  for (const name of ['python3', 'python']) {
    const { status, stdout } = spawnSync(name, ['-c', script], { encoding: 'utf8' });
    const [major = 0, minor = 0] = (stdout ?? '').split(' ').map(Number);
    if (status === 0 && (major > OLDEST_PYTHON[0] || (major === OLDEST_PYTHON[0] && minor >= OLDEST_PYTHON[1]))) return name;
  }
  throw new SparkMissing(`Python is missing: PySpark needs Python ${OLDEST_PYTHON.join('.')} or newer.`);
}

function run(command: string, args: readonly string[], failure: string): void {
  const { status } = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new SparkMissing(failure);
}
