// No two User nodes share email.
// access: write
CREATE CONSTRAINT user_email IF NOT EXISTS
FOR (user:User) REQUIRE user.email IS UNIQUE
