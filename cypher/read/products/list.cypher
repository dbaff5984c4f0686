// Products, by name; with a search only those whose name or code contains it.
// access: read
MATCH (product:Product)
WHERE $search = '' OR toLower(product.name) CONTAINS $search OR toLower(product.code) CONTAINS $search
RETURN
  product.code AS code,
  product.name AS name,
  product.kind AS kind,
  product.currency AS currency,
  product.memberPriceMinor AS memberPriceMinor,
  product.customerPriceMinor AS customerPriceMinor,
  product.cvMinor AS cvMinor,
  product.pvHundredths AS pvHundredths
ORDER BY name, code
LIMIT toInteger($limit)
