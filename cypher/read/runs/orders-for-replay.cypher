// The accepted orders these members have in a period, customers' among them, with what was credited of them there.
// access: read
// expects: NodeIndexSeek
UNWIND $memberIds AS memberId
MATCH (order:Order)
WHERE order.memberId = memberId
  AND order.acceptedAt >= $from
  AND order.acceptedAt < $to
  AND order.period = $period
  AND order.state = 'ACCEPTED'
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
