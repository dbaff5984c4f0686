// What the graph holds of credit notes, to be compared with their events.
// access: read
// expects: NodeUniqueIndexSeek
UNWIND $ids AS id
MATCH (note:CreditNote {id: id})
RETURN
  note.id AS id,
  note.orderId AS orderId,
  note.period AS period,
  note.lineAmountMinor AS amountMinor,
  note.lineCvMinor AS cvMinor,
  note.linePvHundredths AS pvHundredths
