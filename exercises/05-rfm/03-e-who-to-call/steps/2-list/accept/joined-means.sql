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
CROSS JOIN (SELECT AVG(r) AS mean_r, AVG(f) AS mean_f FROM c)
WHERE r > mean_r AND f >= mean_f
