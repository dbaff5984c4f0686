// Waits until every index has caught up with the store, ten minutes at most.
// access: write
CALL db.awaitIndexes(600)
