import { periodAt, previousPeriod } from '#server/domain/kernel/period.ts'
import { accepted } from '#server/domain/kernel/result.ts'
import { companyTiles } from '#server/usecases/company/company-tiles.ts'
import { customerTiles } from '#server/usecases/company/customer-tiles.ts'
import { memberTiles } from '#server/usecases/company/member-tiles.ts'
import type { TileView } from '#server/usecases/company/tile.ts'
import { verb } from '#server/usecases/guard.ts'

/** The figures of the asker's roles; nothing before a company is set up. */
export const readHome = verb<void, readonly TileView[]>({
  name: 'readHome',
  action: 'HOME_SEE',
  async run(call) {
    const company = await call.ports.company.company()
    if (!company) return accepted([])
    const current = periodAt(call.now, company.calendar)
    const time = { company, current, previous: previousPeriod(current, company.calendar) }
    if (call.sight.everything) return accepted(await companyTiles(call, time))
    const tiles = call.sight.own === undefined ? customerTiles : memberTiles
    return accepted(await tiles(call, time))
  },
})
