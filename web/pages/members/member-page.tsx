import { Button } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useAsk } from '#web/api/ask.ts'
import { MemberPageDocument, type MemberPageQuery } from '#web/api/generated/graphql.ts'
import { Card } from '#web/kit/card.tsx'
import { CopyField } from '#web/kit/copy-field.tsx'
import { BusyLines, Faces } from '#web/kit/faces.tsx'
import { Facts } from '#web/kit/facts.tsx'
import { formatCountry } from '#web/kit/instant-format.ts'
import { DayText } from '#web/kit/instant-text.tsx'
import { CountText } from '#web/kit/money-text.tsx'
import { Columns, Page } from '#web/kit/page.tsx'
import { PersonName } from '#web/kit/person-name.tsx'
import { StatusBadge } from '#web/kit/status-badge.tsx'
import { FrontlineTable } from '#web/pages/home/frontline-table.tsx'
import { ContactFacts } from '#web/pages/members/contact-facts.tsx'
import { CustomerForm, type CustomerShown } from '#web/pages/members/customer-form.tsx'
import { HistoryList } from '#web/pages/members/history-list.tsx'
import { MissingList } from '#web/pages/members/missing-list.tsx'
import { MoveForm } from '#web/pages/members/move-form.tsx'
import { PathLine } from '#web/pages/members/path-line.tsx'
import { PeriodsTable } from '#web/pages/members/periods-table.tsx'
import { ProfileForm } from '#web/pages/members/profile-form.tsx'
import { may, seesWhole, useViewer } from '#web/session/session.tsx'
import { useWords } from '#web/words/words.ts'

type Member = MemberPageQuery['member']

/** Its table is as heavy as the page, and few who open the page see it. */
const CustomersCard = lazy(async () => {
  const { CustomersCard: card } = await import('#web/pages/members/customers-card.tsx')
  return { default: card }
})

/** One member, whole: standing, figures, line, legs, contact and history. */
export function MemberPage() {
  const { number } = useParams({ strict: false }) as { readonly number: string }
  const ask = useAsk(MemberPageDocument, { number })
  return (
    <Faces screen ask={ask}>
      {(data) => <Full member={data.member} />}
    </Faces>
  )
}

function Full({ member }: { readonly member: Member }) {
  const { say } = useWords()
  const viewer = useViewer()
  const [open, setOpen] = useState<'move' | 'profile' | undefined>()
  const [customer, setCustomer] = useState<CustomerShown | undefined>()
  const office = may(viewer, 'MEMBER_MOVE')
  const own = viewer.member?.id === member.id
  return (
    <Page
      title={member.name || member.number}
      context={say('nav.members')}
      lead={
        <>
          <span>{member.number}</span>
          <StatusBadge state={member.status} />
        </>
      }
      actions={
        <>
          <Button component={Link} to={`/downline/${member.id}`}>
            {say('member.openDownline')}
          </Button>
          {(office || own) && <Button onClick={() => setOpen('profile')}>{say('profile.open')}</Button>}
          {office && <Button onClick={() => setOpen('move')}>{say('move.open')}</Button>}
        </>
      }
    >
      <PathLine path={member.path} />
      <Columns>
        <Card title={say('member.standing')}>
          <Standing member={member} />
        </Card>
        <Card title={say('rank.title')}>
          <MissingList next={member.nextRank} whole={seesWhole(viewer, member.id)} />
        </Card>
      </Columns>
      <Card title={say('member.periods')} note={say('member.periodsNote')} flush>
        <PeriodsTable periods={member.periods} />
      </Card>
      <Card title={say('member.legs')} flush>
        <FrontlineTable legs={member.legs} />
      </Card>
      {seesWhole(viewer, member.id) && (
        <Suspense fallback={<BusyLines lines={6} />}>
          <CustomersCard carer={member.id} onOpen={setCustomer} />
        </Suspense>
      )}
      <Columns>
        {member.contact && (
          <Card title={say('member.contact')}>
            <ContactFacts contact={member.contact} />
          </Card>
        )}
        {member.sponsorContact && member.sponsor && (
          <Card title={say('member.sponsorContact', { name: member.sponsor.name })}>
            <ContactFacts contact={member.sponsorContact} />
          </Card>
        )}
        {member.history.length > 0 && (
          <Card title={say('history.title')}>
            <HistoryList entries={member.history} />
          </Card>
        )}
      </Columns>
      {member.sponsorLink && (
        <Card title={say('member.sponsorLink')} note={say('member.sponsorLinkNote')}>
          <CopyField
            label={say('member.sponsorLink')}
            text={new URL(member.sponsorLink, location.href).href}
          />
        </Card>
      )}
      <MoveForm member={member} opened={open === 'move'} onClose={() => setOpen(undefined)} />
      {customer && <CustomerForm customer={customer} onClose={() => setCustomer(undefined)} />}
      <ProfileForm member={member} opened={open === 'profile'} onClose={() => setOpen(undefined)} />
    </Page>
  )
}

/** The own sponsor stands above what a member may explore: named, and no way to lead on. */
function Sponsor({ of, sponsor }: { readonly of: Member; readonly sponsor: NonNullable<Member['sponsor']> }) {
  const viewer = useViewer()
  const name = <PersonName person={sponsor} />
  return viewer.member?.id === of.id ? name : <Link to={`/downline/${sponsor.id}`}>{name}</Link>
}

function Standing({ member }: { readonly member: Member }) {
  const { say, language } = useWords()
  return (
    <Facts
      items={[
        { label: say('member.rank'), value: member.rank || '–' },
        { label: say('member.highestRank'), value: member.highestRank || '–' },
        {
          label: say('member.sponsor'),
          value: member.sponsor ? <Sponsor of={member} sponsor={member.sponsor} /> : say('member.root'),
        },
        { label: say('member.joined'), value: <DayText day={member.enrolledOn} /> },
        { label: say('member.country'), value: formatCountry(member.country, language) },
        { label: say('member.recruits'), value: <CountText value={member.recruits} /> },
        { label: say('member.below'), value: <CountText value={member.below} /> },
        {
          label: say('member.customers'),
          value: member.customers === null ? '–' : <CountText value={member.customers} />,
        },
      ]}
    />
  )
}
