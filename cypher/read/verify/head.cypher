// What the head of the log names, and the last event there is.
// access: read
// expects: NodeUniqueIndexSeek, NodeUniqueIndexSeekByRange
CALL () {
  MATCH (event:Event)
  WHERE event.seq > 0
  WITH event
  ORDER BY event.seq DESC
  LIMIT 1
  RETURN collect(event) AS last
}
WITH last
OPTIONAL MATCH (head:EventHead {name: 'log'})
RETURN
  head.seq AS headSeq,
  head.link AS headLink,
  last[0].seq AS lastSeq,
  last[0].link AS lastLink
