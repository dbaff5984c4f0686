// The newest jobs of a kind.
// access: read
// expects: NodeIndexSeek
MATCH (job:Job {kind: $kind})
WHERE job.createdAt IS NOT NULL
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
  job.leaseUntil AS leaseUntil
ORDER BY job.createdAt DESC
LIMIT $limit
