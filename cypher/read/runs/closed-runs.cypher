// Closed runs of periods before one, newest first.
// access: read
MATCH (run:Run)
WHERE run.state IN ['CLOSED', 'PAID'] AND run.period < $before
RETURN
  run.id AS id,
  run.period AS period,
  run.computation AS computation
ORDER BY run.period DESC
LIMIT toInteger($limit)
