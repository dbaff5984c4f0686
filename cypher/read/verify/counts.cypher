// How many nodes of the large nouns there are.
// access: read
RETURN
  COUNT { (:Contact) } AS Contact,
  COUNT { (:Member) } AS Member,
  COUNT { (:Customer) } AS Customer,
  COUNT { (:Lead) } AS Lead,
  COUNT { (:Interest) } AS Interest,
  COUNT { (:User) } AS User,
  COUNT { (:Order) } AS Order,
  COUNT { (:CreditNote) } AS CreditNote
