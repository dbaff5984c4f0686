// The contact that is to be a lead; its interest makes it one.
// access: write
UNWIND $rows AS row
CREATE
  (contact:Contact {
    id: row.id,
    number: row.number,
    name: row.name,
    nameKey: row.nameKey,
    searchKey: row.searchKey,
    email: row.email,
    phone: row.phone,
    street: row.street,
    postalCode: row.postalCode,
    city: row.city,
    language: row.language,
    country: row.country,
    source: row.source
  })
RETURN
  count(*) AS written
