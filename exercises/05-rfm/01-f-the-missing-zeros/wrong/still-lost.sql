SELECT c.customer_id,
  COUNT(o.order_id) AS f
FROM customers AS c
LEFT JOIN orders AS o
  ON o.customer_id = c.customer_id
WHERE o.status = 'paid'
  AND o.order_date BETWEEN date(:as_of, '-{{days-1}} days') AND :as_of
GROUP BY c.customer_id
