// No two Product nodes share code.
// access: write
CREATE CONSTRAINT product_code IF NOT EXISTS
FOR (product:Product) REQUIRE product.code IS UNIQUE
