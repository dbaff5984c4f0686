// An order that counts no more.
// access: write
// expects: NodeUniqueIndexSeek
UNWIND $rows AS row
MATCH (order:Order {id: row.id})
SET
  order.state = 'CANCELLED',
  order.cancelledAt = row.cancelledAt,
  order.cancelReason = row.reason
RETURN
  count(*) AS written
