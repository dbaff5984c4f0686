// Periods nothing new may be dated into, oldest first.
// access: read
MATCH (period:Period)
WHERE period.state IN ['FROZEN', 'CLOSED']
RETURN
  period.id AS period,
  coalesce(period.closedAt, period.frozenAt) AS closedAt
ORDER BY period.id
