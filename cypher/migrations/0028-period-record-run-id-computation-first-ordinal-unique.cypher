// No two PeriodRecord nodes share runId and computation and firstOrdinal.
// access: write
CREATE CONSTRAINT period_record_run_id_computation_first_ordinal IF NOT EXISTS
FOR (periodRecord:PeriodRecord) REQUIRE (periodRecord.runId, periodRecord.computation, periodRecord.firstOrdinal) IS UNIQUE
