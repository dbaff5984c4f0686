// No two SignInCount nodes share key.
// access: write
CREATE CONSTRAINT sign_in_count_key IF NOT EXISTS
FOR (signInCount:SignInCount) REQUIRE signInCount.key IS UNIQUE
