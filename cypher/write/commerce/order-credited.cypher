// A credit note with what it reverses of one order.
// access: write
// expects: NodeUniqueIndexSeek
UNWIND $rows AS row
MATCH (order:Order {id: row.orderId})
CREATE
  (note:CreditNote {
    id: row.id,
    number: row.number,
    orderId: order.id,
    memberId: row.memberId,
    byCustomer: row.byCustomer,
    creditedAt: row.creditedAt,
    period: row.period,
    orderPeriod: row.orderPeriod,
    reason: row.reason,
    currency: row.currency,
    lineNumbers: row.lineNumbers,
    quantities: row.quantities,
    lineAmountMinor: row.lineAmountMinor,
    lineCvMinor: row.lineCvMinor,
    linePvHundredths: row.linePvHundredths,
    amountMinor: row.amountMinor,
    cvMinor: row.cvMinor,
    pvHundredths: row.pvHundredths
  })-[:CREDITS]->(order)
RETURN
  count(*) AS written
