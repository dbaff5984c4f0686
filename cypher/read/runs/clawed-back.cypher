// Summaries of these earners' closed statements since a period that took something back.
// access: read
// expects: NodeIndexSeek
UNWIND $earnerIds AS earnerId
MATCH (statement:Statement)
WHERE statement.earnerId = earnerId
  AND statement.period > $after
  AND statement.period < $before
  AND statement.page = 0
  AND 'CLAWED_BACK' IN statement.entryKinds
MATCH (run:Run {id: statement.runId})
WHERE run.computation = statement.computation AND run.state IN ['CLOSED', 'PAID']
RETURN
  statement.earnerId AS earnerId,
  statement.summary AS summary
