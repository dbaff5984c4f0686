// Whether the database answers at all.
// access: read
RETURN
  1 AS one
