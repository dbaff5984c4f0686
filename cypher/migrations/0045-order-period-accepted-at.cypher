// Finds Order nodes by period and acceptedAt.
// access: write
CREATE INDEX order_period_accepted_at IF NOT EXISTS
FOR (order:Order) ON (order.period, order.acceptedAt)
