// Credit notes that count in a period.
// access: read
// expects: NodeIndexSeek
MATCH (credit:CreditNote)
WHERE credit.period = $period
  AND credit.creditedAt IS NOT NULL
  AND credit.memberId IS NOT NULL
RETURN
  credit.id AS id,
  credit.number AS number,
  credit.orderId AS orderId,
  credit.orderPeriod AS orderPeriod,
  credit.reason AS reason,
  datetime({datetime: credit.creditedAt, timezone: 'UTC'}).epochMillis AS creditedAt,
  credit.lineNumbers AS lineNumbers,
  credit.quantities AS quantities,
  credit.lineCvMinor AS cvMinor,
  credit.linePvHundredths AS pvHundredths,
  credit.lineAmountMinor AS amountMinor
ORDER BY credit.creditedAt, credit.id
