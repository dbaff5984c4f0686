// How many customers there are.
// access: read
// expects: NodeCountFromCountStore
MATCH (customer:Customer)
RETURN
  count(*) AS total
