/**
 * One query a tag over tables as an export has them, as an analyst writes them: each reads what it needs and nothing else, grouped before it is
 * joined. `rfm` counts as three, as it has three scores.
 */

const last = (days: number): string => `order_date BETWEEN date(:as_of, '-${days - 1} days') AND :as_of`;

/** A number a customer from the orders, and what is made of it. */
const fromOrders = (aggregates: string, where: string, value: string): string => `
SELECT c.customer_id, ${value}
FROM customers c
LEFT JOIN (
  SELECT customer_id, ${aggregates}
  FROM orders
  WHERE ${where}
  GROUP BY customer_id
) o ON o.customer_id = c.customer_id
WHERE c.register_date <= :as_of
ORDER BY c.customer_id`;

const fromEvents = (aggregates: string, where: string, value: string): string => `
SELECT c.customer_id, ${value}
FROM customers c
LEFT JOIN (
  SELECT customer_id, ${aggregates}
  FROM events
  WHERE event_ts >= date(:as_of, '-29 days') AND event_ts < date(:as_of, '+1 day')${where}
  GROUP BY customer_id
) e ON e.customer_id = c.customer_id
WHERE c.register_date <= :as_of
ORDER BY c.customer_id`;

const fromCustomer = (value: string): string =>
  `SELECT customer_id, ${value} FROM customers WHERE register_date <= :as_of ORDER BY customer_id`;

const band = (of: string, first: number, second: number, [low, middle, high]: readonly [string, string, string]): string =>
  `CASE WHEN ${of} >= ${second} THEN '${high}' WHEN ${of} >= ${first} THEN '${middle}' WHEN ${of} IS NOT NULL THEN '${low}' END`;

const NO_BLANKS = `lower(trim(gender_raw, ' ' || char(9, 10, 13, 160, 12288)))`;

/** @param strength what makes the first; ties go to what was bought later, then by name */
const preference = (from: string, strength: string, where: string): string => `
SELECT c.customer_id, p.picked
FROM customers c
LEFT JOIN (
  SELECT customer_id, picked, row_number() OVER (PARTITION BY customer_id ORDER BY ${strength} DESC, last_seen DESC, picked) AS place
  FROM (${from})
  ${where}
) p ON p.customer_id = c.customer_id AND p.place = 1
WHERE c.register_date <= :as_of
ORDER BY c.customer_id`;

const CATEGORIES = `
    SELECT o.customer_id, category AS picked, sum(amount) AS spent, count(*) AS orders, max(order_date) AS last_seen
    FROM orders o
    JOIN customers USING (customer_id)
    WHERE status = 'paid' AND ${last(365)} AND category IS NOT NULL AND register_date <= :as_of
    GROUP BY o.customer_id, category
    HAVING sum(amount) > 0`;
const WITH_TGI = `
  SELECT *, 100 * spent * sum(spent) OVER () / (sum(spent) OVER (PARTITION BY customer_id) * sum(spent) OVER (PARTITION BY picked)) AS tgi
  FROM (${CATEGORIES})`;
const CHANNELS = `
    SELECT customer_id, channel AS picked, count(*) AS orders, max(order_date) AS last_seen
    FROM orders
    WHERE status = 'paid' AND ${last(365)} AND channel IS NOT NULL
    GROUP BY customer_id, channel`;

const RFM = `
WITH spent AS (
  SELECT customer_id, max(order_date) AS last_order, count(DISTINCT order_id) AS orders, sum(amount) AS money
  FROM orders
  JOIN customers USING (customer_id)
  WHERE status = 'paid' AND ${last(365)} AND register_date <= :as_of
  GROUP BY customer_id
),
scored AS (
  SELECT customer_id,
    ntile(5) OVER (ORDER BY last_order, customer_id) >= 4 AS r,
    ntile(5) OVER (ORDER BY orders, customer_id) >= 4 AS f,
    CASE WHEN money IS NOT NULL THEN ntile(5) OVER (PARTITION BY money IS NULL ORDER BY money, customer_id) >= 4 END AS m
  FROM spent
)
SELECT c.customer_id,
  CASE
    WHEN r AND f AND m THEN 'champion'
    WHEN r AND NOT f AND m THEN 'spender'
    WHEN NOT r AND f AND m THEN 'at risk'
    WHEN NOT r AND NOT f AND m THEN 'big and gone'
    WHEN r AND f AND NOT m THEN 'loyal'
    WHEN r AND NOT f AND NOT m THEN 'recent'
    WHEN NOT r AND f AND NOT m THEN 'slipping'
    WHEN NOT r AND NOT f AND NOT m THEN 'gone'
  END
FROM customers c
LEFT JOIN scored s ON s.customer_id = c.customer_id
WHERE c.register_date <= :as_of
ORDER BY c.customer_id`;

const HIGH_VALUE = `
WITH spent AS (
  SELECT c.customer_id, coalesce(o.spent, 0) AS spent
  FROM customers c
  LEFT JOIN (
    SELECT customer_id, sum(amount) AS spent FROM orders WHERE status = 'paid' AND ${last(365)} GROUP BY customer_id
  ) o ON o.customer_id = c.customer_id
  WHERE c.register_date <= :as_of
),
ranked AS (
  SELECT spent, row_number() OVER (ORDER BY spent) - 1 AS i, lead(spent) OVER (ORDER BY spent) AS next, count(*) OVER () AS n
  FROM spent
)
SELECT customer_id,
  spent >= (
    SELECT spent + ((n - 1) * 90 % 100) / 100.0 * (coalesce(next, spent) - spent) FROM ranked WHERE i = (n - 1) * 90 / 100
  )
FROM spent
ORDER BY customer_id`;

const PAID = `status = 'paid'`;
const daysSince = (date: string): string => `julianday(:as_of) - julianday(${date})`;

export const NAIVE_QUERIES: Readonly<Record<string, string>> = {
  gender: fromCustomer(
    `CASE WHEN ${NO_BLANKS} IN ('f', 'female', '女') THEN 'female' WHEN ${NO_BLANKS} IN ('m', 'male', '男') THEN 'male' END`,
  ),
  age_group: `
WITH aged AS (
  SELECT customer_id, register_date,
    strftime('%Y', :as_of) - strftime('%Y', birth_date) - (strftime('%m-%d', :as_of) < strftime('%m-%d', birth_date)) AS age
  FROM customers
)
SELECT customer_id,
  CASE
    WHEN age >= 60 THEN '60 and over' WHEN age >= 45 THEN '45 to 59' WHEN age >= 35 THEN '35 to 44'
    WHEN age >= 25 THEN '25 to 34' WHEN age >= 18 THEN '18 to 24' WHEN age IS NOT NULL THEN 'under 18'
  END
FROM aged
WHERE register_date <= :as_of
ORDER BY customer_id`,
  city: fromCustomer(
    `CASE WHEN city_tier IN ('tier1', '一线') THEN 'first' WHEN city_tier IN ('tier2', '二线') THEN 'second' WHEN city_tier IS NOT NULL THEN 'other' END`,
  ),
  member_for: fromCustomer(band(daysSince('register_date'), 90, 365, ['new', 'a year', 'longer'])),
  activity: fromOrders(
    'max(order_date) AS last_order',
    `${PAID} AND order_date <= :as_of`,
    `CASE
    WHEN last_order >= date(:as_of, '-29 days') THEN 'active'
    WHEN last_order >= date(:as_of, '-89 days') THEN 'warm'
    WHEN last_order >= date(:as_of, '-364 days') THEN 'cool'
    ELSE 'cold'
  END`,
  ),
  frequency_90: fromOrders('count(*) AS orders', `${PAID} AND ${last(90)}`, band('coalesce(orders, 0)', 1, 3, ['none', 'some', 'many'])),
  spend_90: fromOrders('sum(amount) AS spent', `${PAID} AND ${last(90)}`, band('coalesce(spent, 0)', 100, 500, ['low', 'middle', 'high'])),
  spend_365: fromOrders(
    'sum(amount) AS spent',
    `${PAID} AND ${last(365)}`,
    band('coalesce(spent, 0)', 500, 2000, ['low', 'middle', 'high']),
  ),
  basket: fromOrders(
    'coalesce(sum(amount), 0) / count(*) AS basket',
    `${PAID} AND ${last(365)}`,
    band('basket', 100, 300, ['small', 'middle', 'large']),
  ),
  category_pref: preference(WITH_TGI, 'tgi', 'WHERE tgi >= 120 AND orders >= 2'),
  channel_pref: preference(CHANNELS, 'orders', ''),
  lifecycle: fromOrders(
    `count(*) AS orders, ${daysSince('max(order_date)')} AS last_days, ${daysSince('min(order_date)')} AS first_days`,
    `${PAID} AND order_date <= :as_of`,
    `CASE
    WHEN orders IS NULL THEN 'lead' WHEN last_days > 180 THEN 'lost' WHEN last_days > 90 THEN 'dormant'
    WHEN first_days <= 30 THEN 'new' WHEN orders >= 4 THEN 'mature' ELSE 'growing'
  END`,
  ),
  overdue: fromOrders(
    `count(*) AS orders, ${daysSince('max(order_date)')} AS last_days, ${daysSince('min(order_date)')} AS first_days`,
    `${PAID} AND order_date <= :as_of`,
    'coalesce(orders >= 3 AND last_days > 2.0 * (first_days - last_days) / (orders - 1), 0)',
  ),
  high_value: HIGH_VALUE,
  coupon_lover: fromOrders('1.0 * count(coupon_id) / count(*) AS share', `${PAID} AND order_date <= :as_of`, 'share >= 0.5'),
  app_lover: fromOrders(
    `1.0 * count(CASE WHEN channel = 'app' THEN 1 END) / count(*) AS share`,
    `${PAID} AND order_date <= :as_of`,
    'share >= 0.5',
  ),
  returner: fromOrders(`1.0 * count(CASE WHEN status = 'refunded' THEN 1 END) / count(*) AS share`, 'order_date <= :as_of', 'share >= 0.2'),
  browsing: fromEvents('count(*) AS views', ` AND name = 'view'`, band('coalesce(views, 0)', 1, 10, ['none', 'some', 'many'])),
  left_cart: fromEvents(
    'count(*) AS carts',
    ` AND name = 'cart'`,
    `carts IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM bought WHERE bought.customer_id = c.customer_id
  )`,
  ).replace('\nSELECT', `\nWITH bought AS (SELECT DISTINCT customer_id FROM orders WHERE ${PAID} AND ${last(30)})\nSELECT`),
  online: fromEvents('count(DISTINCT date(event_ts)) AS days', '', band('coalesce(days, 0)', 1, 5, ['none', 'some', 'many'])),
  rfm: RFM,
};
