// Every plan version, and whether a run has used it.
// access: read
MATCH (version:PlanVersion)
RETURN
  version.plan AS plan,
  version.version AS version,
  version.planDigest AS planDigest,
  version.document AS document,
  EXISTS {
    MATCH (run:Run)
    WHERE run.plan = version.plan AND run.version = version.version
  } AS used
ORDER BY plan, version
