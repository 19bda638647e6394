WITH paid AS (
  SELECT customer_id, COUNT(*) AS n
  FROM orders
  WHERE status = 'paid' AND order_date BETWEEN date(:as_of, '-{{days-1}} days') AND :as_of
  GROUP BY customer_id
)
SELECT c.customer_id, COALESCE(paid.n, 0) AS f
FROM customers AS c
LEFT JOIN paid ON paid.customer_id = c.customer_id
