SELECT
  customer_id,
  MIN(5, 1 + CAST(5 * PERCENT_RANK() OVER (ORDER BY COUNT(*), MAX(order_date)) AS INTEGER)) AS f_score
FROM orders
WHERE status = 'paid'
  AND order_date BETWEEN date(:as_of, '-364 days') AND :as_of
GROUP BY customer_id
