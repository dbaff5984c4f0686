// Adds one attempt under every key; a window that has passed begins anew.
// access: write
// expects: NodeUniqueIndexSeek
UNWIND $rows AS row
MERGE (attempts:SignInCount {key: row.key})
SET
  attempts.count = CASE
    WHEN attempts.until IS NULL OR attempts.until <= $at THEN 1
    ELSE attempts.count + 1
  END,
  attempts.until = CASE
    WHEN attempts.until IS NULL OR attempts.until <= $at THEN row.until
    ELSE attempts.until
  END
RETURN
  attempts.key AS key,
  attempts.count AS count,
  attempts.until AS until
