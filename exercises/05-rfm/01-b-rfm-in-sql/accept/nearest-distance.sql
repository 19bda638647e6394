SELECT customer_id, MIN(julianday(:as_of) - julianday(order_date)) AS r, COUNT(DISTINCT order_id) AS f, SUM(amount) AS m
FROM orders
WHERE status = 'paid' AND order_date > date(:as_of, '-{{days}} days') AND order_date <= :as_of
GROUP BY customer_id
ORDER BY m DESC
