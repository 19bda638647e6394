import { expect, test } from './test.ts';

const ORDERS =
  'customer_id,order_date,amount,status\nA,2025-06-01,100,paid\nA,2025-06-02,50,cancelled\nB,2025-06-03,30,refunded\nC,2025-06-04,20,paid\n';

test('orders that do not count are taken out by their status, and another file starts anew', async ({ page }) => {
  await page.goto('en/index.html');
  const lab = page.locator('.lab').first();
  await lab.getByRole('button', { name: 'Use my data' }).click();
  const choose = (name: string, text: string) =>
    lab.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await choose('orders.csv', ORDERS);
  await lab.getByRole('checkbox', { name: 'cancelled, 1 row' }).uncheck();
  await lab.getByRole('checkbox', { name: 'refunded, 1 row' }).uncheck();
  await expect(lab.getByRole('checkbox', { name: 'paid, 2 rows' })).toBeDisabled();
  await expect(lab.locator('.own-summary')).toContainText('2 rows can be read: 2 customers');
  await lab.getByRole('button', { name: 'Choose another file' }).click();
  await choose('again.csv', ORDERS);
  await expect(lab.locator('.own-summary')).toContainText('4 rows can be read: 3 customers');
  await lab.getByRole('checkbox', { name: 'cancelled, 1 row' }).uncheck();
  // A wrong encoding makes nothing of the file, and can be taken back.
  await lab.getByLabel('Encoding').selectOption('utf-16le');
  await expect(lab.getByRole('alert')).toBeVisible();
  await lab.getByLabel('Encoding').selectOption('utf-8');
  await lab.getByRole('checkbox', { name: 'cancelled, 1 row' }).uncheck();
  await lab.getByRole('button', { name: 'Import 3 rows' }).click();
  await expect(lab.locator('header .meta')).toContainText('again.csv');
  await expect(lab.locator('header .meta')).toContainText('3 customers');
});
