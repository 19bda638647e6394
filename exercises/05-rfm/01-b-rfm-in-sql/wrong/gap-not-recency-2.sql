WITH paid AS (
  SELECT customer_id, amount, order_ts,
    CAST(julianday(order_date) - julianday(LAG(order_date) OVER (PARTITION BY customer_id ORDER BY order_ts, order_id)) AS INTEGER) AS gap,
    ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY order_ts DESC, order_id DESC) AS nth
  FROM orders
  WHERE status = 'paid' AND order_date BETWEEN date(:as_of, '-{{days-1}} days') AND :as_of
)
SELECT customer_id, MAX(gap) FILTER (WHERE nth = 1) AS r, COUNT(*) AS f, SUM(amount) AS m
FROM paid
GROUP BY customer_id
