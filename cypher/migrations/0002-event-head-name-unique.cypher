// No two EventHead nodes share name.
// access: write
CREATE CONSTRAINT event_head_name IF NOT EXISTS
FOR (eventHead:EventHead) REQUIRE eventHead.name IS UNIQUE
