// One page of rows an import did not take.
// access: write
// expects: NodeUniqueIndexSeek
MERGE (page:RejectedRows {importId: $importId, page: $page})
SET
  page.files = $files,
  page.lineNumbers = $lineNumbers,
  page.codes = $codes,
  page.facts = $facts
RETURN
  page.page AS page
