SELECT
  customer_id,
  NTILE(5) OVER (ORDER BY COUNT(*), MAX(order_date), customer_id DESC) AS f_score
FROM orders
WHERE status = 'paid'
GROUP BY customer_id
