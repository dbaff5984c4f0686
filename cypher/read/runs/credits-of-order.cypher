// Credit notes of one order that count in a period.
// access: read
// expects: NodeUniqueIndexSeek
MATCH (order:Order {id: $orderId})<-[:CREDITS]-(credit:CreditNote)
WHERE credit.period = $period
RETURN
  credit.lineNumbers AS lineNumbers,
  credit.lineCvMinor AS cvMinor,
  credit.linePvHundredths AS pvHundredths,
  credit.lineAmountMinor AS amountMinor
