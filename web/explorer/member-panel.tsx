import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useAsk } from '#web/api/ask.ts'
import { MemberPanelDocument, type MemberPanelQuery } from '#web/api/generated/graphql.ts'
import css from '#web/explorer/member-panel.module.css'
import { BusyLines, Faces } from '#web/kit/faces.tsx'
import { Facts } from '#web/kit/facts.tsx'
import { IconButton } from '#web/kit/icon-button.tsx'
import { CloseIcon } from '#web/kit/icons.ts'
import { formatCountry } from '#web/kit/instant-format.ts'
import { DayText, PeriodText } from '#web/kit/instant-text.tsx'
import { CountText, PointsText } from '#web/kit/money-text.tsx'
import { PersonName } from '#web/kit/person-name.tsx'
import { ShareBar } from '#web/kit/share-bar.tsx'
import { StatusBadge } from '#web/kit/status-badge.tsx'
import { ContactFacts } from '#web/pages/members/contact-facts.tsx'
import { MissingList } from '#web/pages/members/missing-list.tsx'
import { PathLine } from '#web/pages/members/path-line.tsx'
import { PeriodsTable } from '#web/pages/members/periods-table.tsx'
import { seesWhole, useCurrentPeriod, useViewer } from '#web/session/session.tsx'
import { useWords } from '#web/words/words.ts'

type Member = MemberPanelQuery['member']

const PERIODS_SHOWN = 6

/** Who this is and how this person stands: the same panel for picture and table. */
export function MemberPanel({
  id,
  root,
  period,
  onClose,
  onOpen,
}: {
  readonly id: string
  readonly root: string
  /** The period the explorer shows. */
  readonly period: string
  readonly onClose?: () => void
  readonly onOpen: (id: string) => void
}) {
  const { say } = useWords()
  const ask = useAsk(MemberPanelDocument, { id })
  return (
    // In a drawer the focus begins here, before the first thing to press.
    <aside className={css.panel} aria-label={say('downline.panel')} tabIndex={-1} data-autofocus>
      {onClose && (
        <div className={css.close}>
          <IconButton name={say('kit.close')} onPress={onClose}>
            <CloseIcon size={16} stroke={1.5} />
          </IconButton>
        </div>
      )}
      <Faces ask={ask} busy={<BusyLines lines={10} />}>
        {({ member }) => <Full member={member} period={period} isRoot={member.id === root} onOpen={onOpen} />}
      </Faces>
    </aside>
  )
}

function Full({
  member,
  period,
  isRoot,
  onOpen,
}: {
  readonly member: Member
  readonly period: string
  readonly isRoot: boolean
  readonly onOpen: (id: string) => void
}) {
  const { say } = useWords()
  const viewer = useViewer()
  // Legs are told as they stand now, whatever period is shown.
  const current = useCurrentPeriod() ?? ''
  const figures = member.periods.find((one) => one.period === period)
  return (
    <>
      <header className={css.head}>
        <h2>{member.name || say('kit.unnamed')}</h2>
        <p className={css.under}>
          {member.number}
          <StatusBadge state={member.status} />
          {figures && <StatusBadge state={figures.active ? 'ACTIVE' : 'INACTIVE'} />}
        </p>
        {member.path.length > 1 && <PathLine path={member.path} onChoose={onOpen} />}
        <div className={css.actions}>
          <Button size="compact-sm" component={Link} to={`/members/${member.number}`}>
            {say('member.openPage')}
          </Button>
          {!isRoot && (
            <Button size="compact-sm" onClick={() => onOpen(member.id)}>
              {say('downline.fromHere')}
            </Button>
          )}
        </div>
      </header>
      {period !== '' && (
        <section>
          <h3>
            <PeriodText period={period} />
          </h3>
          <div className={css.figures}>
            <Figure label={say('member.personal')}>
              <PointsText value={figures?.personalVolume} />
            </Figure>
            <Figure label={say('member.group')}>
              <PointsText value={figures?.groupVolume} />
            </Figure>
            <Figure label={say('member.rank')}>{figures?.rank || '–'}</Figure>
            <Figure label={say('member.below')}>
              <CountText value={member.below} />
            </Figure>
          </div>
        </section>
      )}
      <section>
        <h3>{say('rank.title')}</h3>
        <MissingList next={member.nextRank} whole={seesWhole(viewer, member.id)} />
      </section>
      <section>
        <h3>{say('member.periods')}</h3>
        <div className={css.bleed}>
          <PeriodsTable periods={member.periods.slice(0, PERIODS_SHOWN)} brief />
        </div>
      </section>
      {member.legs.length > 0 && (
        <section>
          <h3>
            {say('member.legs')}
            {current !== '' && current !== period && (
              <>
                {' · '}
                <PeriodText period={current} />
              </>
            )}
          </h3>
          <Legs legs={member.legs} onOpen={onOpen} />
        </section>
      )}
      <section>
        <h3>{say('member.standing')}</h3>
        <Standing member={member} />
      </section>
      {member.contact && (
        <section>
          <h3>{say('member.contact')}</h3>
          <ContactFacts contact={member.contact} />
        </section>
      )}
    </>
  )
}

function Figure({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <div className={css.figure}>
      <span>{label}</span>
      <strong>{children}</strong>
    </div>
  )
}

function Standing({ member }: { readonly member: Member }) {
  const { say, language } = useWords()
  return (
    <Facts
      items={[
        { label: say('member.highestRank'), value: member.highestRank || '–' },
        {
          label: say('member.sponsor'),
          value: member.sponsor ? <PersonName person={member.sponsor} /> : say('member.root'),
        },
        { label: say('member.joined'), value: <DayText day={member.enrolledOn} /> },
        { label: say('member.country'), value: formatCountry(member.country, language) },
        { label: say('member.recruits'), value: <CountText value={member.recruits} /> },
        {
          label: say('member.customers'),
          value: member.customers === null ? '–' : <CountText value={member.customers} />,
        },
      ]}
    />
  )
}

function Legs({ legs, onOpen }: { readonly legs: Member['legs']; readonly onOpen: (id: string) => void }) {
  const { say } = useWords()
  return (
    <ul className={css.legs}>
      {legs.map((leg) => (
        <li key={leg.head.id}>
          <button type="button" onClick={() => onOpen(leg.head.id)}>
            {leg.head.name || leg.head.number}
          </button>
          <span className={css.legFigures} title={say('leg.active')}>
            <ShareBar part={leg.active} whole={leg.members} />
          </span>
          <PointsText value={leg.groupVolume} column />
        </li>
      ))}
    </ul>
  )
}
