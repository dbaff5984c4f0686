// PV of a period of a few members, credit notes taken off.
// access: read
// expects: NodeIndexSeek
UNWIND $ids AS memberId
CALL (memberId) {
  MATCH (order:Order)
  WHERE order.memberId = memberId
    AND order.acceptedAt >= $from
    AND order.acceptedAt < $to
    AND order.state = 'ACCEPTED'
  RETURN
    sum(CASE WHEN order.byCustomer THEN 0 ELSE order.pvHundredths END) AS own,
    sum(CASE WHEN order.byCustomer THEN order.pvHundredths ELSE 0 END) AS customers
}
CALL (memberId) {
  MATCH (credit:CreditNote)
  WHERE credit.memberId = memberId
    AND credit.creditedAt IS NOT NULL
    AND credit.period = $period
  RETURN
    sum(CASE WHEN credit.byCustomer THEN 0 ELSE credit.pvHundredths END) AS ownTaken,
    sum(CASE WHEN credit.byCustomer THEN credit.pvHundredths ELSE 0 END) AS customersTaken
}
RETURN
  memberId AS memberId,
  own - ownTaken AS own,
  customers - customersTaken AS customers
