WITH c AS (
  SELECT customer_id,
    julianday(:as_of) - julianday(MAX(order_date)) AS r,
    COUNT(*) AS f
  FROM orders
  WHERE status = 'paid'
    AND order_date BETWEEN date(:as_of, '-364 days') AND :as_of
  GROUP BY customer_id
)
SELECT customer_id, r, f
FROM c
WHERE r > (SELECT AVG(r) FROM c)
  AND f >= (SELECT AVG(f) FROM c)
