import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { whyWords as why } from '../../../src/i18n/zh/why.ts';
import { WholeDates } from '../../../src/islands/lab/WholeDates.tsx';

test('every date of a sentence is kept whole, and a period stands apart from the number before it', () => {
  const html = renderToString(h(WholeDates, { text: why.because(why.rows('订单', 3, '2025-04-02', '2025-06-30')) }));
  expect(html).toBe('（<span class="date">2025-04-02</span> 到 <span class="date">2025-06-30</span>的订单，3 行）');
});
