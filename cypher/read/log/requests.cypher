// What request keys have done: who used them for which verb, and the events of those changes.
// access: read
// expects: NodeUniqueIndexSeek
UNWIND $requestKeys AS requestKey
MATCH (first:Event {requestKey: requestKey})
CALL (first) {
  MATCH (event:Event)
  WHERE event.seq >= first.seq AND event.seq < first.seq + first.requestEvents
  WITH event
  ORDER BY event.seq
  RETURN
    max(event.seq) AS seq,
    collect(event.subject) AS subjects
}
RETURN
  requestKey AS requestKey,
  first.actor AS actor,
  first.requestVerb AS verb,
  seq AS seq,
  subjects AS subjects
