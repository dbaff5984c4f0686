// What the graph holds of runs, to be compared with their events.
// access: read
MATCH (run:Run)
RETURN
  run.id AS id,
  run.state AS state,
  run.computation AS computation,
  run.totalMinor AS totalMinor,
  run.statements AS statements,
  run.resultDigest AS resultDigest
