// No two Order nodes share number.
// access: write
CREATE CONSTRAINT order_number IF NOT EXISTS
FOR (order:Order) REQUIRE order.number IS UNIQUE
