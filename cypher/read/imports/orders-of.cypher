// Accepted orders of these buyers, oldest first, with the credit notes that took from them.
// access: read
// expects: NodeUniqueIndexSeek
UNWIND $buyerIds AS buyerId
MATCH (:Contact {id: buyerId})<-[:BOUGHT_BY]-(order:Order)
WHERE order.state = 'ACCEPTED'
OPTIONAL MATCH (order)<-[:CREDITS]-(note:CreditNote)
WITH order, note
ORDER BY note.creditedAt, note.id
WITH
  order,
  collect(note {
    .number,
    .lineNumbers,
    .quantities,
    amountMinor: note.lineAmountMinor,
    cvMinor: note.lineCvMinor,
    pvHundredths: note.linePvHundredths
  }) AS credits
RETURN
  order.id AS id,
  order.number AS number,
  order.buyerId AS buyerId,
  order.memberId AS memberId,
  order.byCustomer AS byCustomer,
  order.acceptedAt AS acceptedAt,
  order.period AS period,
  order.currency AS currency,
  order.productCodes AS productCodes,
  order.quantities AS quantities,
  order.lineAmountMinor AS amountMinor,
  order.lineCvMinor AS cvMinor,
  order.linePvHundredths AS pvHundredths,
  credits AS credits
ORDER BY acceptedAt, number
