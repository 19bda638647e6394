SELECT DISTINCT customer_id,
  MIN(CAST(julianday(:as_of) - julianday(order_date) AS INTEGER)) OVER each_customer AS r,
  COUNT(*) OVER each_customer AS f,
  SUM(amount) OVER each_customer AS m
FROM orders
WHERE status = 'paid' AND order_date BETWEEN date(:as_of, '-{{days-1}} days') AND :as_of
WINDOW each_customer AS (PARTITION BY customer_id)
