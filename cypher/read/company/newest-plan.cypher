// The document of the plan version that is valid from the latest day.
// access: read
MATCH (version:PlanVersion)
RETURN
  version.document AS document
ORDER BY version.validFrom DESC, version.version DESC
LIMIT 1
