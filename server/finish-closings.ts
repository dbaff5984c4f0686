import { setTimeout as pause } from 'node:timers/promises'
import type { Application } from '#server/app.ts'
import { systemActor } from '#server/usecases/actor.ts'
import { resumeClosings } from '#server/usecases/periods/close-period.ts'

/** A lease of a process that died runs out after 30 s: by the third try it has. */
const TRIES = 3
const BETWEEN_MS = 20_000

/**
 * Completes what a killed process left: closings between freezing and publishing, and staged rows nobody will ever
 * publish. Runs beside serving; says what it completed.
 */
export async function finishClosings(app: Application, say: (line: string) => void): Promise<void> {
  const caller = { ports: app.ports, actor: systemActor(['FINANCE']) }
  for (let tries = 0; tries < TRIES; tries += 1) {
    if ((await app.ports.periods.frozen()).length === 0) break
    const completed = await resumeClosings(caller, null)
    if (completed.ok) for (const period of completed.value) say(`  closing of ${period}: completed`)
    if ((await app.ports.periods.frozen()).length === 0) break
    await pause(BETWEEN_MS, undefined, { ref: false })
  }
  await app.ports.staging.sweepAbandoned()
}
