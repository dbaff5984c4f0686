// The credit notes of one order, oldest first.
// access: read
// expects: NodeUniqueIndexSeek
MATCH (:Order {id: $orderId})<-[:CREDITS]-(credit:CreditNote)
RETURN
  credit.id AS id,
  credit.number AS number,
  credit.creditedAt AS creditedAt,
  credit.period AS period,
  credit.reason AS reason,
  credit.currency AS currency,
  credit.amountMinor AS amountMinor,
  credit.cvMinor AS cvMinor,
  credit.lineNumbers AS lineNumbers,
  credit.quantities AS quantities,
  credit.lineAmountMinor AS lineAmountMinor,
  credit.lineCvMinor AS lineCvMinor,
  credit.linePvHundredths AS linePvHundredths
ORDER BY creditedAt, id
