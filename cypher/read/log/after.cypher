// The events after a seq, in order.
// access: read
// expects: NodeUniqueIndexSeekByRange
MATCH (event:Event)
WHERE event.seq > $seq
RETURN
  event.seq AS seq,
  event.at AS at,
  event.actor AS actor,
  event.kind AS kind,
  event.subject AS subject,
  event.transaction AS transaction,
  event.ordinal AS ordinal,
  event.body AS body,
  event.personal AS personal,
  event.personal IS NULL AND event.personalDigest IS NOT NULL AS erased
ORDER BY event.seq
LIMIT $limit
