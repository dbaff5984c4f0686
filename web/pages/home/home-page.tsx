import { Link } from '@tanstack/react-router'
import { useAsk } from '#web/api/ask.ts'
import { HomeDocument, type HomeQuery } from '#web/api/generated/graphql.ts'
import { Card } from '#web/kit/card.tsx'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { BusyTiles, Faces } from '#web/kit/faces.tsx'
import { FigureTile, Tiles } from '#web/kit/figure-tile.tsx'
import { PeriodText } from '#web/kit/instant-text.tsx'
import { Page } from '#web/kit/page.tsx'
import { TrendText } from '#web/kit/trend-text.tsx'
import { FrontlineTable } from '#web/pages/home/frontline-table.tsx'
import { tileShown } from '#web/pages/home/tile-model.ts'
import { WaitingCard } from '#web/pages/home/waiting-card.tsx'
import { may, useCurrentPeriod, useViewer } from '#web/session/session.tsx'
import { useWords } from '#web/words/words.ts'

/** What needs a look today: the few figures of the viewer's roles, each leading to the list it counts. */
export function HomePage() {
  const { say } = useWords()
  const viewer = useViewer()
  const period = useCurrentPeriod()
  const ask = useAsk(HomeDocument, {})
  return (
    <Page
      title={say('home.hello', { name: viewer.user.name.split(' ')[0] ?? '' })}
      lead={period && <PeriodText period={period} />}
    >
      {may(viewer, 'RUN_COMPUTE') && <WaitingCard />}
      <Faces ask={ask} busy={<BusyTiles tiles={4} />}>
        {(data) => <Full home={data.home} leader={may(viewer, 'OWN_STATEMENTS')} />}
      </Faces>
    </Page>
  )
}

function Full({ home, leader }: { readonly home: HomeQuery['home']; readonly leader: boolean }) {
  const { say, language } = useWords()
  return (
    <>
      {home.tiles.length > 0 && (
        <Tiles>
          {home.tiles.map((tile) => {
            const shown = tileShown(tile, say, language)
            return (
              <FigureTile
                key={shown.key}
                label={shown.label}
                figure={shown.figure}
                full={shown.full}
                trend={
                  shown.trend ? <TrendText sign={shown.trend.sign} text={shown.trend.text} /> : shown.note
                }
                {...(shown.link === '' ? {} : { link: shown.link })}
              />
            )
          })}
        </Tiles>
      )}
      {home.tiles.length === 0 && !leader && (
        <EmptyState title={say('home.empty')} text={say('home.emptyText')}>
          <Link to="/orders">{say('home.yourOrders')}</Link>
        </EmptyState>
      )}
      {leader && (
        <Card
          title={say('home.frontline')}
          note={say('home.frontlineNote')}
          actions={
            home.frontline.length > 0 && <Link to="/downline?view=table">{say('home.wholeDownline')}</Link>
          }
          flush
        >
          <FrontlineTable legs={home.frontline} />
        </Card>
      )}
    </>
  )
}
