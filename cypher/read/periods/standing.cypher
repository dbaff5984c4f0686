// How periods stand: the version first, so that whoever rests on it rests on a state at least as old.
// access: read
// expects: NodeUniqueIndexSeek
UNWIND $periods AS id
OPTIONAL MATCH (version:Version {key: 'period:' + id})
WITH
  id,
  coalesce(version.version, 0) AS version
OPTIONAL MATCH (period:Period {id: id})
RETURN
  id AS period,
  version AS version,
  coalesce(period.state IN ['FROZEN', 'CLOSED'], false) AS shut
