// How many customers there are, of one carer or of all.
// access: read
MATCH (customer:Customer)
WHERE $search IS NULL OR customer.searchKey CONTAINS $search
RETURN
  count(*) AS total
