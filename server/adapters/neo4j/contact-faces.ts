import type { Driver } from 'neo4j-driver'
import { z } from 'zod'
import { column } from '#server/adapters/neo4j/decode.ts'
import { bindQuery, readOne, readRows } from '#server/adapters/neo4j/query.ts'
import type { ContactId } from '#server/domain/kernel/ids.ts'
import type { ContactFaces } from '#server/ports/contact-faces.ts'

export const contactFaces = bindQuery('contacts/faces', {
  params: z.object({ ids: z.string().array() }),
  row: z.object({ id: column.id<ContactId>(), number: column.text, name: column.text }),
})

export const contactByNumber = bindQuery('contacts/by-number', {
  params: z.object({ number: z.string() }),
  row: z.object({ id: column.id<ContactId>(), number: column.text, name: column.text }),
})

/** Reads names, each id once. */
export const contactFacesOf = (driver: Driver): ContactFaces => ({
  async faces(ids) {
    const asked = [...new Set(ids)].filter((id) => id !== '')
    const rows = asked.length === 0 ? [] : await readRows(driver, contactFaces, { ids: asked })
    return new Map(rows.map((row) => [row.id, row]))
  },
  byNumber: (number) => readOne(driver, contactByNumber, { number }),
})
