// Finds Event nodes by actor and seq.
// access: write
CREATE INDEX event_actor_seq IF NOT EXISTS
FOR (event:Event) ON (event.actor, event.seq)
