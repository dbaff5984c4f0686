// Every product code.
// access: read
// expects: NodeIndexScan
MATCH (product:Product)
WHERE product.code IS NOT NULL
RETURN
  product.code AS code
