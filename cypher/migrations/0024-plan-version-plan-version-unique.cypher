// No two PlanVersion nodes share plan and version.
// access: write
CREATE CONSTRAINT plan_version_plan_version IF NOT EXISTS
FOR (planVersion:PlanVersion) REQUIRE (planVersion.plan, planVersion.version) IS UNIQUE
