// The newest events of a subject before a seq.
// access: read
// expects: NodeIndexSeek
MATCH (event:Event)
WHERE
  event.subject = $subject AND
  event.seq < $before AND
  ($actor IS NULL OR event.actor = $actor) AND
  ($kind IS NULL OR event.kind = $kind)
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
ORDER BY event.seq DESC
LIMIT $limit
