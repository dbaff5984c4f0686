// All nodes of the small nouns that have events, whole, to be compared with them.
// access: read
MATCH (few:ApiKey|Product|Company|PlanVersion|Period|Run)
RETURN
  coalesce(few.id, few.code, few.plan + '/' + toString(few.version), elementId(few)) AS key,
  labels(few) AS labels,
  properties(few) AS properties,
  [(few)-[edge]->(other) |
    {type: type(edge), target: coalesce(other.id, other.key), properties: properties(edge)}
  ] AS edges
