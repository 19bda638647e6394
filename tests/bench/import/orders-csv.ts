import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

const CITIES = ['上海', '北京', '广州', '深圳', '杭州', '成都', '武汉', '西安'];
const STATES = ['已完成', '已完成', '已完成', '已取消', '已退款'];
const FIRST_DAY = Date.UTC(2023, 0, 1);
const DAYS = 730;

/** The same numbers each time. */
function createRandom(): () => number {
  let state = 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Writes an export of a shop as such exports are: seven columns, Chinese, moments, amounts with two digits; some customers have many orders, most have
 * few.
 * @returns the rows it has
 */
export async function writeOrders(path: string, bytes: number): Promise<number> {
  const out = createWriteStream(path);
  const random = createRandom();
  const customers = bytes / 500;
  let [rows, written] = [0, 0];
  out.write('订单号,客户号,下单时间,商品,城市,实付金额,订单状态\n');
  while (written < bytes) {
    const lines: string[] = [];
    for (let i = 0; i < 2000; i++, rows++) {
      const customer = Math.floor(random() ** 2 * customers);
      const at = new Date(FIRST_DAY + Math.floor(random() * DAYS * 86_400) * 1000).toISOString();
      const cells = [
        `SO${String(rows).padStart(9, '0')}`,
        `C${String(customer).padStart(7, '0')}`,
        `${at.slice(0, 10)} ${at.slice(11, 19)}`,
        `商品${Math.floor(random() * 500)}`,
        CITIES[Math.floor(random() * CITIES.length)],
        (random() * 500).toFixed(2),
        STATES[Math.floor(random() * STATES.length)],
      ];
      lines.push(`${cells.join(',')}\n`);
    }
    const text = lines.join('');
    written += Buffer.byteLength(text);
    if (!out.write(text)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  return rows;
}
