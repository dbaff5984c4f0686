// Jobs of a kind that nobody works on, oldest first.
// access: read
// expects: NodeIndexSeek
MATCH (job:Job {kind: $kind})
WHERE
  job.createdAt IS NOT NULL AND
  (job.state = 'QUEUED' OR (job.state = 'RUNNING' AND job.leaseUntil < $now))
RETURN
  job.id AS id
ORDER BY job.createdAt
LIMIT 10
