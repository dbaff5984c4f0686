// All events of subjects but those of a stretch of the log, with everything their digests cover.
// access: read
// expects: NodeIndexSeek
UNWIND $subjects AS subject
MATCH (event:Event)
WHERE event.subject = subject AND event.seq > 0
WITH event
WHERE event.seq <= $after OR event.seq > $until
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
