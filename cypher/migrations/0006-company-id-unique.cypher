// No two Company nodes share id.
// access: write
CREATE CONSTRAINT company_id IF NOT EXISTS
FOR (company:Company) REQUIRE company.id IS UNIQUE
