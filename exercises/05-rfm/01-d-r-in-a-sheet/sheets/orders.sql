SELECT order_id, customer_id, order_date, order_ts, channel, status, amount
FROM orders
WHERE customer_id IN (SELECT customer_id FROM customers ORDER BY customer_id LIMIT 60)
ORDER BY order_id
