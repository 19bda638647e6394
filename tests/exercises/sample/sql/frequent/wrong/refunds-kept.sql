SELECT customer_id, count(*) AS orders
FROM orders
WHERE  order_date BETWEEN date(:as_of, '-89 days') AND :as_of
GROUP BY customer_id
HAVING count(*) >= 3
ORDER BY orders DESC
