import type { FastifyInstance, FastifyRequest } from 'fastify'

/**
 * Measures server time: from the parsed request to the written answer, told to `served`. The header `Server-Timing`
 * carries the part up to the moment before the answer is written.
 */
export function timeRequests(app: FastifyInstance, served: ((ms: number) => void) | undefined): void {
  const parsed = new WeakMap<FastifyRequest, number>()
  app.addHook('preHandler', async (request) => {
    parsed.set(request, performance.now())
  })
  app.addHook('onSend', async (request, reply) => {
    const start = parsed.get(request)
    if (start !== undefined)
      reply.header('server-timing', `app;dur=${(performance.now() - start).toFixed(2)}`)
  })
  if (!served) return
  app.addHook('onResponse', async (request) => {
    const start = parsed.get(request)
    if (start !== undefined) served(performance.now() - start)
  })
}
