// Queues a job unless one of its kind and key is unfinished.
// access: write
// expects: NodeUniqueIndexSeek
MERGE (job:Job {activeKey: $kind + ' ' + $key})
ON CREATE SET
  job.id = $id,
  job.kind = $kind,
  job.key = $key,
  job.actor = $actor,
  job.input = $input,
  job.state = 'QUEUED',
  job.done = 0,
  job.total = 0,
  job.fencing = 0,
  job.cancelRequested = false,
  job.createdAt = $now
RETURN
  job.id = $id AS queued
