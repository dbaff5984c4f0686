// One job.
// access: read
// expects: NodeUniqueIndexSeek
MATCH (job:Job {id: $id})
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
