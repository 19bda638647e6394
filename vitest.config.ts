import { defineConfig } from 'vitest/config';

/** No test is about time: the limit only ends what hangs, on a machine that is busy with other things as well. */
export default defineConfig({
  test: { include: ['tests/**/*.test.ts'], setupFiles: ['tests/same-seed.ts'], environment: 'node', testTimeout: 60_000 },
});
