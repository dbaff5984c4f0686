// Finds Order nodes by acceptedAt and id.
// access: write
CREATE INDEX order_accepted_at_id IF NOT EXISTS
FOR (order:Order) ON (order.acceptedAt, order.id)
