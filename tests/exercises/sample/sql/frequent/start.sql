SELECT customer_id, count(*) AS orders FROM orders
