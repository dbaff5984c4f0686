// Every node of the large nouns with the subjects its events may stand under; asked only when their number is wrong.
// access: read
// expects: NodeIndexScan
CALL () {
  MATCH (order:Order)
  WHERE order.id IS NOT NULL
  RETURN 'Order' AS noun, order.id AS key, labels(order) AS labels, [order.id] AS subjects
  UNION ALL
  MATCH (note:CreditNote)
  WHERE note.id IS NOT NULL
  RETURN 'CreditNote' AS noun, note.id AS key, labels(note) AS labels, [note.id, note.orderId] AS subjects
  UNION ALL
  MATCH (contact:Contact)
  WHERE contact.id IS NOT NULL
  RETURN 'Contact' AS noun, contact.id AS key, labels(contact) AS labels, [contact.id] AS subjects
  UNION ALL
  MATCH (interest:Interest)
  WHERE interest.id IS NOT NULL
  OPTIONAL MATCH (interest)-[:SHOWN_BY]->(contact:Contact)
  RETURN 'Interest' AS noun, interest.id AS key, labels(interest) AS labels, collect(contact.id) AS subjects
  UNION ALL
  MATCH (user:User)
  WHERE user.id IS NOT NULL
  RETURN 'User' AS noun, user.id AS key, labels(user) AS labels, [user.id] AS subjects
}
RETURN
  noun AS noun,
  key AS key,
  labels AS labels,
  subjects AS subjects
