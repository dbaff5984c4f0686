/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type ContractStatus =
  | 'APPLIED'
  | 'ENROLLED'
  | 'GRACE'
  | 'SUSPENDED'
  | 'TERMINATED';

export type CreditIn = {
  /** Empty: everything that is left of the order. */
  lines: Array<CreditLineIn>;
  order: string;
  reason: string;
  requestKey: string;
};

export type CreditLineIn = {
  line: number;
  quantity: number;
};

export type CustomerIn = {
  carerNumber?: string | null | undefined;
  city?: string | null | undefined;
  country: string;
  email?: string | null | undefined;
  language: string;
  name: string;
  phone?: string | null | undefined;
  postalCode?: string | null | undefined;
  requestKey: string;
  sponsorCode?: string | null | undefined;
  street?: string | null | undefined;
};

export type DownlineIn = {
  /** Null: whole tree in sight, cut to what can be drawn. */
  depth?: number | null | undefined;
  filter?: MemberFilter | null | undefined;
  /** Path, selection, expanded: always drawn; at most 200. */
  keep?: Array<string> | null | undefined;
  metric?: DownlineMetric;
  /** At most this many members in the reply; 2,000 at the most. */
  most?: number | null | undefined;
  period?: string | null | undefined;
  root: string;
  tree?: Tree;
  window?: Window | null | undefined;
};

export type DownlineMetric =
  | 'BELOW'
  | 'GROUP_VOLUME'
  | 'PERSONAL_VOLUME';

export type EnrolIn = {
  agreementVersion: string;
  city?: string | null | undefined;
  country: string;
  email?: string | null | undefined;
  enrolledOn?: string | null | undefined;
  language: string;
  name: string;
  /** Back office only: a number of the company's own, and the day; default: a free number, today. */
  number?: string | null | undefined;
  phone?: string | null | undefined;
  postalCode?: string | null | undefined;
  /** Made when the form opens: pressing twice enrols once. */
  requestKey: string;
  sponsorCode?: string | null | undefined;
  sponsorNumber?: string | null | undefined;
  street?: string | null | undefined;
};

export type MemberFilter = {
  active?: boolean | null | undefined;
  country?: Array<string> | null | undefined;
  rank?: Array<string> | null | undefined;
  status?: Array<ContractStatus> | null | undefined;
};

export type MoveIn = {
  /** E-mail of the second person who approves; never the one who asks. */
  approver: string;
  from: string;
  id: string;
  reason: string;
  requestKey: string;
  sponsorNumber: string;
};

export type OrderFilter = {
  buyer?: string | null | undefined;
  period?: string | null | undefined;
  search?: string | null | undefined;
  state?: OrderState | null | undefined;
};

export type OrderKind =
  | 'AUTOSHIP'
  | 'FIRST'
  | 'NORMAL'
  | 'SIGN_UP';

export type OrderState =
  | 'ACCEPTED'
  | 'CANCELLED';

export type ProfileIn = {
  city?: string | null | undefined;
  country: string;
  email?: string | null | undefined;
  id: string;
  language: string;
  name: string;
  phone?: string | null | undefined;
  postalCode?: string | null | undefined;
  street?: string | null | undefined;
  version: number;
};

export type Role =
  | 'ADMIN'
  | 'BACK_OFFICE'
  | 'COMPLIANCE'
  | 'CUSTOMER'
  | 'FINANCE'
  | 'MEMBER';

export type RowOrder =
  | 'BELOW'
  | 'GROUP_VOLUME'
  | 'JOINED'
  | 'NAME'
  | 'NUMBER'
  | 'PERSONAL_VOLUME';

export type RunState =
  | 'CLOSED'
  | 'DRAFT'
  | 'OPEN'
  | 'PAID'
  | 'REVIEWED';

export type SignInIn = {
  email: string;
  password: string;
};

export type Tree =
  | 'SPONSOR';

/** The visible part of the picture, in layout units, and how many pixels one unit has. */
export type Window = {
  height: number;
  pixelsPerUnit: number;
  width: number;
  x: number;
  y: number;
};

export type AuditQueryVariables = Exact<{
  subject?: string | null | undefined;
  actor?: string | null | undefined;
  kind?: string | null | undefined;
  before?: string | null | undefined;
}>;


export type AuditQuery = { audit: { next: string | null, entries: Array<{ seq: string, at: string, kind: string, subject: string, subjectNumber: string | null, subjectName: string | null, actor: string, actorId: string, body: string, people: Array<{ field: string, number: string, name: string }> }> } };

export type HealthPageQueryVariables = Exact<{ [key: string]: never; }>;


export type HealthPageQuery = { health: { neo4j: string, origin: string, indexSeq: string, headSeq: string, behindMs: number, members: number, bytesPerMember: number } };

export type VerifyChainMutationVariables = Exact<{ [key: string]: never; }>;


export type VerifyChainMutation = { verifyChain: { ok: boolean, events: string, blanked: string, brokenAt: string | null, troubles: number, verifiedAt: string, found: Array<{ code: string, seq: string | null, subject: string, subjectNumber: string | null, subjectName: string | null, noun: string | null, fields: Array<string> }> } };

export type RowFragment = { id: string, number: string, name: string, status: ContractStatus, active: boolean, rank: string | null, country: string, enrolledOn: string, level: number, recruits: number, below: number, personalVolume: string | null, groupVolume: string | null, lastOrderAt: string | null };

export type DownlineQueryVariables = Exact<{
  in: DownlineIn;
}>;


export type DownlineQuery = { downline: { seq: string, layout: string, minPx: number, ringUnits: number, total: number, truncated: boolean, path: Array<{ id: string, number: string, name: string }>, legend: { unit: string, ranks: Array<{ key: string, label: string, count: number }>, statuses: Array<{ key: string, label: string, count: number }> }, members: { id: Array<string>, name: Array<string>, number: Array<string>, parent: Array<number>, x: Array<number>, y: Array<number>, level: Array<number>, rank: Array<number>, mark: Array<number>, recruits: Array<number>, below: Array<number>, hidden: Array<number>, metric: Array<string | null> }, aggregates: { parent: Array<number>, from: Array<number>, to: Array<number>, count: Array<number>, below: Array<number>, active: Array<number>, metric: Array<string | null> } } };

export type DownlineRowsQueryVariables = Exact<{
  parent: string;
  period?: string | null | undefined;
  filter?: MemberFilter | null | undefined;
  order: RowOrder;
  after?: string | null | undefined;
}>;


export type DownlineRowsQuery = { downlineRows: { seq: string, rows: Array<{ id: string, number: string, name: string, status: ContractStatus, active: boolean, rank: string | null, country: string, enrolledOn: string, level: number, recruits: number, below: number, personalVolume: string | null, groupVolume: string | null, lastOrderAt: string | null }>, page: { next: string | null, total: number } } };

export type DownlineFindQueryVariables = Exact<{
  root?: string | null | undefined;
  text: string;
}>;


export type DownlineFindQuery = { downlineFind: Array<{ rank: string | null, status: ContractStatus, member: { id: string, number: string, name: string }, path: Array<{ id: string }> }> };

export type HomeQueryVariables = Exact<{ [key: string]: never; }>;


export type HomeQuery = { home: { tiles: Array<{ key: string, value: string, unit: string, before: string | null, link: string }>, frontline: Array<{ members: number, active: number, groupVolume: string | null, head: { id: string, number: string, name: string } }> } };

export type ImportPartsFragment = { id: string, source: string, startedAt: string, endedAt: string | null, by: string, state: string, dryRun: boolean, read: number, accepted: number, unchanged: number, rejected: number, warnings: number };

export type ImportsQueryVariables = Exact<{ [key: string]: never; }>;


export type ImportsQuery = { imports: Array<{ id: string, source: string, startedAt: string, endedAt: string | null, by: string, state: string, dryRun: boolean, read: number, accepted: number, unchanged: number, rejected: number, warnings: number }> };

export type ImportPageQueryVariables = Exact<{
  id: string;
}>;


export type ImportPageQuery = { import: { row: { id: string, source: string, startedAt: string, endedAt: string | null, by: string, state: string, dryRun: boolean, read: number, accepted: number, unchanged: number, rejected: number, warnings: number }, rejectedBy: Array<{ code: string, file: string, count: number }>, warnedBy: Array<{ code: string, file: string, count: number }> } };

export type RejectedRowsQueryVariables = Exact<{
  import: string;
  code?: string | null | undefined;
  after?: string | null | undefined;
  language: string;
}>;


export type RejectedRowsQuery = { rejectedRows: { rows: Array<{ file: string, line: number, code: string, reason: string, text: string }>, page: { next: string | null, total: number } } };

export type CancelImportMutationVariables = Exact<{
  id: string;
}>;


export type CancelImportMutation = { cancelImport: boolean };

export type ContactPartsFragment = { email: string | null, phone: string | null, street: string | null, postalCode: string | null, city: string | null, language: string };

export type MembersQueryVariables = Exact<{
  search?: string | null | undefined;
  filter?: MemberFilter | null | undefined;
  order: RowOrder;
  after?: string | null | undefined;
}>;


export type MembersQuery = { members: { rows: Array<{ id: string, number: string, name: string, status: ContractStatus, active: boolean, rank: string | null, country: string, enrolledOn: string, level: number, recruits: number, below: number, personalVolume: string | null, groupVolume: string | null, lastOrderAt: string | null }>, page: { next: string | null, total: number } } };

export type MemberHeadFragment = { id: string, number: string, name: string, status: ContractStatus, country: string, enrolledOn: string, rank: string | null, highestRank: string | null, level: number, recruits: number, below: number, customers: number | null, lastOrderAt: string | null, version: number, sponsor: { id: string, number: string, name: string } | null };

export type MemberPanelQueryVariables = Exact<{
  id: string;
}>;


export type MemberPanelQuery = { member: { id: string, number: string, name: string, status: ContractStatus, country: string, enrolledOn: string, rank: string | null, highestRank: string | null, level: number, recruits: number, below: number, customers: number | null, lastOrderAt: string | null, version: number, path: Array<{ id: string, number: string, name: string }>, contact: { email: string | null, phone: string | null, street: string | null, postalCode: string | null, city: string | null, language: string } | null, periods: Array<{ period: string, closed: boolean, active: boolean, rank: string | null, personalVolume: string | null, groupVolume: string | null, statement: string | null, earned: { minor: string, currency: string } | null }>, nextRank: { rank: string, period: string | null, judged: boolean, missing: Array<{ code: string, volume: string | null, wanted: Array<string>, have: string, need: string, legCap: string | null }> } | null, legs: Array<{ members: number, active: number, groupVolume: string | null, head: { id: string, number: string, name: string } }>, sponsor: { id: string, number: string, name: string } | null } };

export type MemberPageQueryVariables = Exact<{
  number: string;
}>;


export type MemberPageQuery = { member: { sponsorLink: string | null, id: string, number: string, name: string, status: ContractStatus, country: string, enrolledOn: string, rank: string | null, highestRank: string | null, level: number, recruits: number, below: number, customers: number | null, lastOrderAt: string | null, version: number, contact: { email: string | null, phone: string | null, street: string | null, postalCode: string | null, city: string | null, language: string } | null, sponsorContact: { email: string | null, phone: string | null, street: string | null, postalCode: string | null, city: string | null, language: string } | null, path: Array<{ id: string, number: string, name: string }>, periods: Array<{ period: string, closed: boolean, active: boolean, rank: string | null, personalVolume: string | null, groupVolume: string | null, statement: string | null, earned: { minor: string, currency: string } | null }>, nextRank: { rank: string, period: string | null, judged: boolean, missing: Array<{ code: string, volume: string | null, wanted: Array<string>, have: string, need: string, legCap: string | null }> } | null, legs: Array<{ members: number, active: number, groupVolume: string | null, head: { id: string, number: string, name: string } }>, history: Array<{ seq: string, at: string, kind: string, subject: string, subjectNumber: string | null, subjectName: string | null, actor: string, actorId: string, body: string }>, sponsor: { id: string, number: string, name: string } | null } };

export type CustomersQueryVariables = Exact<{
  carer?: string | null | undefined;
  search?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type CustomersQuery = { customers: { rows: Array<{ id: string, number: string, name: string, country: string, registeredAt: string }>, page: { next: string | null, total: number } } };

export type CustomerQueryVariables = Exact<{
  id: string;
}>;


export type CustomerQuery = { customer: { id: string, name: string, country: string, version: number, contact: { email: string | null, phone: string | null, street: string | null, postalCode: string | null, city: string | null, language: string } } };

export type SponsorCardQueryVariables = Exact<{
  code: string;
}>;


export type SponsorCardQuery = { sponsorCard: { name: string, number: string, companyName: string } | null };

export type PreviewMoveQueryVariables = Exact<{
  in: MoveIn;
}>;


export type PreviewMoveQuery = { previewMove: { membersMoved: number, volumeMoved: string, refusals: Array<{ code: string, facts: string, field: string | null }>, oldPath: Array<{ id: string, number: string, name: string }>, newPath: Array<{ id: string, number: string, name: string }> } };

export type EnrolMemberMutationVariables = Exact<{
  in: EnrolIn;
}>;


export type EnrolMemberMutation = { enrolMember: { id: string, seq: string, number: string, logIn: { email: string, password: string } | null } };

export type RegisterCustomerMutationVariables = Exact<{
  in: CustomerIn;
}>;


export type RegisterCustomerMutation = { registerCustomer: { id: string, seq: string } };

export type ChangeCustomerMutationVariables = Exact<{
  in: ProfileIn;
}>;


export type ChangeCustomerMutation = { changeCustomer: { id: string, seq: string } };

export type ChangeProfileMutationVariables = Exact<{
  in: ProfileIn;
}>;


export type ChangeProfileMutation = { changeProfile: { id: string, seq: string } };

export type MoveMemberMutationVariables = Exact<{
  in: MoveIn;
}>;


export type MoveMemberMutation = { moveMember: { id: string, seq: string } };

export type SetMemberStatusMutationVariables = Exact<{
  id: string;
  status: ContractStatus;
  from: string;
  reason: string;
}>;


export type SetMemberStatusMutation = { setMemberStatus: { id: string, seq: string } };

export type OrderRowPartsFragment = { id: string, number: string, state: OrderState, kind: OrderKind, acceptedAt: string, period: string, byCustomer: boolean, points: string, buyer: { id: string, number: string, name: string } | null, amount: { minor: string, currency: string }, cv: { minor: string, currency: string }, credited: { minor: string, currency: string } };

export type OrdersQueryVariables = Exact<{
  filter?: OrderFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type OrdersQuery = { orders: { rows: Array<{ id: string, number: string, state: OrderState, kind: OrderKind, acceptedAt: string, period: string, byCustomer: boolean, points: string, buyer: { id: string, number: string, name: string } | null, amount: { minor: string, currency: string }, cv: { minor: string, currency: string }, credited: { minor: string, currency: string } }>, page: { next: string | null, total: number | null } } };

export type OrderPageQueryVariables = Exact<{
  id?: string | null | undefined;
  number?: string | null | undefined;
}>;


export type OrderPageQuery = { order: { periodOpen: boolean, row: { id: string, number: string, state: OrderState, kind: OrderKind, acceptedAt: string, period: string, byCustomer: boolean, points: string, buyer: { id: string, number: string, name: string } | null, amount: { minor: string, currency: string }, cv: { minor: string, currency: string }, credited: { minor: string, currency: string } }, member: { id: string, number: string, name: string } | null, lines: Array<{ number: number, productCode: string, productName: string, quantity: number, points: string, creditedQuantity: number, amount: { minor: string, currency: string }, cv: { minor: string, currency: string } }>, creditNotes: Array<{ id: string, number: string, creditedAt: string, period: string, reason: string, amount: { minor: string, currency: string }, cv: { minor: string, currency: string } }>, history: Array<{ seq: string, at: string, kind: string, subject: string, subjectNumber: string | null, subjectName: string | null, actor: string, actorId: string, body: string }> } };

export type CreditOrderMutationVariables = Exact<{
  in: CreditIn;
}>;


export type CreditOrderMutation = { creditOrder: { id: string, seq: string } };

export type CancelOrderMutationVariables = Exact<{
  id: string;
  reason: string;
}>;


export type CancelOrderMutation = { cancelOrder: { id: string, seq: string } };

export type PeriodRowPartsFragment = { id: string, from: string, to: string, running: boolean, state: RunState, orders: number, statements: number, cv: { minor: string, currency: string }, total: { minor: string, currency: string } | null };

export type ActionPartsFragment = { allowed: boolean, reasons: Array<{ code: string, facts: string, field: string | null }> };

export type StatementRowPartsFragment = { id: string, period: string, state: RunState, rank: string, active: boolean, lines: number, member: { id: string, number: string, name: string }, earned: { minor: string, currency: string }, adjustments: { minor: string, currency: string }, total: { minor: string, currency: string } };

export type PeriodsQueryVariables = Exact<{ [key: string]: never; }>;


export type PeriodsQuery = { periods: Array<{ id: string, from: string, to: string, running: boolean, state: RunState, orders: number, statements: number, cv: { minor: string, currency: string }, total: { minor: string, currency: string } | null }> };

export type PeriodPageQueryVariables = Exact<{
  id: string;
  language: string;
}>;


export type PeriodPageQuery = { period: { row: { id: string, from: string, to: string, running: boolean, state: RunState, orders: number, statements: number, cv: { minor: string, currency: string }, total: { minor: string, currency: string } | null }, run: { id: string, state: RunState, plan: string, version: number, computedAt: string, reviewedBy: string | null, reviewedAt: string | null, closedBy: string | null, closedAt: string | null, planDigest: string, factsDigest: string, resultDigest: string, ratio: string | null, earners: number, lines: number, total: { minor: string, currency: string }, cv: { minor: string, currency: string }, byBonus: Array<{ bonus: string, bonusTitle: string, lines: number, amount: { minor: string, currency: string } }>, breakage: Array<{ bonus: string, bonusTitle: string, reason: string, count: number, amount: { minor: string, currency: string } }>, ranks: Array<{ rank: string, count: number, before: number | null }>, checks: Array<{ code: string, ok: boolean, left: string, right: string }>, adjustments: { minor: string, currency: string } } | null, computations: Array<{ number: number, at: string, by: string, lines: number, statements: number, factsDigest: string, resultDigest: string, total: { minor: string, currency: string } }>, progress: { step: string, done: number, of: number } | null, review: { allowed: boolean, reasons: Array<{ code: string, facts: string, field: string | null }> }, close: { allowed: boolean, reasons: Array<{ code: string, facts: string, field: string | null }> }, compute: { allowed: boolean, reasons: Array<{ code: string, facts: string, field: string | null }> }, planMessages: Array<{ severity: string, text: string }> } };

export type StatementsQueryVariables = Exact<{
  period: string;
  search?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type StatementsQuery = { statements: { rows: Array<{ id: string, period: string, state: RunState, rank: string, active: boolean, lines: number, member: { id: string, number: string, name: string }, earned: { minor: string, currency: string }, adjustments: { minor: string, currency: string }, total: { minor: string, currency: string } }>, page: { next: string | null, total: number } } };

export type ComputePeriodMutationVariables = Exact<{
  period: string;
}>;


export type ComputePeriodMutation = { computePeriod: { id: string, seq: string } };

export type ReviewPeriodMutationVariables = Exact<{
  period: string;
  resultDigest: string;
}>;


export type ReviewPeriodMutation = { reviewPeriod: { id: string, seq: string } };

export type ClosePeriodMutationVariables = Exact<{
  period: string;
}>;


export type ClosePeriodMutation = { closePeriod: { id: string, seq: string } };

export type ViewerPartsFragment = { actions: Array<string>, seq: string, user: { id: string, email: string, name: string, roles: Array<Role>, language: string }, member: { id: string, number: string, name: string } | null };

export type StartQueryVariables = Exact<{ [key: string]: never; }>;


export type StartQuery = { company: { name: string, slug: string, currency: string, timeZone: string, now: string, currentPeriod: string, agreementVersion: string, demo: boolean, demoLogIns: Array<{ role: Role, email: string, password: string, leader: boolean }> }, viewer: { actions: Array<string>, seq: string, user: { id: string, email: string, name: string, roles: Array<Role>, language: string }, member: { id: string, number: string, name: string } | null } | null };

export type SignInMutationVariables = Exact<{
  in: SignInIn;
}>;


export type SignInMutation = { signIn: { actions: Array<string>, seq: string, user: { id: string, email: string, name: string, roles: Array<Role>, language: string }, member: { id: string, number: string, name: string } | null } };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { signOut: boolean };

export type SignOutEverywhereMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutEverywhereMutation = { signOutEverywhere: boolean };

export type SessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type SessionsQuery = { sessions: Array<{ id: string, current: boolean, createdAt: string, lastSeenAt: string, userAgent: string }> };

export type EndSessionMutationVariables = Exact<{
  id: string;
}>;


export type EndSessionMutation = { endSession: boolean };

export type ChangePasswordMutationVariables = Exact<{
  current: string;
  next: string;
}>;


export type ChangePasswordMutation = { changePassword: { id: string, seq: string } };

export type SetLanguageMutationVariables = Exact<{
  language: string;
}>;


export type SetLanguageMutation = { setLanguage: { id: string, seq: string } };

export type ChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type ChangedSubscription = { changed: { seq: string, kind: string, id: string } };

export type AmountFragment = { minor: string, currency: string };

export type CrumbFragment = { id: string, number: string, name: string };

export type LegPartsFragment = { members: number, active: number, groupVolume: string | null, head: { id: string, number: string, name: string } };

export type EntryFragment = { seq: string, at: string, kind: string, subject: string, subjectNumber: string | null, subjectName: string | null, actor: string, actorId: string, body: string };

export type RefusalPartsFragment = { code: string, facts: string, field: string | null };

export type LinePartsFragment = { bonus: string, bonusTitle: string, number: number, level: number, distance: number, share: string, rate: string, caps: Array<string>, reasonCode: string, order: { id: string, number: string, acceptedAt: string, buyer: { id: string, number: string, name: string } | null } | null, source: { id: string, number: string, name: string } | null, base: { minor: string, currency: string }, amountBeforeCaps: { minor: string, currency: string }, amount: { minor: string, currency: string } };

export type StatementPageQueryVariables = Exact<{
  id: string;
  language: string;
}>;


export type StatementPageQuery = { statement: { id: string, period: string, state: RunState, plan: string, version: number, rank: string, highestRank: string, active: boolean, personalVolume: string, groupVolume: string, member: { id: string, number: string, name: string }, byBonus: Array<{ bonus: string, bonusTitle: string, lines: number, amount: { minor: string, currency: string } }>, adjustments: Array<{ kind: string, orderNumber: string, originalPeriod: string, bonus: string, bonusTitle: string, reason: string, order: { id: string, number: string, acceptedAt: string, buyer: { id: string, number: string, name: string } | null } | null, amount: { minor: string, currency: string } }>, earned: { minor: string, currency: string }, adjusted: { minor: string, currency: string }, total: { minor: string, currency: string }, balanceBefore: { minor: string, currency: string }, balanceAfter: { minor: string, currency: string }, missing: { rank: string, period: string | null, judged: boolean, missing: Array<{ code: string, volume: string | null, wanted: Array<string>, have: string, need: string, legCap: string | null }> } | null } };

export type StatementLinesQueryVariables = Exact<{
  id: string;
  bonus?: string | null | undefined;
  after?: string | null | undefined;
  language: string;
}>;


export type StatementLinesQuery = { statement: { id: string, lines: { lines: Array<{ bonus: string, bonusTitle: string, number: number, level: number, distance: number, share: string, rate: string, caps: Array<string>, reasonCode: string, order: { id: string, number: string, acceptedAt: string, buyer: { id: string, number: string, name: string } | null } | null, source: { id: string, number: string, name: string } | null, base: { minor: string, currency: string }, amountBeforeCaps: { minor: string, currency: string }, amount: { minor: string, currency: string } }>, page: { next: string | null, total: number } } } };

export type ExplainLineQueryVariables = Exact<{
  statement: string;
  line: number;
  language: string;
}>;


export type ExplainLineQuery = { explainLine: { exact: string, matches: boolean, line: { bonus: string, bonusTitle: string, number: number, level: number, distance: number, share: string, rate: string, caps: Array<string>, reasonCode: string, order: { id: string, number: string, acceptedAt: string, buyer: { id: string, number: string, name: string } | null } | null, source: { id: string, number: string, name: string } | null, base: { minor: string, currency: string }, amountBeforeCaps: { minor: string, currency: string }, amount: { minor: string, currency: string } }, walk: Array<{ why: string, member: { id: string, number: string, name: string } }> } };

export type OwnStatementsQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnStatementsQuery = { ownStatements: Array<{ id: string, period: string, state: RunState, rank: string, active: boolean, lines: number, member: { id: string, number: string, name: string }, earned: { minor: string, currency: string }, adjustments: { minor: string, currency: string }, total: { minor: string, currency: string } }> };

export type PlansQueryVariables = Exact<{
  language: string;
}>;


export type PlansQuery = { plans: Array<{ plan: string, version: number, validFrom: string, title: string, currency: string, digest: string, document: string, used: boolean, messages: Array<{ text: string }>, words: Array<{ heading: string, sentences: Array<string> }> }> };

export type UsersQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type UsersQuery = { users: Array<{ id: string, email: string, name: string, roles: Array<Role>, language: string, blocked: boolean, lastSignInAt: string | null }>, permissions: Array<{ action: string, roles: Array<Role> }> };

export type CreateUserMutationVariables = Exact<{
  email: string;
  name: string;
  roles: Array<Role> | Role;
  language: string;
}>;


export type CreateUserMutation = { createUser: { id: string, password: string } };

export type SetUserRolesMutationVariables = Exact<{
  id: string;
  roles: Array<Role> | Role;
}>;


export type SetUserRolesMutation = { setUserRoles: { id: string, seq: string } };

export type BlockUserMutationVariables = Exact<{
  id: string;
  reason: string;
}>;


export type BlockUserMutation = { blockUser: { id: string, seq: string } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const RowFragmentDoc = new TypedDocumentString(`
    fragment Row on MemberRow {
  id
  number
  name
  status
  active
  rank
  country
  enrolledOn
  level
  recruits
  below
  personalVolume
  groupVolume
  lastOrderAt
}
    `, {"fragmentName":"Row"}) as unknown as TypedDocumentString<RowFragment, unknown>;
export const ImportPartsFragmentDoc = new TypedDocumentString(`
    fragment ImportParts on ImportRow {
  id
  source
  startedAt
  endedAt
  by
  state
  dryRun
  read
  accepted
  unchanged
  rejected
  warnings
}
    `, {"fragmentName":"ImportParts"}) as unknown as TypedDocumentString<ImportPartsFragment, unknown>;
export const ContactPartsFragmentDoc = new TypedDocumentString(`
    fragment ContactParts on MemberContact {
  email
  phone
  street
  postalCode
  city
  language
}
    `, {"fragmentName":"ContactParts"}) as unknown as TypedDocumentString<ContactPartsFragment, unknown>;
export const CrumbFragmentDoc = new TypedDocumentString(`
    fragment Crumb on MemberCrumb {
  id
  number
  name
}
    `, {"fragmentName":"Crumb"}) as unknown as TypedDocumentString<CrumbFragment, unknown>;
export const MemberHeadFragmentDoc = new TypedDocumentString(`
    fragment MemberHead on Member {
  id
  number
  name
  status
  country
  enrolledOn
  rank
  highestRank
  sponsor {
    ...Crumb
  }
  level
  recruits
  below
  customers
  lastOrderAt
  version
}
    fragment Crumb on MemberCrumb {
  id
  number
  name
}`, {"fragmentName":"MemberHead"}) as unknown as TypedDocumentString<MemberHeadFragment, unknown>;
export const AmountFragmentDoc = new TypedDocumentString(`
    fragment Amount on Money {
  minor
  currency
}
    `, {"fragmentName":"Amount"}) as unknown as TypedDocumentString<AmountFragment, unknown>;
export const OrderRowPartsFragmentDoc = new TypedDocumentString(`
    fragment OrderRowParts on OrderRow {
  id
  number
  state
  kind
  acceptedAt
  period
  buyer {
    ...Crumb
  }
  byCustomer
  amount {
    ...Amount
  }
  cv {
    ...Amount
  }
  points
  credited {
    ...Amount
  }
}
    fragment Amount on Money {
  minor
  currency
}
fragment Crumb on MemberCrumb {
  id
  number
  name
}`, {"fragmentName":"OrderRowParts"}) as unknown as TypedDocumentString<OrderRowPartsFragment, unknown>;
export const PeriodRowPartsFragmentDoc = new TypedDocumentString(`
    fragment PeriodRowParts on PeriodRow {
  id
  from
  to
  running
  state
  orders
  cv {
    ...Amount
  }
  total {
    ...Amount
  }
  statements
}
    fragment Amount on Money {
  minor
  currency
}`, {"fragmentName":"PeriodRowParts"}) as unknown as TypedDocumentString<PeriodRowPartsFragment, unknown>;
export const RefusalPartsFragmentDoc = new TypedDocumentString(`
    fragment RefusalParts on RefusalView {
  code
  facts
  field
}
    `, {"fragmentName":"RefusalParts"}) as unknown as TypedDocumentString<RefusalPartsFragment, unknown>;
export const ActionPartsFragmentDoc = new TypedDocumentString(`
    fragment ActionParts on ActionState {
  allowed
  reasons {
    ...RefusalParts
  }
}
    fragment RefusalParts on RefusalView {
  code
  facts
  field
}`, {"fragmentName":"ActionParts"}) as unknown as TypedDocumentString<ActionPartsFragment, unknown>;
export const StatementRowPartsFragmentDoc = new TypedDocumentString(`
    fragment StatementRowParts on StatementRow {
  id
  period
  state
  member {
    ...Crumb
  }
  rank
  active
  earned {
    ...Amount
  }
  adjustments {
    ...Amount
  }
  total {
    ...Amount
  }
  lines
}
    fragment Amount on Money {
  minor
  currency
}
fragment Crumb on MemberCrumb {
  id
  number
  name
}`, {"fragmentName":"StatementRowParts"}) as unknown as TypedDocumentString<StatementRowPartsFragment, unknown>;
export const ViewerPartsFragmentDoc = new TypedDocumentString(`
    fragment ViewerParts on Viewer {
  user {
    id
    email
    name
    roles
    language
  }
  member {
    id
    number
    name
  }
  actions
  seq
}
    `, {"fragmentName":"ViewerParts"}) as unknown as TypedDocumentString<ViewerPartsFragment, unknown>;
export const LegPartsFragmentDoc = new TypedDocumentString(`
    fragment LegParts on Leg {
  head {
    ...Crumb
  }
  members
  active
  groupVolume
}
    fragment Crumb on MemberCrumb {
  id
  number
  name
}`, {"fragmentName":"LegParts"}) as unknown as TypedDocumentString<LegPartsFragment, unknown>;
export const EntryFragmentDoc = new TypedDocumentString(`
    fragment Entry on AuditEntry {
  seq
  at
  kind
  subject
  subjectNumber
  subjectName
  actor
  actorId
  body
}
    `, {"fragmentName":"Entry"}) as unknown as TypedDocumentString<EntryFragment, unknown>;
export const LinePartsFragmentDoc = new TypedDocumentString(`
    fragment LineParts on EarningLine {
  bonus
  bonusTitle(language: $language)
  number
  order {
    id
    number
    acceptedAt
    buyer {
      ...Crumb
    }
  }
  source {
    ...Crumb
  }
  level
  distance
  base {
    ...Amount
  }
  share
  rate
  amountBeforeCaps {
    ...Amount
  }
  amount {
    ...Amount
  }
  caps
  reasonCode
}
    fragment Amount on Money {
  minor
  currency
}
fragment Crumb on MemberCrumb {
  id
  number
  name
}`, {"fragmentName":"LineParts"}) as unknown as TypedDocumentString<LinePartsFragment, unknown>;
export const AuditDocument = new TypedDocumentString(`
    query Audit($subject: String, $actor: String, $kind: String, $before: BigInt) {
  audit(subject: $subject, actor: $actor, kind: $kind, before: $before, first: 50) {
    entries {
      ...Entry
      people {
        field
        number
        name
      }
    }
    next
  }
}
    fragment Entry on AuditEntry {
  seq
  at
  kind
  subject
  subjectNumber
  subjectName
  actor
  actorId
  body
}`) as unknown as TypedDocumentString<AuditQuery, AuditQueryVariables>;
export const HealthPageDocument = new TypedDocumentString(`
    query HealthPage {
  health {
    neo4j
    origin
    indexSeq
    headSeq
    behindMs
    members
    bytesPerMember
  }
}
    `) as unknown as TypedDocumentString<HealthPageQuery, HealthPageQueryVariables>;
export const VerifyChainDocument = new TypedDocumentString(`
    mutation VerifyChain {
  verifyChain {
    ok
    events
    blanked
    brokenAt
    troubles
    found {
      code
      seq
      subject
      subjectNumber
      subjectName
      noun
      fields
    }
    verifiedAt
  }
}
    `) as unknown as TypedDocumentString<VerifyChainMutation, VerifyChainMutationVariables>;
export const DownlineDocument = new TypedDocumentString(`
    query Downline($in: DownlineIn!) {
  downline(in: $in) {
    seq
    layout
    minPx
    ringUnits
    total
    truncated
    path {
      ...Crumb
    }
    legend {
      ranks {
        key
        label
        count
      }
      statuses {
        key
        label
        count
      }
      unit
    }
    members {
      id
      name
      number
      parent
      x
      y
      level
      rank
      mark
      recruits
      below
      hidden
      metric
    }
    aggregates {
      parent
      from
      to
      count
      below
      active
      metric
    }
  }
}
    fragment Crumb on MemberCrumb {
  id
  number
  name
}`) as unknown as TypedDocumentString<DownlineQuery, DownlineQueryVariables>;
export const DownlineRowsDocument = new TypedDocumentString(`
    query DownlineRows($parent: ID!, $period: String, $filter: MemberFilter, $order: RowOrder!, $after: String) {
  downlineRows(
    parent: $parent
    period: $period
    filter: $filter
    order: $order
    after: $after
    first: 50
  ) {
    rows {
      ...Row
    }
    page {
      next
      total
    }
    seq
  }
}
    fragment Row on MemberRow {
  id
  number
  name
  status
  active
  rank
  country
  enrolledOn
  level
  recruits
  below
  personalVolume
  groupVolume
  lastOrderAt
}`) as unknown as TypedDocumentString<DownlineRowsQuery, DownlineRowsQueryVariables>;
export const DownlineFindDocument = new TypedDocumentString(`
    query DownlineFind($root: ID, $text: String!) {
  downlineFind(root: $root, text: $text) {
    member {
      ...Crumb
    }
    path {
      id
    }
    rank
    status
  }
}
    fragment Crumb on MemberCrumb {
  id
  number
  name
}`) as unknown as TypedDocumentString<DownlineFindQuery, DownlineFindQueryVariables>;
export const HomeDocument = new TypedDocumentString(`
    query Home {
  home {
    tiles {
      key
      value
      unit
      before
      link
    }
    frontline {
      ...LegParts
    }
  }
}
    fragment Crumb on MemberCrumb {
  id
  number
  name
}
fragment LegParts on Leg {
  head {
    ...Crumb
  }
  members
  active
  groupVolume
}`) as unknown as TypedDocumentString<HomeQuery, HomeQueryVariables>;
export const ImportsDocument = new TypedDocumentString(`
    query Imports {
  imports {
    ...ImportParts
  }
}
    fragment ImportParts on ImportRow {
  id
  source
  startedAt
  endedAt
  by
  state
  dryRun
  read
  accepted
  unchanged
  rejected
  warnings
}`) as unknown as TypedDocumentString<ImportsQuery, ImportsQueryVariables>;
export const ImportPageDocument = new TypedDocumentString(`
    query ImportPage($id: ID!) {
  import(id: $id) {
    row {
      ...ImportParts
    }
    rejectedBy {
      code
      file
      count
    }
    warnedBy {
      code
      file
      count
    }
  }
}
    fragment ImportParts on ImportRow {
  id
  source
  startedAt
  endedAt
  by
  state
  dryRun
  read
  accepted
  unchanged
  rejected
  warnings
}`) as unknown as TypedDocumentString<ImportPageQuery, ImportPageQueryVariables>;
export const RejectedRowsDocument = new TypedDocumentString(`
    query RejectedRows($import: ID!, $code: String, $after: String, $language: String!) {
  rejectedRows(import: $import, code: $code, after: $after, first: 50) {
    rows {
      file
      line
      code
      reason(language: $language)
      text
    }
    page {
      next
      total
    }
  }
}
    `) as unknown as TypedDocumentString<RejectedRowsQuery, RejectedRowsQueryVariables>;
export const CancelImportDocument = new TypedDocumentString(`
    mutation CancelImport($id: ID!) {
  cancelImport(id: $id)
}
    `) as unknown as TypedDocumentString<CancelImportMutation, CancelImportMutationVariables>;
export const MembersDocument = new TypedDocumentString(`
    query Members($search: String, $filter: MemberFilter, $order: RowOrder!, $after: String) {
  members(
    search: $search
    filter: $filter
    order: $order
    after: $after
    first: 50
  ) {
    rows {
      ...Row
    }
    page {
      next
      total
    }
  }
}
    fragment Row on MemberRow {
  id
  number
  name
  status
  active
  rank
  country
  enrolledOn
  level
  recruits
  below
  personalVolume
  groupVolume
  lastOrderAt
}`) as unknown as TypedDocumentString<MembersQuery, MembersQueryVariables>;
export const MemberPanelDocument = new TypedDocumentString(`
    query MemberPanel($id: ID!) {
  member(id: $id) {
    ...MemberHead
    path {
      ...Crumb
    }
    contact {
      ...ContactParts
    }
    periods(last: 24) {
      period
      closed
      active
      rank
      personalVolume
      groupVolume
      earned {
        ...Amount
      }
      statement
    }
    nextRank {
      rank
      period
      judged
      missing {
        code
        volume
        wanted
        have
        need
        legCap
      }
    }
    legs(first: 5) {
      ...LegParts
    }
  }
}
    fragment ContactParts on MemberContact {
  email
  phone
  street
  postalCode
  city
  language
}
fragment MemberHead on Member {
  id
  number
  name
  status
  country
  enrolledOn
  rank
  highestRank
  sponsor {
    ...Crumb
  }
  level
  recruits
  below
  customers
  lastOrderAt
  version
}
fragment Amount on Money {
  minor
  currency
}
fragment Crumb on MemberCrumb {
  id
  number
  name
}
fragment LegParts on Leg {
  head {
    ...Crumb
  }
  members
  active
  groupVolume
}`) as unknown as TypedDocumentString<MemberPanelQuery, MemberPanelQueryVariables>;
export const MemberPageDocument = new TypedDocumentString(`
    query MemberPage($number: String!) {
  member(number: $number) {
    ...MemberHead
    contact {
      ...ContactParts
    }
    sponsorContact {
      ...ContactParts
    }
    sponsorLink
    path {
      ...Crumb
    }
    periods(last: 12) {
      period
      closed
      active
      rank
      personalVolume
      groupVolume
      earned {
        ...Amount
      }
      statement
    }
    nextRank {
      rank
      period
      judged
      missing {
        code
        volume
        wanted
        have
        need
        legCap
      }
    }
    legs(first: 10) {
      ...LegParts
    }
    history(first: 20) {
      ...Entry
    }
  }
}
    fragment ContactParts on MemberContact {
  email
  phone
  street
  postalCode
  city
  language
}
fragment MemberHead on Member {
  id
  number
  name
  status
  country
  enrolledOn
  rank
  highestRank
  sponsor {
    ...Crumb
  }
  level
  recruits
  below
  customers
  lastOrderAt
  version
}
fragment Amount on Money {
  minor
  currency
}
fragment Crumb on MemberCrumb {
  id
  number
  name
}
fragment LegParts on Leg {
  head {
    ...Crumb
  }
  members
  active
  groupVolume
}
fragment Entry on AuditEntry {
  seq
  at
  kind
  subject
  subjectNumber
  subjectName
  actor
  actorId
  body
}`) as unknown as TypedDocumentString<MemberPageQuery, MemberPageQueryVariables>;
export const CustomersDocument = new TypedDocumentString(`
    query Customers($carer: ID, $search: String, $after: String) {
  customers(carer: $carer, search: $search, after: $after, first: 50) {
    rows {
      id
      number
      name
      country
      registeredAt
    }
    page {
      next
      total
    }
  }
}
    `) as unknown as TypedDocumentString<CustomersQuery, CustomersQueryVariables>;
export const CustomerDocument = new TypedDocumentString(`
    query Customer($id: ID!) {
  customer(id: $id) {
    id
    name
    country
    contact {
      ...ContactParts
    }
    version
  }
}
    fragment ContactParts on MemberContact {
  email
  phone
  street
  postalCode
  city
  language
}`) as unknown as TypedDocumentString<CustomerQuery, CustomerQueryVariables>;
export const SponsorCardDocument = new TypedDocumentString(`
    query SponsorCard($code: String!) {
  sponsorCard(code: $code) {
    name
    number
    companyName
  }
}
    `) as unknown as TypedDocumentString<SponsorCardQuery, SponsorCardQueryVariables>;
export const PreviewMoveDocument = new TypedDocumentString(`
    query PreviewMove($in: MoveIn!) {
  previewMove(in: $in) {
    refusals {
      ...RefusalParts
    }
    membersMoved
    volumeMoved
    oldPath {
      ...Crumb
    }
    newPath {
      ...Crumb
    }
  }
}
    fragment Crumb on MemberCrumb {
  id
  number
  name
}
fragment RefusalParts on RefusalView {
  code
  facts
  field
}`) as unknown as TypedDocumentString<PreviewMoveQuery, PreviewMoveQueryVariables>;
export const EnrolMemberDocument = new TypedDocumentString(`
    mutation EnrolMember($in: EnrolIn!) {
  enrolMember(in: $in) {
    id
    seq
    number
    logIn {
      email
      password
    }
  }
}
    `) as unknown as TypedDocumentString<EnrolMemberMutation, EnrolMemberMutationVariables>;
export const RegisterCustomerDocument = new TypedDocumentString(`
    mutation RegisterCustomer($in: CustomerIn!) {
  registerCustomer(in: $in) {
    id
    seq
  }
}
    `) as unknown as TypedDocumentString<RegisterCustomerMutation, RegisterCustomerMutationVariables>;
export const ChangeCustomerDocument = new TypedDocumentString(`
    mutation ChangeCustomer($in: ProfileIn!) {
  changeCustomer(in: $in) {
    id
    seq
  }
}
    `) as unknown as TypedDocumentString<ChangeCustomerMutation, ChangeCustomerMutationVariables>;
export const ChangeProfileDocument = new TypedDocumentString(`
    mutation ChangeProfile($in: ProfileIn!) {
  changeProfile(in: $in) {
    id
    seq
  }
}
    `) as unknown as TypedDocumentString<ChangeProfileMutation, ChangeProfileMutationVariables>;
export const MoveMemberDocument = new TypedDocumentString(`
    mutation MoveMember($in: MoveIn!) {
  moveMember(in: $in) {
    id
    seq
  }
}
    `) as unknown as TypedDocumentString<MoveMemberMutation, MoveMemberMutationVariables>;
export const SetMemberStatusDocument = new TypedDocumentString(`
    mutation SetMemberStatus($id: ID!, $status: ContractStatus!, $from: Date!, $reason: String!) {
  setMemberStatus(id: $id, status: $status, from: $from, reason: $reason) {
    id
    seq
  }
}
    `) as unknown as TypedDocumentString<SetMemberStatusMutation, SetMemberStatusMutationVariables>;
export const OrdersDocument = new TypedDocumentString(`
    query Orders($filter: OrderFilter, $after: String) {
  orders(filter: $filter, after: $after, first: 50) {
    rows {
      ...OrderRowParts
    }
    page {
      next
      total
    }
  }
}
    fragment OrderRowParts on OrderRow {
  id
  number
  state
  kind
  acceptedAt
  period
  buyer {
    ...Crumb
  }
  byCustomer
  amount {
    ...Amount
  }
  cv {
    ...Amount
  }
  points
  credited {
    ...Amount
  }
}
fragment Amount on Money {
  minor
  currency
}
fragment Crumb on MemberCrumb {
  id
  number
  name
}`) as unknown as TypedDocumentString<OrdersQuery, OrdersQueryVariables>;
export const OrderPageDocument = new TypedDocumentString(`
    query OrderPage($id: ID, $number: String) {
  order(id: $id, number: $number) {
    row {
      ...OrderRowParts
    }
    member {
      ...Crumb
    }
    lines {
      number
      productCode
      productName
      quantity
      amount {
        ...Amount
      }
      cv {
        ...Amount
      }
      points
      creditedQuantity
    }
    creditNotes {
      id
      number
      creditedAt
      period
      reason
      amount {
        ...Amount
      }
      cv {
        ...Amount
      }
    }
    periodOpen
    history(first: 20) {
      ...Entry
    }
  }
}
    fragment OrderRowParts on OrderRow {
  id
  number
  state
  kind
  acceptedAt
  period
  buyer {
    ...Crumb
  }
  byCustomer
  amount {
    ...Amount
  }
  cv {
    ...Amount
  }
  points
  credited {
    ...Amount
  }
}
fragment Amount on Money {
  minor
  currency
}
fragment Crumb on MemberCrumb {
  id
  number
  name
}
fragment Entry on AuditEntry {
  seq
  at
  kind
  subject
  subjectNumber
  subjectName
  actor
  actorId
  body
}`) as unknown as TypedDocumentString<OrderPageQuery, OrderPageQueryVariables>;
export const CreditOrderDocument = new TypedDocumentString(`
    mutation CreditOrder($in: CreditIn!) {
  creditOrder(in: $in) {
    id
    seq
  }
}
    `) as unknown as TypedDocumentString<CreditOrderMutation, CreditOrderMutationVariables>;
export const CancelOrderDocument = new TypedDocumentString(`
    mutation CancelOrder($id: ID!, $reason: String!) {
  cancelOrder(id: $id, reason: $reason) {
    id
    seq
  }
}
    `) as unknown as TypedDocumentString<CancelOrderMutation, CancelOrderMutationVariables>;
export const PeriodsDocument = new TypedDocumentString(`
    query Periods {
  periods {
    ...PeriodRowParts
  }
}
    fragment PeriodRowParts on PeriodRow {
  id
  from
  to
  running
  state
  orders
  cv {
    ...Amount
  }
  total {
    ...Amount
  }
  statements
}
fragment Amount on Money {
  minor
  currency
}`) as unknown as TypedDocumentString<PeriodsQuery, PeriodsQueryVariables>;
export const PeriodPageDocument = new TypedDocumentString(`
    query PeriodPage($id: String!, $language: String!) {
  period(id: $id) {
    row {
      ...PeriodRowParts
    }
    run {
      id
      state
      plan
      version
      computedAt
      reviewedBy
      reviewedAt
      closedBy
      closedAt
      planDigest
      factsDigest
      resultDigest
      total {
        ...Amount
      }
      cv {
        ...Amount
      }
      ratio
      earners
      lines
      byBonus {
        bonus
        bonusTitle(language: $language)
        lines
        amount {
          ...Amount
        }
      }
      breakage {
        bonus
        bonusTitle(language: $language)
        reason
        count
        amount {
          ...Amount
        }
      }
      ranks {
        rank
        count
        before
      }
      checks {
        code
        ok
        left
        right
      }
      adjustments {
        ...Amount
      }
    }
    computations {
      number
      at
      by
      total {
        ...Amount
      }
      lines
      statements
      factsDigest
      resultDigest
    }
    progress {
      step
      done
      of
    }
    review {
      ...ActionParts
    }
    close {
      ...ActionParts
    }
    compute {
      ...ActionParts
    }
    planMessages {
      severity
      text(language: $language)
    }
  }
}
    fragment PeriodRowParts on PeriodRow {
  id
  from
  to
  running
  state
  orders
  cv {
    ...Amount
  }
  total {
    ...Amount
  }
  statements
}
fragment ActionParts on ActionState {
  allowed
  reasons {
    ...RefusalParts
  }
}
fragment Amount on Money {
  minor
  currency
}
fragment RefusalParts on RefusalView {
  code
  facts
  field
}`) as unknown as TypedDocumentString<PeriodPageQuery, PeriodPageQueryVariables>;
export const StatementsDocument = new TypedDocumentString(`
    query Statements($period: String!, $search: String, $after: String) {
  statements(period: $period, search: $search, after: $after, first: 50) {
    rows {
      ...StatementRowParts
    }
    page {
      next
      total
    }
  }
}
    fragment StatementRowParts on StatementRow {
  id
  period
  state
  member {
    ...Crumb
  }
  rank
  active
  earned {
    ...Amount
  }
  adjustments {
    ...Amount
  }
  total {
    ...Amount
  }
  lines
}
fragment Amount on Money {
  minor
  currency
}
fragment Crumb on MemberCrumb {
  id
  number
  name
}`) as unknown as TypedDocumentString<StatementsQuery, StatementsQueryVariables>;
export const ComputePeriodDocument = new TypedDocumentString(`
    mutation ComputePeriod($period: String!) {
  computePeriod(period: $period) {
    id
    seq
  }
}
    `) as unknown as TypedDocumentString<ComputePeriodMutation, ComputePeriodMutationVariables>;
export const ReviewPeriodDocument = new TypedDocumentString(`
    mutation ReviewPeriod($period: String!, $resultDigest: String!) {
  reviewPeriod(period: $period, resultDigest: $resultDigest) {
    id
    seq
  }
}
    `) as unknown as TypedDocumentString<ReviewPeriodMutation, ReviewPeriodMutationVariables>;
export const ClosePeriodDocument = new TypedDocumentString(`
    mutation ClosePeriod($period: String!) {
  closePeriod(period: $period) {
    id
    seq
  }
}
    `) as unknown as TypedDocumentString<ClosePeriodMutation, ClosePeriodMutationVariables>;
export const StartDocument = new TypedDocumentString(`
    query Start {
  company {
    name
    slug
    currency
    timeZone
    now
    currentPeriod
    agreementVersion
    demo
    demoLogIns {
      role
      email
      password
      leader
    }
  }
  viewer {
    ...ViewerParts
  }
}
    fragment ViewerParts on Viewer {
  user {
    id
    email
    name
    roles
    language
  }
  member {
    id
    number
    name
  }
  actions
  seq
}`) as unknown as TypedDocumentString<StartQuery, StartQueryVariables>;
export const SignInDocument = new TypedDocumentString(`
    mutation SignIn($in: SignInIn!) {
  signIn(in: $in) {
    ...ViewerParts
  }
}
    fragment ViewerParts on Viewer {
  user {
    id
    email
    name
    roles
    language
  }
  member {
    id
    number
    name
  }
  actions
  seq
}`) as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const SignOutDocument = new TypedDocumentString(`
    mutation SignOut {
  signOut
}
    `) as unknown as TypedDocumentString<SignOutMutation, SignOutMutationVariables>;
export const SignOutEverywhereDocument = new TypedDocumentString(`
    mutation SignOutEverywhere {
  signOutEverywhere
}
    `) as unknown as TypedDocumentString<SignOutEverywhereMutation, SignOutEverywhereMutationVariables>;
export const SessionsDocument = new TypedDocumentString(`
    query Sessions {
  sessions {
    id
    current
    createdAt
    lastSeenAt
    userAgent
  }
}
    `) as unknown as TypedDocumentString<SessionsQuery, SessionsQueryVariables>;
export const EndSessionDocument = new TypedDocumentString(`
    mutation EndSession($id: ID!) {
  endSession(id: $id)
}
    `) as unknown as TypedDocumentString<EndSessionMutation, EndSessionMutationVariables>;
export const ChangePasswordDocument = new TypedDocumentString(`
    mutation ChangePassword($current: String!, $next: String!) {
  changePassword(current: $current, next: $next) {
    id
    seq
  }
}
    `) as unknown as TypedDocumentString<ChangePasswordMutation, ChangePasswordMutationVariables>;
export const SetLanguageDocument = new TypedDocumentString(`
    mutation SetLanguage($language: String!) {
  setLanguage(language: $language) {
    id
    seq
  }
}
    `) as unknown as TypedDocumentString<SetLanguageMutation, SetLanguageMutationVariables>;
export const ChangedDocument = new TypedDocumentString(`
    subscription Changed {
  changed {
    seq
    kind
    id
  }
}
    `) as unknown as TypedDocumentString<ChangedSubscription, ChangedSubscriptionVariables>;
export const StatementPageDocument = new TypedDocumentString(`
    query StatementPage($id: ID!, $language: String!) {
  statement(id: $id) {
    id
    period
    state
    member {
      ...Crumb
    }
    plan
    version
    rank
    highestRank
    active
    personalVolume
    groupVolume
    byBonus {
      bonus
      bonusTitle(language: $language)
      lines
      amount {
        ...Amount
      }
    }
    adjustments {
      kind
      orderNumber
      order {
        id
        number
        acceptedAt
        buyer {
          ...Crumb
        }
      }
      originalPeriod
      bonus
      bonusTitle(language: $language)
      amount {
        ...Amount
      }
      reason
    }
    earned {
      ...Amount
    }
    adjusted {
      ...Amount
    }
    total {
      ...Amount
    }
    balanceBefore {
      ...Amount
    }
    balanceAfter {
      ...Amount
    }
    missing {
      rank
      period
      judged
      missing {
        code
        volume
        wanted
        have
        need
        legCap
      }
    }
  }
}
    fragment Amount on Money {
  minor
  currency
}
fragment Crumb on MemberCrumb {
  id
  number
  name
}`) as unknown as TypedDocumentString<StatementPageQuery, StatementPageQueryVariables>;
export const StatementLinesDocument = new TypedDocumentString(`
    query StatementLines($id: ID!, $bonus: String, $after: String, $language: String!) {
  statement(id: $id) {
    id
    lines(bonus: $bonus, after: $after, first: 50) {
      lines {
        ...LineParts
      }
      page {
        next
        total
      }
    }
  }
}
    fragment Amount on Money {
  minor
  currency
}
fragment Crumb on MemberCrumb {
  id
  number
  name
}
fragment LineParts on EarningLine {
  bonus
  bonusTitle(language: $language)
  number
  order {
    id
    number
    acceptedAt
    buyer {
      ...Crumb
    }
  }
  source {
    ...Crumb
  }
  level
  distance
  base {
    ...Amount
  }
  share
  rate
  amountBeforeCaps {
    ...Amount
  }
  amount {
    ...Amount
  }
  caps
  reasonCode
}`) as unknown as TypedDocumentString<StatementLinesQuery, StatementLinesQueryVariables>;
export const ExplainLineDocument = new TypedDocumentString(`
    query ExplainLine($statement: ID!, $line: Int!, $language: String!) {
  explainLine(statement: $statement, line: $line) {
    line {
      ...LineParts
    }
    walk {
      member {
        ...Crumb
      }
      why
    }
    exact
    matches
  }
}
    fragment Amount on Money {
  minor
  currency
}
fragment Crumb on MemberCrumb {
  id
  number
  name
}
fragment LineParts on EarningLine {
  bonus
  bonusTitle(language: $language)
  number
  order {
    id
    number
    acceptedAt
    buyer {
      ...Crumb
    }
  }
  source {
    ...Crumb
  }
  level
  distance
  base {
    ...Amount
  }
  share
  rate
  amountBeforeCaps {
    ...Amount
  }
  amount {
    ...Amount
  }
  caps
  reasonCode
}`) as unknown as TypedDocumentString<ExplainLineQuery, ExplainLineQueryVariables>;
export const OwnStatementsDocument = new TypedDocumentString(`
    query OwnStatements {
  ownStatements {
    ...StatementRowParts
  }
}
    fragment StatementRowParts on StatementRow {
  id
  period
  state
  member {
    ...Crumb
  }
  rank
  active
  earned {
    ...Amount
  }
  adjustments {
    ...Amount
  }
  total {
    ...Amount
  }
  lines
}
fragment Amount on Money {
  minor
  currency
}
fragment Crumb on MemberCrumb {
  id
  number
  name
}`) as unknown as TypedDocumentString<OwnStatementsQuery, OwnStatementsQueryVariables>;
export const PlansDocument = new TypedDocumentString(`
    query Plans($language: String!) {
  plans {
    plan
    version
    validFrom
    title(language: $language)
    currency
    digest
    document
    used
    messages {
      text(language: $language)
    }
    words(language: $language) {
      heading
      sentences
    }
  }
}
    `) as unknown as TypedDocumentString<PlansQuery, PlansQueryVariables>;
export const UsersDocument = new TypedDocumentString(`
    query Users($search: String) {
  users(search: $search) {
    id
    email
    name
    roles
    language
    blocked
    lastSignInAt
  }
  permissions {
    action
    roles
  }
}
    `) as unknown as TypedDocumentString<UsersQuery, UsersQueryVariables>;
export const CreateUserDocument = new TypedDocumentString(`
    mutation CreateUser($email: String!, $name: String!, $roles: [Role!]!, $language: String!) {
  createUser(email: $email, name: $name, roles: $roles, language: $language) {
    id
    password
  }
}
    `) as unknown as TypedDocumentString<CreateUserMutation, CreateUserMutationVariables>;
export const SetUserRolesDocument = new TypedDocumentString(`
    mutation SetUserRoles($id: ID!, $roles: [Role!]!) {
  setUserRoles(id: $id, roles: $roles) {
    id
    seq
  }
}
    `) as unknown as TypedDocumentString<SetUserRolesMutation, SetUserRolesMutationVariables>;
export const BlockUserDocument = new TypedDocumentString(`
    mutation BlockUser($id: ID!, $reason: String!) {
  blockUser(id: $id, reason: $reason) {
    id
    seq
  }
}
    `) as unknown as TypedDocumentString<BlockUserMutation, BlockUserMutationVariables>;