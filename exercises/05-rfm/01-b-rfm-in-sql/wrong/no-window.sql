SELECT customer_id, CAST(julianday(:as_of) - julianday(MAX(order_date)) AS INTEGER) AS r, COUNT(*) AS f, SUM(amount) AS m
FROM orders
WHERE status = 'paid' AND order_date <= :as_of
GROUP BY customer_id
