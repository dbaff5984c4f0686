import {
  AuditIcon,
  DownlineIcon,
  EarningsIcon,
  EnrolIcon,
  HomeIcon,
  ImportIcon,
  MembersIcon,
  OrderIcon,
  PeriodIcon,
  PlanIcon,
  UsersIcon,
} from '#web/kit/icons.ts'
import type { PlaceIcon } from '#web/shell/navigation.ts'

const ICONS = {
  home: HomeIcon,
  downline: DownlineIcon,
  members: MembersIcon,
  enrol: EnrolIcon,
  orders: OrderIcon,
  earnings: EarningsIcon,
  periods: PeriodIcon,
  plans: PlanIcon,
  imports: ImportIcon,
  users: UsersIcon,
  audit: AuditIcon,
} as const satisfies Record<PlaceIcon, typeof HomeIcon>

/** The sign of a place; the word always stands with it. */
export function PlaceSign({ icon }: { readonly icon: PlaceIcon }) {
  const Sign = ICONS[icon]
  return <Sign size={20} stroke={1.5} aria-hidden />
}
