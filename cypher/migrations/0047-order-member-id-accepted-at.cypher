// Finds Order nodes by memberId and acceptedAt.
// access: write
CREATE INDEX order_member_id_accepted_at IF NOT EXISTS
FOR (order:Order) ON (order.memberId, order.acceptedAt)
