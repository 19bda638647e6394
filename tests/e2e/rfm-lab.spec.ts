import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { expect, test, violations } from './test.ts';

const SCORING = 'lessons/05-rfm/02-scoring/index.html';

/** Opens the scoring lab and wakes it. */
async function openLab(page: Page, path = SCORING): Promise<Locator> {
  await page.goto(path);
  const lab = page.locator('#rfm-scoring');
  await lab.scrollIntoViewIfNeeded();
  return lab;
}
const cell = (lab: Locator, r: number, f: number): Locator => lab.getByRole('button', { name: new RegExp(`^R ${r} 分、F ${f} 分`) });
const checked = (lab: Locator): Locator => lab.locator('footer').getByText(/^核对过了/);
/** The radio inside a segmented control covers its words. */
const choose = (lab: Locator, name: string): Promise<void> => lab.getByRole('radio', { name, exact: true }).click();

test('the first result is there before any script', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) });
  const page = await context.newPage();
  await page.goto(SCORING);
  const lab = page.locator('#rfm-scoring');
  await expect(lab.getByRole('button', { name: /^R \d 分、F \d 分/ })).toHaveCount(25);
  await expect(lab.locator('footer')).toContainText('分却不一样');
  await context.close();
});

test('Run asks SQLite, and both agree', async ({ page }) => {
  const lab = await openLab(page);
  await lab.getByRole('button', { name: '运行' }).click();
  await expect(checked(lab)).toBeVisible();
  await expect(lab.locator('footer')).toContainText('1,683');
  await expect.poll(() => page.evaluate(() => performance.getEntriesByName('taglab:run').length)).toBe(1);
});

test('another method moves customers and says how many', async ({ page }) => {
  const lab = await openLab(page);
  await choose(lab, '分位切点');
  await expect(lab.locator('footer')).toContainText(/换成分位切点后，\d+ 位客户换了格子，其中 \d+ 位只买过一次/);
  await choose(lab, '均值二分');
  await expect(lab.getByRole('button', { name: /^R \d 分、F \d 分/ })).toHaveCount(4);
  await lab.getByRole('button', { name: '还原' }).click();
  await expect(lab.getByRole('radio', { name: '等人数分箱', exact: true })).toBeChecked();
});

test('a cut point moves by arrow keys, by typing and by dragging', async ({ page }) => {
  const lab = await openLab(page);
  await lab.getByRole('button', { name: '运行' }).click();
  await expect(checked(lab)).toBeVisible();
  const slider = lab.getByRole('slider', { name: 'F 的第 4 个切点' });
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(lab.getByRole('radio', { name: '自己定切点', exact: true })).toBeChecked();
  await expect(slider).toHaveAttribute('aria-valuenow', '8');
  await expect(slider).toHaveAttribute('aria-valuetext', '切在 8 单，再多就是 5 分');
  const typed = lab.getByRole('spinbutton', { name: 'F 的第 4 个切点' });
  await typed.fill('10');
  await typed.press('Enter');
  await expect(slider).toHaveAttribute('aria-valuenow', '10');
  const dragged = lab.getByRole('slider', { name: 'R 的第 4 个切点' });
  const before = Number(await dragged.getAttribute('aria-valuenow'));
  const box = await dragged.boundingBox();
  if (!box) throw new Error('no slider');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 60, box.y + box.height / 2, { steps: 6 });
  await page.mouse.up();
  expect(Number(await dragged.getAttribute('aria-valuenow'))).toBeGreaterThan(before + 20);
  await lab.getByRole('button', { name: '运行' }).click();
  await expect(checked(lab)).toBeVisible();
});

test('a cell lists its customers, and a customer says why', async ({ page }) => {
  const lab = await openLab(page);
  const name = (await cell(lab, 5, 5).getAttribute('aria-label')) ?? '';
  const count = Number(/(\d+) 位客户/.exec(name)?.[1]);
  await cell(lab, 5, 5).click();
  const members = lab.locator('.members');
  await expect(members.getByText(`共 ${count} 位`)).toBeVisible();
  await members.locator('.row-button').first().click();
  await expect(members.locator('.why')).toContainText('得 5 分');
  await expect(members.locator('.why tbody tr').first()).toContainText('已支付');
});

test('segments: eight, eleven and a scheme with holes', async ({ page }) => {
  const lab = await openLab(page);
  await lab.getByRole('tab', { name: '细分' }).click();
  await expect(lab.getByRole('row', { name: /^冠军/ })).toContainText('先试新品');
  await expect(lab.getByText('125 个格子，每格恰好归一类')).toBeVisible();
  await choose(lab, '十类（范围写法）');
  await expect(lab.getByText('36 个没人管')).toBeVisible();
  await expect(lab.getByText('永远轮不到人')).toBeVisible();
  await choose(lab, '八类');
  await expect(lab.getByRole('row', { name: /^重要价值客户/ })).toBeVisible();
  await expect(lab.getByRole('radio', { name: '均值二分', exact: true })).toBeChecked();
});

test('two methods side by side', async ({ page }) => {
  const lab = await openLab(page);
  await lab.getByRole('tab', { name: '对比' }).click();
  await expect(lab.locator('.stats')).toContainText('位客户换了三位码');
  await expect(lab.getByRole('row', { name: /^F = 1 单/ })).toContainText(/1 分：\d+ 位，例如 C\d{4}/);
  await lab.getByLabel('和哪种方法比').selectOption('median');
  await expect(lab.getByText('分数档数不同')).toBeVisible();
});

test('another date asks SQLite again; refunds show what they do', async ({ page }) => {
  const lab = await openLab(page);
  await lab.getByLabel('往回看').selectOption('90');
  await expect(lab.locator('footer')).toContainText('有分的客户从 1,683 位变成');
  await lab.getByLabel('往回看').selectOption('365');
  await choose(lab, '退款的也算');
  await expect(lab.locator('footer')).toContainText('把退款单也算上');
  await expect(checked(lab)).toBeVisible();
});

test('distributions are drawn, and said', async ({ page }) => {
  const lab = await openLab(page);
  await lab.getByRole('tab', { name: '分布' }).click();
  await expect(lab.getByRole('img', { name: /正中间的客户有 2 单/ })).toBeVisible();
  const drawn = () =>
    lab
      .locator('canvas')
      .first()
      .evaluate((canvas: HTMLCanvasElement) => canvas.width > 300);
  await expect.poll(drawn).toBe(true);
});

test('the statement is the one that runs', async ({ page }) => {
  const lab = await openLab(page);
  await lab.getByRole('tab', { name: 'SQL' }).click();
  await expect(lab.locator('.code')).toContainText('NTILE(5) OVER');
  await choose(lab, '中位数二分');
  await expect(lab.locator('.code')).not.toContainText('NTILE');
});

test('a link brings the settings back, and a damaged one is refused', async ({ page }) => {
  await page.goto(
    `${SCORING}#rfm-scoring?asof=2025-03-31&window=180&orders=paid&method=percentile_inc&scheme=eleven&other=ntile&tab=segments`,
  );
  const lab = page.locator('#rfm-scoring');
  await expect(lab.getByText('别人分享给你的设置')).toBeVisible();
  await expect(lab.getByRole('tab', { name: '细分' })).toHaveAttribute('aria-selected', 'true');
  await expect(lab.getByLabel('基准日')).toHaveValue('2025-03-31');
  await page.goto('about:blank');
  await page.goto(`${SCORING}#rfm-scoring?asof=2025-03-31&window=180&method=<script>`);
  await expect(lab.getByText('这个分享链接不完整')).toBeVisible();
  await expect(lab.getByRole('radio', { name: '等人数分箱', exact: true })).toBeChecked();
});

test('what was set is offered again on the next visit', async ({ page }) => {
  const lab = await openLab(page);
  await choose(lab, '百分比排名');
  await expect(lab.locator('footer')).toContainText('换成百分比排名后');
  await page.reload();
  await lab.getByRole('tab', { name: '热力图' }).click();
  await lab.getByRole('button', { name: '接着用' }).click();
  await expect(lab.getByRole('radio', { name: '百分比排名', exact: true })).toBeChecked();
});

/** “客户号,下单日期,实付金额” and 40 orders of 12 customers, in GB18030. */
function ownFile(): Buffer {
  const header = [
    0xbf, 0xcd, 0xbb, 0xa7, 0xba, 0xc5, 0x2c, 0xcf, 0xc2, 0xb5, 0xa5, 0xc8, 0xd5, 0xc6, 0xda, 0x2c, 0xca, 0xb5, 0xb8, 0xb6, 0xbd, 0xf0,
    0xb6, 0xee, 0x0a,
  ];
  const rows = Array.from({ length: 40 }, (_, i) => {
    const day = String(1 + ((i * 7) % 28)).padStart(2, '0');
    return `K${String((i * i) % 12).padStart(2, '0')},2024-${String(1 + (i % 12)).padStart(2, '0')}-${day},${(i * 37) % 400}.50`;
  });
  return Buffer.concat([Buffer.from(header), Buffer.from(`${rows.join('\n')}\n`)]);
}

test('own orders in GB18030 become R, F and M, and a table to take along', async ({ page }) => {
  const lab = await openLab(page);
  await choose(lab, '百分比排名');
  await lab.getByRole('button', { name: '用我的数据' }).click();
  await lab.locator('input[type=file]').setInputFiles({ name: '订单.csv', mimeType: 'text/csv', buffer: ownFile() });
  await lab.getByRole('button', { name: /^导入/ }).click();
  await expect(lab.locator(':scope > header .meta')).toContainText('订单.csv');
  await expect(checked(lab)).toBeVisible();
  await lab.getByRole('tab', { name: '客户' }).click();
  await expect(lab.locator('.row-button').first()).toContainText('K0');
  const [download] = await Promise.all([page.waitForEvent('download'), lab.getByRole('button', { name: '下载 CSV' }).click()]);
  const bytes = readFileSync(await download.path());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const lines = bytes.toString('utf8').slice(1).trim().split('\r\n');
  expect(lines[0]).toBe('客户,R 最近一单（天前）,F 订单数,M 消费（元）,R 分,F 分,M 分,三位码,细分');
  expect(lines[1]).toMatch(/^K\d\d,\d+,\d+,[\d.]+,[1-5],[1-5],[1-5],[1-5]{3},./);
  await expect(lab.getByRole('radio', { name: '百分比排名', exact: true })).toBeChecked();
  await choose(lab, '分位切点');
  await lab.getByRole('button', { name: '换回示例数据' }).click();
  await expect(lab.locator(':scope > header .meta')).toContainText('云朵商城');
  await expect(lab.locator(':scope > header .meta')).toContainText('2025-06-30');
  await expect(lab.getByRole('radio', { name: '分位切点', exact: true })).toBeChecked();
});

test('own orders without amounts are asked for them', async ({ page }) => {
  const lab = await openLab(page);
  await lab.getByRole('button', { name: '用我的数据' }).click();
  const buffer = Buffer.from('customer_id,order_date\nA,2024-05-01\nB,2024-05-02\n');
  await lab.locator('input[type=file]').setInputFiles({ name: 'orders.csv', mimeType: 'text/csv', buffer });
  await lab.getByRole('button', { name: /^导入/ }).click();
  await expect(lab.getByText('订单里没有金额')).toBeVisible();
  await expect(lab.locator(':scope > header .meta')).toContainText('云朵商城');
});

test('Stop ends what is under way, and the lab goes on', async ({ page }) => {
  let release = (): void => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  await page.route('**/*.sqlite.gz', async (route) => {
    await held;
    await route.continue();
  });
  const lab = await openLab(page);
  await lab.getByRole('button', { name: '运行' }).click();
  await lab.getByRole('button', { name: '停止' }).click();
  await expect(lab.getByRole('alert')).toContainText('已经停下');
  release();
  await lab.getByRole('button', { name: '运行' }).click();
  await expect(checked(lab)).toBeVisible();
  await expect(lab.getByRole('alert')).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every tab is accessible, ${colorScheme}`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme });
    const lab = await openLab(page);
    for (const name of ['热力图', '分布', '细分', '对比', '客户', 'SQL']) {
      await lab.getByRole('tab', { name }).click();
      await expect(lab.locator('.placeholder')).toHaveCount(0);
      if (name === '热力图') await cell(lab, 1, 1).click();
      if (name === '客户') await lab.locator('.row-button').first().click();
      expect(await violations(page)).toEqual([]);
    }
  });
}

for (const width of [320, 375, 640, 1440]) {
  test(`nothing scrolls sideways at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const lab = await openLab(page, `en/${SCORING}`);
    for (const name of ['Heat map', 'Distributions', 'Segments', 'Compare', 'Customers', 'SQL']) {
      await lab.getByRole('tab', { name }).click();
      await expect(lab.locator('.placeholder')).toHaveCount(0);
      expect(await lab.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
      expect(await lab.evaluate((element) => element.getBoundingClientRect().right <= innerWidth)).toBe(true);
    }
  });
}
