// No two Event nodes share requestKey.
// access: write
CREATE CONSTRAINT event_request_key IF NOT EXISTS
FOR (event:Event) REQUIRE event.requestKey IS UNIQUE
