WITH each_customer AS (
  SELECT customer_id, julianday('2025-03-31') - julianday(MAX(order_date)) AS r, COUNT(*) AS f, SUM(amount) AS m
  FROM orders
  WHERE status = 'paid' AND order_date BETWEEN date('2025-03-31', '-364 days') AND '2025-03-31'
  GROUP BY customer_id
),
line AS (
  SELECT AVG(r) AS r, AVG(f) AS f, AVG(m) AS m FROM each_customer
)
SELECT 100.0 * SUM(c.m) FILTER (WHERE c.r > line.r AND c.f >= line.f AND c.m >= line.m) / SUM(c.m)
FROM each_customer AS c CROSS JOIN line
