-- The SQL of the course's design for its ten worked tags, word for word but for the time column of the click log (event_ts).
-- @gender
SELECT customer_id, CASE WHEN v IN ('f','female','女') THEN 'female' WHEN v IN ('m','male','男') THEN 'male' END AS value
FROM (SELECT customer_id, lower(trim(gender_raw, ' 　'||char(9))) AS v FROM customers) WHERE value IS NOT NULL;
-- @orders_90d
SELECT c.customer_id, COUNT(DISTINCT o.order_id) AS value FROM customers c
LEFT JOIN orders o ON o.customer_id=c.customer_id AND o.status='paid' AND o.order_date BETWEEN date(:as_of,'-89 days') AND :as_of
GROUP BY c.customer_id;
-- @loyalty_attitude
WITH k AS (SELECT customer_id, CASE WHEN q='L3' THEN 6-score ELSE score END AS s FROM survey
  WHERE q IN ('L1','L2','L3','L4') AND score BETWEEN 1 AND 5 AND answered_at BETWEEN date(:as_of,'-179 days') AND :as_of),
m AS (SELECT customer_id, COUNT(*) AS n, AVG(s) AS mean FROM k GROUP BY customer_id)
SELECT customer_id, CASE WHEN mean>=4 THEN 'high' WHEN mean>=3 THEN 'medium' ELSE 'low' END AS value FROM m WHERE n>=3;
-- @influence
WITH d AS (SELECT c.customer_id, COUNT(DISTINCT f.src) AS followers FROM customers c
  LEFT JOIN follows f ON f.dst=c.customer_id AND f.src<>f.dst AND f.ts<=:as_of GROUP BY c.customer_id),
p AS (SELECT *, PERCENT_RANK() OVER (ORDER BY followers) AS pr FROM d)
SELECT customer_id, CASE WHEN pr>=0.99 AND followers>=10 THEN 'kol' WHEN pr>=0.95 AND followers>=5 THEN 'koc'
  WHEN followers>0 THEN 'connected' ELSE 'isolated' END AS value FROM p;
-- @rfm_score
WITH base AS MATERIALIZED (SELECT customer_id, CAST(julianday(:as_of)-julianday(MAX(order_date)) AS INT) AS r, COUNT(DISTINCT order_id) AS f, SUM(amount) AS m
  FROM orders WHERE status='paid' AND order_date BETWEEN date(:as_of,'-364 days') AND :as_of GROUP BY customer_id),
o AS MATERIALIZED (SELECT 'r' k, r v, LEAD(r) OVER (ORDER BY r) nx, ROW_NUMBER() OVER (ORDER BY r)-1 i, COUNT(*) OVER () n FROM base
  UNION ALL SELECT 'f', f, LEAD(f) OVER (ORDER BY f), ROW_NUMBER() OVER (ORDER BY f)-1, COUNT(*) OVER () FROM base
  UNION ALL SELECT 'm', m, LEAD(m) OVER (ORDER BY m), ROW_NUMBER() OVER (ORDER BY m)-1, COUNT(*) OVER () FROM base),
j(j) AS (VALUES (1),(2),(3),(4)),
cut AS MATERIALIZED (SELECT k, j, v + ((n-1)*j/5.0 - (n-1)*j/5) * (COALESCE(nx,v)-v) AS e FROM j JOIN o ON i=(n-1)*j/5),
sc AS (SELECT b.customer_id, 5-SUM(c.k='r' AND b.r>c.e) AS rs, 1+SUM(c.k='f' AND b.f>c.e) AS fs, 1+SUM(c.k='m' AND b.m>c.e) AS ms FROM base b CROSS JOIN cut c GROUP BY b.customer_id)
SELECT customer_id, rs||fs||ms AS value FROM sc;
-- @rfm_segment8
WITH base AS (SELECT customer_id, CAST(julianday(:as_of)-julianday(MAX(order_date)) AS INT) AS r, COUNT(DISTINCT order_id) AS f, SUM(amount) AS m
  FROM orders WHERE status='paid' AND order_date BETWEEN date(:as_of,'-364 days') AND :as_of GROUP BY customer_id),
t AS (SELECT AVG(r) tr, AVG(f) tf, AVG(m) tm FROM base)
SELECT customer_id, CASE (r<=tr)||(f>=tf)||(m>=tm) WHEN '111' THEN '重要价值客户' WHEN '101' THEN '重要发展客户' WHEN '011' THEN '重要保持客户' WHEN '001' THEN '重要挽留客户'
  WHEN '110' THEN '一般价值客户' WHEN '100' THEN '一般发展客户' WHEN '010' THEN '一般保持客户' ELSE '一般挽留客户' END AS value FROM base CROSS JOIN t;
-- @value_tier
WITH g AS (SELECT customer_id, SUM(amount) AS m FROM orders WHERE status='paid' AND order_date BETWEEN date(:as_of,'-364 days') AND :as_of GROUP BY customer_id),
c AS (SELECT customer_id, SUM(m) OVER w - m AS before, SUM(m) OVER () AS total FROM g WINDOW w AS (ORDER BY m DESC, customer_id ROWS UNBOUNDED PRECEDING))
SELECT customer_id, CASE WHEN before < 0.80*total THEN 'A' WHEN before < 0.95*total THEN 'B' ELSE 'C' END AS value FROM c;
-- @churn_risk
WITH o AS (SELECT customer_id, julianday(:as_of)-julianday(MAX(order_date)) AS r, COUNT(DISTINCT order_id) FILTER (WHERE order_date > date(:as_of,'-180 days')) AS f180
  FROM orders WHERE status='paid' AND order_date<=:as_of GROUP BY customer_id),
e AS (SELECT customer_id, COUNT(*) AS ev30 FROM events WHERE event_ts >= date(:as_of,'-29 days') AND event_ts < date(:as_of,'+1 day') AND customer_id IS NOT NULL GROUP BY customer_id),
p AS (SELECT customer_id, 1.0/(1.0+exp(-(-1.2 + 0.018*r - 0.45*f180 - 0.08*COALESCE(ev30,0)))) AS p FROM o LEFT JOIN e USING (customer_id))
SELECT customer_id, CASE WHEN p>=0.7 THEN 'high' WHEN p>=0.4 THEN 'medium' ELSE 'low' END AS value, round(p,4) AS score FROM p;
-- @category_pref
WITH w AS MATERIALIZED (SELECT o.customer_id, i.category, SUM(i.qty*i.price) AS amt, COUNT(DISTINCT o.order_id) AS n FROM orders o JOIN order_items i USING (order_id)
  WHERE o.status='paid' AND o.order_date BETWEEN date(:as_of,'-364 days') AND :as_of GROUP BY 1,2),
s AS (SELECT *, 100.0 * (amt/SUM(amt) OVER (PARTITION BY customer_id)) / (SUM(amt) OVER (PARTITION BY category)/SUM(amt) OVER ()) AS tgi FROM w)
SELECT customer_id, group_concat(category,'|' ORDER BY tgi DESC, category) AS value FROM s WHERE tgi>=120 AND n>=2 GROUP BY customer_id;
-- @lifecycle
WITH x AS (SELECT c.customer_id, COUNT(DISTINCT o.order_id) AS orders_ever, julianday(:as_of)-julianday(MIN(o.order_date)) AS d_first, julianday(:as_of)-julianday(MAX(o.order_date)) AS d_last
  FROM customers c LEFT JOIN orders o ON o.customer_id=c.customer_id AND o.status='paid' AND o.order_date<=:as_of WHERE c.register_date<=:as_of GROUP BY c.customer_id)
SELECT customer_id, CASE WHEN orders_ever=0 THEN 'lead' WHEN d_last>180 THEN 'lost' WHEN d_last>90 THEN 'dormant' WHEN d_first<=30 THEN 'new' WHEN orders_ever>=4 THEN 'mature' ELSE 'growing' END AS value FROM x;
-- @reach_a
WITH c AS (SELECT customer_id, status, expires_at, ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY updated_at DESC) AS rn FROM consents WHERE purpose='marketing' AND updated_at<=:as_of),
hit AS (SELECT v.customer_id FROM tag_value_tier v JOIN tag_lifecycle l USING (customer_id) JOIN c USING (customer_id) JOIN customers k USING (customer_id)
  WHERE v.value='A' AND l.value<>'lost' AND c.rn=1 AND c.status='granted' AND (c.expires_at IS NULL OR c.expires_at>:as_of)
    AND (k.birth_date IS NULL OR k.birth_date<=date(:as_of,'-14 years')))
SELECT customer_id, 1 AS value FROM hit WHERE (SELECT COUNT(*) FROM hit) >= 20;
