// One order with its lines and what a period credited of them, to be walked again.
// access: read
// expects: NodeUniqueIndexSeek
MATCH (order:Order {id: $id})
WHERE order.memberId IS NOT NULL
RETURN
  order.id AS id,
  order.number AS number,
  order.kind AS kind,
  order.period AS period,
  datetime({datetime: order.acceptedAt, timezone: 'UTC'}).epochMillis AS acceptedAt,
  order.memberId AS memberId,
  CASE WHEN order.byCustomer THEN order.buyerId ELSE '' END AS customerId,
  order.productCodes AS productCodes,
  order.quantities AS quantities,
  order.lineCvMinor AS cvMinor,
  order.linePvHundredths AS pvHundredths,
  order.lineAmountMinor AS amountMinor,
  [
    (order)<-[:CREDITS]-(credit:CreditNote)
    WHERE credit.period = $period |
    {
      lineNumbers: credit.lineNumbers,
      cvMinor: credit.lineCvMinor,
      pvHundredths: credit.linePvHundredths,
      amountMinor: credit.lineAmountMinor
    }
  ] AS credits
