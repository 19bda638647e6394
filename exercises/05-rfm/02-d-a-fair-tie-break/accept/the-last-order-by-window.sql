WITH paid AS (
  SELECT customer_id,
    COUNT(*) OVER (PARTITION BY customer_id) AS f,
    ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY order_ts DESC, order_id) AS nth,
    order_date
  FROM orders
  WHERE status NOT IN ('refunded', 'cancelled')
    AND order_date > date(:as_of, '-365 days') AND order_date <= :as_of
)
SELECT customer_id, NTILE(5) OVER (ORDER BY f, order_date, customer_id DESC) AS f_score
FROM paid
WHERE nth = 1
