SELECT avg(amount) FROM orders
