// Which of these unique values belong to something already.
// access: read
// expects: NodeUniqueIndexSeek
CALL () {
  UNWIND $memberNumbers AS value
  MATCH (:Contact {number: value})
  RETURN 'MEMBER_NUMBER_TAKEN' AS code, value
  UNION ALL
  UNWIND $orderNumbers AS value
  MATCH (:Order {number: value})
  RETURN 'ORDER_NUMBER_TAKEN' AS code, value
  UNION ALL
  UNWIND $creditNumbers AS value
  MATCH (:CreditNote {number: value})
  RETURN 'ORDER_NUMBER_TAKEN' AS code, value
  UNION ALL
  UNWIND $emails AS value
  MATCH (:User {email: value})
  RETURN 'EMAIL_TAKEN' AS code, value
  UNION ALL
  UNWIND $planVersions AS planVersion
  MATCH (:PlanVersion {plan: planVersion.plan, version: planVersion.version})
  RETURN 'VERSION_USED' AS code, planVersion.plan + ' ' + planVersion.version AS value
}
RETURN
  code AS code,
  value AS value
