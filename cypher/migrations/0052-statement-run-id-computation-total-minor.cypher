// Finds Statement nodes by runId and computation and totalMinor.
// access: write
CREATE INDEX statement_run_id_computation_total_minor IF NOT EXISTS
FOR (statement:Statement) ON (statement.runId, statement.computation, statement.totalMinor)
