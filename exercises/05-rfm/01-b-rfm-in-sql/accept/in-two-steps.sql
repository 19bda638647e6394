WITH paid AS (
  SELECT customer_id, order_id, amount, julianday(:as_of) - julianday(order_date) AS days_ago
  FROM orders
  WHERE status = 'paid'
)
SELECT customer_id, CAST(MIN(days_ago) AS INTEGER) AS r, COUNT(order_id) AS f, SUM(amount) AS m
FROM paid
WHERE days_ago BETWEEN 0 AND {{days-1}}
GROUP BY customer_id
