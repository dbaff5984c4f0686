// The run of a period.
// access: read
// expects: NodeIndexSeek
MATCH (run:Run {period: $period})
RETURN
  run.id AS id,
  run.period AS period,
  run.plan AS plan,
  run.version AS version,
  run.state AS state,
  run.computation AS computation,
  run.planDigest AS planDigest,
  run.factsDigest AS factsDigest,
  run.resultDigest AS resultDigest,
  run.totalMinor AS totalMinor,
  run.lines AS lines,
  run.statements AS statements,
  run.report AS report,
  run.computedAt AS computedAt,
  run.reviewerId AS reviewerId,
  run.reviewedAt AS reviewedAt,
  run.closerId AS closerId,
  run.closedAt AS closedAt
