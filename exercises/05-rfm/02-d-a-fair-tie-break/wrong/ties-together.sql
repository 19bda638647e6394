SELECT
  customer_id,
  MAX(1, CEIL(5 * PERCENT_RANK() OVER (ORDER BY COUNT(*)))) AS f_score
FROM orders
WHERE status = 'paid'
  AND order_date BETWEEN date(:as_of, '-364 days') AND :as_of
GROUP BY customer_id
