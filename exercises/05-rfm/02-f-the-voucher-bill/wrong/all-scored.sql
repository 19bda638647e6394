WITH f AS (
  SELECT customer_id, COUNT(*) AS n
  FROM orders
  WHERE status = 'paid' AND order_date BETWEEN date(:as_of, '-364 days') AND :as_of
  GROUP BY customer_id
), binned AS (
  SELECT n, NTILE(5) OVER (ORDER BY n, customer_id) AS score
  FROM f
)
SELECT COUNT(*) * 15 AS yuan FROM f
