// The one head of the log, before the first event.
// access: write
MERGE (head:EventHead {name: 'log'})
ON CREATE SET
  head.seq = 0,
  head.link = '',
  head.nextOrdinal = 0
