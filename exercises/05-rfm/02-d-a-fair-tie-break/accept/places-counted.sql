WITH queue AS (
  SELECT customer_id,
    ROW_NUMBER() OVER (ORDER BY COUNT(*), MAX(order_date), customer_id DESC) - 1 AS place,
    COUNT(*) OVER () AS n
  FROM orders
  WHERE status = 'paid'
  AND order_date BETWEEN date(:as_of, '-364 days') AND :as_of
  GROUP BY customer_id
)
SELECT customer_id,
  CASE WHEN place < (n % 5) * (n / 5 + 1) THEN place / (n / 5 + 1) + 1
       ELSE n % 5 + (place - (n % 5) * (n / 5 + 1)) / (n / 5) + 1 END AS f_score
FROM queue
