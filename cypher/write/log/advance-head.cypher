// The last seq, the last link and the next ordinal.
// access: write
// expects: NodeUniqueIndexSeek
MATCH (head:EventHead {name: 'log'})
SET
  head.seq = $seq,
  head.link = $link,
  head.nextOrdinal = $nextOrdinal
RETURN
  count(*) AS written
