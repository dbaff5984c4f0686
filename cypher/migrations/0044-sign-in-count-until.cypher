// Finds SignInCount nodes by until.
// access: write
CREATE INDEX sign_in_count_until IF NOT EXISTS
FOR (signInCount:SignInCount) ON (signInCount.until)
