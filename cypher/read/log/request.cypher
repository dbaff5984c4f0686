// What a request key has done: who used it for which verb, and the events of that change.
// access: read
// expects: NodeUniqueIndexSeek
MATCH (first:Event {requestKey: $requestKey})
CALL (first) {
  MATCH (event:Event)
  WHERE event.seq >= first.seq AND event.seq < first.seq + first.requestEvents
  WITH event ORDER BY event.seq
  RETURN
    max(event.seq) AS seq,
    collect(event.subject) AS subjects
}
RETURN
  first.actor AS actor,
  first.requestVerb AS verb,
  seq AS seq,
  subjects AS subjects
