// The head of the log as it stands.
// access: read
// expects: NodeUniqueIndexSeek
MATCH (head:EventHead {name: 'log'})
RETURN
  head.seq AS seq,
  head.link AS link,
  head.nextOrdinal AS nextOrdinal
