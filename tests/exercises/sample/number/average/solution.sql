SELECT avg(amount) FROM orders WHERE status = 'paid'
