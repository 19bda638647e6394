import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';

/** Everything that must hold, in the order in which a mistake is cheapest to find. Stops at the first that fails. */
const CHECKS: readonly { readonly name: string; readonly command: string }[] = [
  { name: 'types of the pure parts, without a DOM', command: 'tsc -p src/pure.tsconfig.json' },
  { name: 'types', command: 'astro check' },
  { name: 'lint', command: 'biome check .' },
  { name: 'units', command: 'vitest run --reporter=default --reporter=json --outputFile.json=test-results/units.json' },
  ...(existsSync('src/cli/taglab.ts') ? [{ name: 'exercises', command: 'node src/cli/taglab.ts exercises check' }] : []),
  { name: 'build', command: 'astro build' },
  { name: 'browser', command: 'playwright test -c tests/e2e/playwright.config.ts' },
];

rmSync('test-results', { recursive: true, force: true });
for (const { name, command } of CHECKS) {
  console.log(`\n── ${name}: ${command}`);
  const started = performance.now();
  const { status } = spawnSync(command, { shell: true, stdio: 'inherit' });
  if (status !== 0) {
    console.error(`\n✕ ${name} failed: ${command}`);
    process.exit(status ?? 1);
  }
  console.log(`✓ ${name} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

const read = <Report>(file: string): Report => JSON.parse(readFileSync(file, 'utf8')) as Report;
const units = read<{ numPassedTests: number }>('test-results/units.json').numPassedTests;
const browser = read<{ stats: { expected: number } }>('test-results/browser.json').stats.expected;
console.log(`\n${units + browser} passed, 0 failed`);
