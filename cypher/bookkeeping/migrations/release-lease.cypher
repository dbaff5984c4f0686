// Gives the lease on migrating back.
// access: write
// expects: NodeUniqueIndexSeek
MATCH (lease:Migration {name: 'lease'})
WHERE lease.leaseOwner = $owner
SET lease.leaseUntil = NULL
RETURN
  lease.name AS name
