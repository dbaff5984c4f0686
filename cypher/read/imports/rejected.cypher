// Rejected rows of an import, of one code or of all, from the nth on.
// access: read
// expects: NodeUniqueIndexSeek
MATCH (page:RejectedRows)
WHERE page.importId = $importId AND page.page >= 0
WITH page
ORDER BY page.page
UNWIND range(0, size(page.codes) - 1) AS at
WITH page, at
WHERE $code IS NULL OR page.codes[at] = $code
RETURN
  page.files[at] AS file,
  page.lineNumbers[at] AS line,
  page.codes[at] AS code,
  page.facts[at] AS facts
SKIP $after
LIMIT $limit
