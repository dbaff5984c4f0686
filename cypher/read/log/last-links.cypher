// How the log ends: the newest event and the one before it, as the chain ties them.
// access: read
// expects: NodeUniqueIndexSeekByRange
MATCH (event:Event)
WHERE event.seq > 0
RETURN
  event.seq AS seq,
  event.digest AS digest,
  event.link AS link
ORDER BY event.seq DESC
LIMIT 2
