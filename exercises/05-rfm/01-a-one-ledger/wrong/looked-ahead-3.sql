WITH ledger (day, status) AS (
  VALUES ('2024-11-02', 'paid'), ('2025-01-18', 'paid'), ('{{last}}', 'paid'), ('2025-03-25', 'refunded'), ('2025-05-06', 'paid')
)
SELECT CAST(julianday('2025-06-30') - julianday(MAX(day)) AS INTEGER)
FROM ledger
WHERE status = 'paid'
