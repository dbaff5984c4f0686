// Finds ApiKey nodes by userId.
// access: write
CREATE INDEX api_key_user_id IF NOT EXISTS
FOR (apiKey:ApiKey) ON (apiKey.userId)
