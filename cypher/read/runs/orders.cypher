// Accepted orders of a span of a period as packed columns; sales without a buyer carry nothing and stay out.
// access: read
// expects: NodeIndexSeek
MATCH (order:Order)
WHERE order.period = $period
  AND order.acceptedAt >= $from
  AND order.acceptedAt < $to
  AND order.state = 'ACCEPTED'
  AND order.memberId IS NOT NULL
RETURN
  collect(order.id) AS ids,
  collect(order.number) AS numbers,
  collect(order.kind) AS kinds,
  collect(order.memberId) AS memberIds,
  collect(CASE WHEN order.byCustomer THEN order.buyerId ELSE '' END) AS customerIds,
  collect(datetime({datetime: order.acceptedAt, timezone: 'UTC'}).epochMillis) AS acceptedAt,
  collect(order.productCodes) AS productCodes,
  collect(order.quantities) AS quantities,
  collect(order.lineCvMinor) AS cvMinor,
  collect(order.linePvHundredths) AS pvHundredths,
  collect(order.lineAmountMinor) AS amountMinor
