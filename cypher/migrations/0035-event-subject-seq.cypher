// Finds Event nodes by subject and seq.
// access: write
CREATE INDEX event_subject_seq IF NOT EXISTS
FOR (event:Event) ON (event.subject, event.seq)
