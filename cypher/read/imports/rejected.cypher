// Rejected rows of an import, packed, a page of them after another.
// access: read
// expects: NodeIndexSeekByRange
MATCH (rows:RejectedRows)
WHERE rows.importId = $importId AND rows.page >= $page
RETURN
  rows.page AS page,
  rows.files AS files,
  rows.lineNumbers AS lineNumbers,
  rows.codes AS codes,
  rows.facts AS facts
ORDER BY rows.page
LIMIT toInteger($limit)
