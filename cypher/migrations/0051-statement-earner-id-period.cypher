// Finds Statement nodes by earnerId and period.
// access: write
CREATE INDEX statement_earner_id_period IF NOT EXISTS
FOR (statement:Statement) ON (statement.earnerId, statement.period)
