// The company as it was set up; a store holds one.
// access: write
// expects: NodeUniqueIndexSeek
UNWIND $rows AS row
MERGE (company:Company {id: 'company'})
SET
  company.name = row.name,
  company.currency = row.currency,
  company.timeZone = row.timeZone,
  company.periodKind = row.periodKind,
  company.firstPeriod = row.firstPeriod,
  company.demo = row.demo
RETURN
  count(*) AS written
