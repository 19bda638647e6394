SELECT COUNT(*) AS f, SUM(amount) AS m, julianday(:as_of) - julianday(date(MAX(order_ts))) AS r, customer_id
FROM orders
WHERE status = 'paid' AND order_ts >= date(:as_of, '-{{days-1}} days') AND order_ts < date(:as_of, '+1 day')
GROUP BY customer_id
