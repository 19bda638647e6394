SELECT (
    SELECT julianday(:as_of) - julianday(MAX(o.order_date))
    FROM orders AS o
    WHERE o.customer_id = c.customer_id
      AND o.status = 'paid'
      AND o.order_date BETWEEN date(:as_of, '-{{days-1}} days') AND :as_of
  ) AS r
FROM customers AS c
ORDER BY c.customer_id
LIMIT 60
