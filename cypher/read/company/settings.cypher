// What was settled when the company was set up, and its policies.
// access: read
// expects: NodeUniqueIndexSeek
MATCH (company:Company {id: 'company'})
RETURN
  company.name AS name,
  company.currency AS currency,
  company.timeZone AS timeZone,
  company.periodKind AS periodKind,
  company.firstPeriod AS firstPeriod,
  company.demo AS demo,
  company.sightPolicy AS sightPolicy
