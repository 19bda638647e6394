WITH each_customer AS (
  SELECT customer_id, julianday('2025-03-31') - julianday(MAX(order_date)) AS r, COUNT(*) AS f, SUM(amount) AS m
  FROM orders
  WHERE status = 'paid' AND order_date BETWEEN date('2025-03-31', '-364 days') AND '2025-03-31'
  GROUP BY customer_id
),
queued AS (
  SELECT *, COUNT(*) OVER () AS n, ROW_NUMBER() OVER (ORDER BY r) AS r_at, ROW_NUMBER() OVER (ORDER BY f) AS f_at,
    ROW_NUMBER() OVER (ORDER BY m) AS m_at
  FROM each_customer
),
line AS (
  SELECT AVG(r) FILTER (WHERE r_at IN ((n + 1) / 2, (n + 2) / 2)) AS r,
    AVG(f) FILTER (WHERE f_at IN ((n + 1) / 2, (n + 2) / 2)) AS f,
    AVG(m) FILTER (WHERE m_at IN ((n + 1) / 2, (n + 2) / 2)) AS m
  FROM queued
)
SELECT COUNT(*) FILTER (WHERE c.r > line.r AND c.f >= line.f AND c.m >= line.m)
FROM each_customer AS c CROSS JOIN line
