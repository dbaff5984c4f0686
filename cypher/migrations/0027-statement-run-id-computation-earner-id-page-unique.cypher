// No two Statement nodes share runId and computation and earnerId and page.
// access: write
CREATE CONSTRAINT statement_run_id_computation_earner_id_page IF NOT EXISTS
FOR (statement:Statement) REQUIRE (statement.runId, statement.computation, statement.earnerId, statement.page) IS UNIQUE
