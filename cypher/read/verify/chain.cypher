// Events after a seq with everything their digests and links cover.
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
  event.requestKey AS requestKey,
  event.requestVerb AS requestVerb,
  event.requestEvents AS requestEvents,
  event.ordinal AS ordinal,
  event.body AS body,
  event.personal AS personal,
  event.salt AS salt,
  event.personalDigest AS personalDigest,
  event.digest AS digest,
  event.link AS link
ORDER BY event.seq
LIMIT $limit
