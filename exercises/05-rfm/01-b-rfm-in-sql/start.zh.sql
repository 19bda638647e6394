-- :as_of 就是基准日，运行时自动填好
SELECT
  customer_id,
  COUNT(*) AS f
FROM orders
GROUP BY customer_id
