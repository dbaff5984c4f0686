// How many customers have a text in their name, number or e-mail.
// access: read
// expects: NodeIndexContainsScan
MATCH (customer:Contact)
WHERE customer.searchKey CONTAINS $search AND customer:Customer
RETURN
  count(*) AS total
