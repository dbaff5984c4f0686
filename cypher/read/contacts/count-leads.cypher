// How many leads there are.
// access: read
// expects: NodeCountFromCountStore
MATCH (lead:Lead)
RETURN
  count(*) AS total
