// Names of users, for the log's actors.
// access: read
// expects: NodeUniqueIndexSeek
UNWIND $ids AS id
MATCH (user:User {id: id})
RETURN
  user.id AS id,
  user.name AS name
