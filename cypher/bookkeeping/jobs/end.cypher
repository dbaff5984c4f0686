// Ends a job, for whoever still holds it.
// access: write
// expects: NodeUniqueIndexSeek
MATCH (job:Job {id: $id})
SET job.lock = $owner
WITH job
WHERE job.state = 'RUNNING' AND job.leaseOwner = $owner AND job.fencing = $fencing
SET
  job.state = $state,
  job.outcome = $outcome,
  job.endedAt = $now,
  job.activeKey = NULL,
  job.leaseUntil = NULL
RETURN
  job.id AS id
