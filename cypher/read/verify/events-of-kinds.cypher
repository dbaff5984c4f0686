// All events of some kinds, with everything their digests cover.
// access: read
// expects: NodeIndexSeek
UNWIND $kinds AS kind
MATCH (event:Event)
WHERE event.kind = kind AND event.seq > 0
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
