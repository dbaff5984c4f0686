// The products of an order.
// access: read
// expects: NodeUniqueIndexSeek
UNWIND $codes AS code
MATCH (product:Product {code: code})
RETURN
  product.code AS code,
  product.name AS name,
  product.kind AS kind,
  product.currency AS currency,
  product.memberPriceMinor AS memberPriceMinor,
  product.customerPriceMinor AS customerPriceMinor,
  product.cvMinor AS cvMinor,
  product.pvHundredths AS pvHundredths
