// Finds Contact nodes by a part of searchKey.
// access: write
CREATE TEXT INDEX contact_search_key_text IF NOT EXISTS
FOR (contact:Contact) ON (contact.searchKey)
