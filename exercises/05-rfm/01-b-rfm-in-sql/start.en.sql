-- :as_of is the as-of date, filled in when the query runs
SELECT
  customer_id,
  COUNT(*) AS f
FROM orders
GROUP BY customer_id
