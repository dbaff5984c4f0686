// How far members see, by rank.
// access: write
// expects: NodeUniqueIndexSeek
UNWIND $rows AS row
MERGE (company:Company {id: 'company'})
SET company.sightPolicy = row.policy
RETURN
  count(*) AS written
