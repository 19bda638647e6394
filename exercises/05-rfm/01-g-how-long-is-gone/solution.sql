WITH RECURSIVE
  line(days) AS (SELECT 10 UNION ALL SELECT days + 10 FROM line WHERE days < 360),
  seen AS (
    SELECT customer_id, julianday(date(:as_of, '-90 days')) - julianday(MAX(order_date)) AS r
    FROM orders
    WHERE status = 'paid' AND order_date BETWEEN date(:as_of, '-454 days') AND date(:as_of, '-90 days')
    GROUP BY customer_id
  ),
  told AS (
    SELECT customer_id, r,
      customer_id NOT IN (
        SELECT customer_id FROM orders
        WHERE status = 'paid' AND order_date > date(:as_of, '-90 days') AND order_date <= :as_of
      ) AS gone
    FROM seen
  )
SELECT days,
  SUM(r >= days AND gone) * 1.0 / NULLIF(SUM(r >= days), 0) AS precision,
  SUM(r >= days AND gone) * 1.0 / SUM(gone) AS recall,
  SUM(r >= days) * 1.0 / COUNT(*) AS coverage
FROM told CROSS JOIN line
GROUP BY days
