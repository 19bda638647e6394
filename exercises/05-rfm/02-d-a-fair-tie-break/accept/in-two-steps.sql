WITH each_customer AS (
  SELECT customer_id, COUNT(*) AS f, MAX(order_date) AS last_day
  FROM orders
  WHERE status = 'paid'
  AND order_date BETWEEN date(:as_of, '-364 days') AND :as_of
  GROUP BY customer_id
)
SELECT customer_id, NTILE(5) OVER (ORDER BY f, last_day, customer_id DESC) AS f_score
FROM each_customer
ORDER BY f_score DESC, customer_id
