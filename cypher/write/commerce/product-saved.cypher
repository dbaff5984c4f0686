// A product with what one piece costs and carries.
// access: write
// expects: NodeUniqueIndexSeek
UNWIND $rows AS row
MERGE (product:Product {code: row.code})
SET
  product.name = row.name,
  product.kind = row.kind,
  product.currency = row.currency,
  product.memberPriceMinor = row.memberPriceMinor,
  product.customerPriceMinor = row.customerPriceMinor,
  product.cvMinor = row.cvMinor,
  product.pvHundredths = row.pvHundredths
RETURN
  count(*) AS written
