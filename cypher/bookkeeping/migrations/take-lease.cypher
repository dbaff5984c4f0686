// Takes the lease on migrating, when nobody holds it or the holder's time is over.
// access: write
// expects: NodeUniqueIndexSeek
MERGE (lease:Migration {name: 'lease'})
SET lease.lock = $owner
WITH lease
WHERE lease.leaseUntil IS NULL OR lease.leaseUntil < $now OR lease.leaseOwner = $owner
SET
  lease.leaseOwner = $owner,
  lease.leaseUntil = $until
RETURN
  lease.leaseOwner AS owner
