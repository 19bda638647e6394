SELECT customer_id, CAST(julianday(date('now')) - julianday(MAX(order_date)) AS INTEGER) AS r, COUNT(*) AS f, SUM(amount) AS m
FROM orders
WHERE status = 'paid'
  AND order_date BETWEEN date(:as_of, '-{{days-1}} days') AND :as_of
GROUP BY customer_id
