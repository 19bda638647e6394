WITH order_size AS (SELECT order_id, COUNT(*) AS lines FROM order_items GROUP BY order_id)
SELECT customer_id, CAST(julianday(:as_of) - julianday(MAX(order_date)) AS INTEGER) AS r, COUNT(order_size.order_id) AS f, SUM(amount) AS m
FROM orders JOIN order_size USING (order_id)
WHERE status = 'paid' AND order_date BETWEEN date(:as_of, '-{{days-1}} days') AND :as_of
GROUP BY customer_id
