// What follows a seq and belongs to the same transaction.
// access: read
// expects: NodeUniqueIndexSeekByRange
MATCH (event:Event)
WHERE event.seq > $seq AND event.seq <= $seq + $limit AND event.transaction = $transaction
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
