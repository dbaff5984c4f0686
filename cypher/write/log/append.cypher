// New events at the end of the log, and the head behind them.
// access: write
// expects: NodeUniqueIndexSeek
UNWIND $rows AS row
CREATE
  (event:Event {
    seq: row.seq,
    at: row.at,
    actor: row.actor,
    kind: row.kind,
    subject: row.subject,
    transaction: row.transaction,
    requestKey: row.requestKey,
    requestVerb: row.requestVerb,
    requestEvents: row.requestEvents,
    ordinal: row.ordinal,
    body: row.body,
    personal: row.personal,
    salt: row.salt,
    personalDigest: row.personalDigest,
    digest: row.digest,
    link: row.link
  })
WITH count(*) AS written
MATCH (head:EventHead {name: 'log'})
SET
  head.seq = $seq,
  head.link = $link,
  head.nextOrdinal = $nextOrdinal
RETURN
  written AS written
