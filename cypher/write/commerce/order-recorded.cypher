// An order with its lines packed on it; a company sale has no buyer.
// access: write
// expects: NodeUniqueIndexSeek
UNWIND $rows AS row
CREATE
  (order:Order {
    id: row.id,
    number: row.number,
    kind: row.kind,
    state: 'ACCEPTED',
    buyerId: row.buyerId,
    memberId: row.memberId,
    byCustomer: row.byCustomer,
    acceptedAt: row.acceptedAt,
    period: row.period,
    currency: row.currency,
    productCodes: row.productCodes,
    quantities: row.quantities,
    lineAmountMinor: row.lineAmountMinor,
    lineCvMinor: row.lineCvMinor,
    linePvHundredths: row.linePvHundredths,
    amountMinor: row.amountMinor,
    cvMinor: row.cvMinor,
    pvHundredths: row.pvHundredths
  })
WITH row, order
OPTIONAL MATCH (buyer:Contact {id: row.buyerId})
FOREACH (found IN CASE WHEN buyer IS NULL THEN [] ELSE [buyer] END |
  CREATE (order)-[:BOUGHT_BY]->(found)
)
RETURN
  count(CASE WHEN row.buyerId IS NULL OR buyer IS NOT NULL THEN 1 END) AS written
