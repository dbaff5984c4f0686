// What credit notes take from members' volumes in a period.
// access: read
// expects: NodeIndexSeek
MATCH (credit:CreditNote)
WHERE credit.period = $period
  AND credit.creditedAt IS NOT NULL
  AND credit.memberId IS NOT NULL
RETURN
  credit.memberId AS memberId,
  credit.byCustomer AS byCustomer,
  sum(credit.pvHundredths) AS pvHundredths
