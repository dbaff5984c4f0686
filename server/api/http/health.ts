import type { FastifyInstance } from 'fastify'
import type { DoorOptions } from '#server/api/http/doors.ts'

/** `/health/live`: the loop turns. `/health/ready`: requests may come. `/schema/plan-1.json`: what a plan may say. */
export function healthRoutes(app: FastifyInstance, { ready, planSchema }: DoorOptions): void {
  app.get('/health/live', async () => ({ live: true }))
  app.get('/health/ready', async (_request, reply) => {
    const readiness = await ready()
    return reply
      .code(readiness.ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(readiness)
  })
  if (planSchema !== undefined) {
    app.get('/schema/plan-1.json', async (_request, reply) =>
      reply.type('application/schema+json').send(planSchema),
    )
  }
}
