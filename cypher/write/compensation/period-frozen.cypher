// A period into which nothing new may be dated.
// access: write
// expects: NodeUniqueIndexSeek
UNWIND $rows AS row
MERGE (period:Period {id: row.period})
SET
  period.state = 'FROZEN',
  period.frozenAt = row.frozenAt,
  period.closerId = row.closerId
RETURN
  count(*) AS written
