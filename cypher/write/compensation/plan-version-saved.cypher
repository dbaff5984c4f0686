// One version of a plan, as the document that was checked.
// access: write
UNWIND $rows AS row
CREATE
  (version:PlanVersion {
    plan: row.plan,
    version: row.version,
    validFrom: row.validFrom,
    currency: row.currency,
    planDigest: row.planDigest,
    document: row.document,
    savedAt: row.at
  })
RETURN
  count(*) AS written
