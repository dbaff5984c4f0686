// Computations nobody has added to since a moment and no run has published.
// access: read
MATCH (staging:Staging)
WHERE staging.touchedAt < $before
OPTIONAL MATCH (run:Run {id: staging.runId})
WITH staging, run
WHERE run IS NULL OR run.computation <> staging.computation
RETURN
  staging.runId AS runId,
  staging.computation AS computation
