// Asks an unfinished job to stop; a queued one ends at once.
// access: write
// expects: NodeUniqueIndexSeek
MATCH (job:Job {id: $id})
SET job.lock = $id
WITH job
WHERE job.state IN ['QUEUED', 'RUNNING']
SET
  job.cancelRequested = true,
  job.activeKey = CASE job.state WHEN 'QUEUED' THEN NULL ELSE job.activeKey END,
  job.endedAt = CASE job.state WHEN 'QUEUED' THEN $now ELSE NULL END,
  job.state = CASE job.state WHEN 'QUEUED' THEN 'CANCELLED' ELSE job.state END
RETURN
  job.id AS id
