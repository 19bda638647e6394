SELECT customer_id,
  CAST(julianday((SELECT MAX(order_date) FROM orders)) - julianday(MAX(order_date)) AS INTEGER) AS r, COUNT(*) AS f, SUM(amount) AS m
FROM orders
WHERE status = 'paid'
  AND order_date >= date((SELECT MAX(order_date) FROM orders), '-{{days-1}} days')
GROUP BY customer_id
