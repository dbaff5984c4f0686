// Takes a job that is queued, or whose worker has let its lease end.
// access: write
// expects: NodeUniqueIndexSeek
MATCH (job:Job {id: $id})
SET job.lock = $owner
WITH job
WHERE
  job.state = 'QUEUED' OR
  (job.state = 'RUNNING' AND job.leaseUntil < $now)
SET
  job.state = 'RUNNING',
  job.startedAt = coalesce(job.startedAt, $now),
  job.leaseOwner = $owner,
  job.leaseUntil = $until,
  job.fencing = job.fencing + 1
RETURN
  job.id AS id,
  job.kind AS kind,
  job.key AS key,
  job.actor AS actor,
  job.input AS input,
  job.state AS state,
  job.done AS done,
  job.total AS total,
  job.outcome AS outcome,
  job.cancelRequested AS cancelRequested,
  job.createdAt AS createdAt,
  job.startedAt AS startedAt,
  job.endedAt AS endedAt,
  job.leaseUntil AS leaseUntil,
  job.fencing AS fencing
