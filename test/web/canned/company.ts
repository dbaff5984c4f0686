/** A small invented company for the faces of the screens: the same one each time, from a fixed seed. */

export interface CannedMember {
  readonly position: number
  readonly id: string
  readonly number: string
  readonly name: string
  readonly parent: number
  readonly level: number
  readonly country: string
  readonly enrolledOn: string
  readonly status: 'ENROLLED' | 'GRACE' | 'SUSPENDED' | 'TERMINATED' | 'APPLIED'
  readonly active: boolean
  readonly rank: number
  readonly personal: number
  children: number[]
  below: number
  group: number
  leaves: number
}

export const RANKS = ['', 'Starter', 'Bronze', 'Silver', 'Gold', 'Platinum'] as const

const FIRST = [
  'Anna',
  'Jonas',
  'Lena',
  'Paul',
  'Marie',
  'Felix',
  'Sophie',
  'Lukas',
  'Emma',
  'David',
  'Claire',
  'Thomas',
  'Grace',
  'Oliver',
  'Ute',
  'Karim',
  'Ines',
  'Viktor',
  'Hannah',
  'Noah',
]
const LAST = [
  'Meyer',
  'Schmidt',
  'Berger',
  'Huber',
  'Keller',
  'Wagner',
  'Baker',
  'Novak',
  'Fischer',
  'Turner',
  'Lang',
  'Weiss',
  'Moser',
  'Clarke',
  'Brandt',
  'Steiner',
  'Vogel',
  'Hughes',
  'Kraus',
  'Lindner',
]
const COUNTRIES = ['DE', 'DE', 'DE', 'AT', 'CH', 'GB', 'IE']

/** A generator of numbers in [0, 1) that always starts the same (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const idOf = (position: number) => `00000000-0000-4000-8000-${position.toString(16).padStart(12, '0')}`

function memberAt(position: number, chance: () => number, members: readonly CannedMember[]): CannedMember {
  const parent = position === 0 ? -1 : Math.floor(chance() ** 1.9 * position)
  const status = position === 0 ? 0.5 : chance()
  const month = 1 + Math.floor((position * 22) / 640)
  return {
    position,
    id: idOf(position),
    number: `${100400 + position * 7}`,
    name: `${FIRST[Math.floor(chance() * FIRST.length)]} ${LAST[Math.floor(chance() * LAST.length)]}`,
    parent,
    level: parent === -1 ? 0 : (members[parent]?.level ?? 0) + 1,
    country: COUNTRIES[Math.floor(chance() * COUNTRIES.length)] ?? 'DE',
    enrolledOn: `${2025 + Math.floor(month / 13)}-${`${1 + (month % 12)}`.padStart(2, '0')}-14`,
    status: status < 0.86 ? 'ENROLLED' : status < 0.91 ? 'GRACE' : status < 0.94 ? 'SUSPENDED' : 'TERMINATED',
    active: status < 0.55,
    rank: 0,
    personal: status < 0.7 ? Math.floor(chance() ** 2 * 400) + 20 : 0,
    children: [],
    below: 0,
    group: 0,
    leaves: 0,
  }
}

/** `count` members below one root; parents stand before their recruits. */
export function cannedMembers(count: number): CannedMember[] {
  const chance = seeded(7)
  const members: CannedMember[] = []
  for (let position = 0; position < count; position += 1) {
    members.push(memberAt(position, chance, members))
  }
  for (const member of members) members[member.parent]?.children.push(member.position)
  for (const member of [...members].reverse()) {
    member.group += member.personal
    member.leaves = Math.max(1, member.leaves)
    const above = members[member.parent]
    if (!above) continue
    above.below += member.below + 1
    above.group += member.group
    above.leaves += member.leaves
  }
  return members.map((member) => ({ ...member, rank: rankOf(member.group) }))
}

const rankOf = (group: number): number =>
  group > 20000 ? 5 : group > 6000 ? 4 : group > 2000 ? 3 : group > 700 ? 2 : group > 120 ? 1 : 0
