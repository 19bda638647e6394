import { defineConfig } from '@playwright/test';
import { findBrowser } from './find-browser.ts';
import { SITE } from './site.ts';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/browser',
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  workers: 2,
  timeout: 60_000,
  reporter: [['list'], ['json', { outputFile: '../../test-results/browser.json' }]],
  webServer: {
    command: `node src/cli/serve.ts --port ${SITE.port} --prefix ${SITE.prefix}`,
    cwd: '../..',
    url: `${SITE.url}index.html`,
    reuseExistingServer: !process.env['CI'],
  },
  use: {
    baseURL: SITE.url,
    viewport: { width: 1280, height: 900 },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: await findBrowser(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
});
