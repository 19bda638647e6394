SELECT c.customer_id,
  SUM(CASE WHEN o.status = 'paid' AND o.order_date BETWEEN date(:as_of, '-{{days-1}} days') AND :as_of THEN 1 ELSE 0 END) AS f
FROM customers AS c
LEFT JOIN orders AS o
  ON o.customer_id = c.customer_id
GROUP BY c.customer_id
