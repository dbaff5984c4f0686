// Finds Event nodes by kind and seq.
// access: write
CREATE INDEX event_kind_seq IF NOT EXISTS
FOR (event:Event) ON (event.kind, event.seq)
