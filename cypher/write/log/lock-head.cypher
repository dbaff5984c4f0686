// Takes the head of the log, last of all locks; only then is it read, by a second look-up.
// access: write
// expects: NodeUniqueIndexSeek
MATCH (locked:EventHead {name: 'log'})
SET locked.lock = $transaction
WITH count(*) AS locks
MATCH (head:EventHead {name: 'log'})
RETURN
  head.seq AS seq,
  head.link AS link,
  head.nextOrdinal AS nextOrdinal
