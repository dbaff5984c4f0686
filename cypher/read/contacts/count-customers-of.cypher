// How many customers one member looks after.
// access: read
// expects: NodeUniqueIndexSeek
MATCH (carer:Member {id: $carerId})<-[edge:LOOKED_AFTER_BY WHERE edge.currentOf IS NOT NULL]-(customer:Customer)
WHERE $search IS NULL OR customer.searchKey CONTAINS $search
RETURN
  count(*) AS total
