// No two Event nodes share seq.
// access: write
CREATE CONSTRAINT event_seq IF NOT EXISTS
FOR (event:Event) REQUIRE event.seq IS UNIQUE
