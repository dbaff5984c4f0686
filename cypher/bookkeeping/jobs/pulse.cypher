// Prolongs a lease and notes progress, for whoever still holds it.
// access: write
// expects: NodeUniqueIndexSeek
MATCH (job:Job {id: $id})
SET job.lock = $owner
WITH job
WHERE job.state = 'RUNNING' AND job.leaseOwner = $owner AND job.fencing = $fencing
SET
  job.leaseUntil = $until,
  job.done = $done,
  job.total = $total
RETURN
  job.cancelRequested AS cancelRequested
