// The personal part of a contact, as it reads now.
// access: write
// expects: NodeUniqueIndexSeek
UNWIND $rows AS row
MATCH (contact:Contact {id: row.id})
SET
  contact.name = row.name,
  contact.nameKey = row.nameKey,
  contact.searchKey = row.nameKey + '\n' + toLower(contact.number) + '\n' + row.emailKey,
  contact.email = row.email,
  contact.phone = row.phone,
  contact.street = row.street,
  contact.postalCode = row.postalCode,
  contact.city = row.city,
  contact.language = row.language,
  contact.country = row.country
RETURN
  count(*) AS written
