SELECT customer_id, register_date
FROM customers
ORDER BY customer_id
LIMIT 60
