import type { Trap } from '../dataset.ts';

/** The longest time between two days with anything from the App. */
const APP_GAP = `SELECT day, next FROM (
  SELECT day, LEAD(day) OVER (ORDER BY day) AS next FROM (SELECT DISTINCT date(event_ts) AS day FROM events WHERE channel = 'app')
) ORDER BY julianday(next) - julianday(day) DESC LIMIT 1`;

/** What is untidy on purpose, as it is at work; the lessons meet each of them. */
export const TRAPS: readonly Trap[] = [
  {
    text: {
      zh: '性别有 {spellings} 种写法，其中两种带着看不见的空格，另有 {missing} 位没填。',
      en: 'Gender is spelt in {spellings} ways, two of them with a blank you cannot see, and {missing} customers left it out.',
    },
    figures: {
      spellings: 'SELECT COUNT(DISTINCT gender_raw) FROM customers',
      missing: 'SELECT COUNT(*) FROM customers WHERE gender_raw IS NULL',
    },
  },
  {
    text: {
      zh: '{missing} 位客户没填城市。SQL 里写“不等于上海”，他们全会漏掉。',
      en: '{missing} customers gave no city. "Not Shanghai" in SQL leaves out all of them.',
    },
    figures: { missing: 'SELECT COUNT(*) FROM customers WHERE city IS NULL' },
  },
  {
    text: {
      zh: '订单表里还留着 {refunded} 笔退款和 {cancelled} 笔取消。直接加总，消费就多算了。',
      en: '{refunded} refunded and {cancelled} cancelled orders are still in the table. Add everything up and spend comes out too high.',
    },
    figures: {
      refunded: "SELECT COUNT(*) FROM orders WHERE status = 'refunded'",
      cancelled: "SELECT COUNT(*) FROM orders WHERE status = 'cancelled'",
    },
  },
  {
    text: {
      zh: '{customers} 位客户在同一天下过两单。“买过几次”数单还是数天，结果不一样。',
      en: '{customers} customers ordered twice on the same day. "How often did they buy" depends on whether you count orders or days.',
    },
    figures: {
      customers:
        'SELECT COUNT(DISTINCT customer_id) FROM (SELECT customer_id FROM orders GROUP BY customer_id, order_date HAVING COUNT(*) > 1)',
    },
  },
  {
    text: {
      zh: '{ordered} 位客户一单也没下过，{paid} 位下过单，却没有一单付成。算比例时，分母里有没有他们？',
      en: '{ordered} customers never ordered, and {paid} ordered without a single order that was paid in the end. Are they in your denominator?',
    },
    figures: {
      ordered: 'SELECT COUNT(*) FROM customers WHERE customer_id NOT IN (SELECT customer_id FROM orders)',
      paid: "SELECT COUNT(*) FROM (SELECT customer_id FROM orders GROUP BY customer_id HAVING SUM(status = 'paid') = 0)",
    },
  },
  {
    text: {
      zh: '基准日当天有 {orders} 笔订单。把时间直接和日期比大小，这一天会整个丢掉。',
      en: '{orders} orders fall on the as-of date itself. Compare a time with a plain date and that whole day is lost.',
    },
    figures: { orders: 'SELECT COUNT(*) FROM orders WHERE order_date = :as_of' },
  },
  {
    text: {
      zh: '{from}到 {to}，App 没有上报任何行为。那一周不是没人来，是没记下来。',
      en: 'From {from} to {to} the App reported nothing. People came that week; nobody wrote it down.',
    },
    figures: {
      from: `SELECT date(day, '+1 day') FROM (${APP_GAP})`,
      to: `SELECT date(next, '-1 day') FROM (${APP_GAP})`,
    },
  },
];
