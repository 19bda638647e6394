SELECT c.customer_id,
  (
    SELECT COUNT(*)
    FROM orders AS o
    WHERE o.customer_id = c.customer_id
      AND o.status = 'paid'
      AND o.order_date BETWEEN date(:as_of, '-{{days-1}} days') AND :as_of
  ) AS f
FROM customers AS c
