// The computations that have staged rows of a run.
// access: read
MATCH (staging:Staging)
WHERE staging.runId = $runId
RETURN
  staging.runId AS runId,
  staging.computation AS computation
