// How many events of each kind stand after a seq.
// access: read
// expects: NodeUniqueIndexSeekByRange
MATCH (event:Event)
WHERE event.seq > $seq
RETURN
  event.kind AS kind,
  count(*) AS events
