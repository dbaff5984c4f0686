// No two Order nodes share id.
// access: write
CREATE CONSTRAINT order_id IF NOT EXISTS
FOR (order:Order) REQUIRE order.id IS UNIQUE
