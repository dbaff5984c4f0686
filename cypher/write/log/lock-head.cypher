// Takes the head of the log, last of all locks; it is read by a statement of its own, after the lock.
// access: write
// expects: NodeUniqueIndexSeek
MATCH (head:EventHead {name: 'log'})
SET head.lock = $transaction
RETURN
  count(*) AS written
