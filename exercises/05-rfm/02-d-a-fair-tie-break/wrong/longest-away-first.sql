SELECT
  customer_id,
  NTILE(5) OVER (ORDER BY COUNT(*), MAX(order_date) DESC, customer_id DESC) AS f_score
FROM orders
WHERE status = 'paid'
  AND order_date BETWEEN date(:as_of, '-364 days') AND :as_of
GROUP BY customer_id
