// Finds Run nodes by period.
// access: write
CREATE INDEX run_period IF NOT EXISTS
FOR (run:Run) ON (run.period)
