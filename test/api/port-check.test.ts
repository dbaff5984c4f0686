import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { Fault } from '#server/domain/kernel/failure.ts'
import { refusePortInUse } from '#server/port-check.ts'

let server: Server | undefined
afterEach(() => server?.close())

/** A port somebody listens on, who answers everything with this body. */
function taken(body: string): Promise<number> {
  const open = createServer((_request, response) => response.end(body))
  server = open
  return new Promise((resolve) =>
    open.listen(0, '127.0.0.1', () => resolve((open.address() as AddressInfo).port)),
  )
}

const sentence = async (port: number): Promise<string> => {
  const error = await refusePortInUse(port).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(Fault)
  expect((error as Fault).code).toBe('PORT_TAKEN')
  return ((error as Fault).cause as Error).message
}

describe('the port', () => {
  test('taken by another program is refused with one sentence that says what to do', async () => {
    const port = await taken('hello')
    expect(await sentence(port)).toBe(
      `Port ${port} is taken by another program; stop it, or give another port with PORT=<number>`,
    )
  })

  test('taken by a Stemma that runs already says where to find it', async () => {
    const port = await taken('{"live":true}')
    expect(await sentence(port)).toContain(`Stemma is running at http://127.0.0.1:${port} already; open it`)
  })

  test('that is free, or shall be any, is no trouble', async () => {
    const port = await taken('')
    await new Promise((resolve) => server?.close(resolve))
    await expect(refusePortInUse(port)).resolves.toBeUndefined()
    await expect(refusePortInUse(0)).resolves.toBeUndefined()
  })
})
