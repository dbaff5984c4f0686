import type { PlanMistake } from '#test/formats/plan-mistake-base.ts'

/** Mistakes in the frame, volumes, activity and ranks, each with the whole of what the author sees. */
export const FRAME_MISTAKES: readonly PlanMistake[] = [
  [
    'the wrong schema',
    'schema: stemma.plan/1',
    'schema: stemma.plan/9',
    ['schema the text "stemma.plan/9" is not allowed; did you mean "stemma.plan/1"?'],
  ],
  ['no schema at all', 'schema: stemma.plan/1\n', '', ['schema is missing; add "schema"']],
  [
    'a name with a blank',
    'plan: polaris',
    'plan: polaris plan',
    ['plan the text "polaris plan" does not fit: use letters, digits, _ . - (at most 60)'],
  ],
  ['a version in quotes', 'version: 2', 'version: "2"', ['version is the text "2"; write a whole number']],
  [
    'version zero',
    'version: 2',
    'version: 0',
    ['version the number 0 is too small or too short; at least 1'],
  ],
  ['a half version', 'version: 2', 'version: 2.5', ['version is the number 2.5; write a whole number']],
  [
    'a German date',
    'validFrom: 2026-10-01',
    'validFrom: 01.10.2026',
    ['validFrom the text "01.10.2026" does not fit: write a day of the years 1900 to 2199 as YYYY-MM-DD'],
  ],
  [
    'a day that means never',
    'validFrom: 2026-10-01',
    'validFrom: 9999-12-01',
    ['validFrom the text "9999-12-01" does not fit: write a day of the years 1900 to 2199 as YYYY-MM-DD'],
  ],
  [
    'a day that does not exist',
    'validFrom: 2026-10-01',
    'validFrom: 2026-02-30',
    ['validFrom "2026-02-30" is no day of the calendar; write YYYY-MM-DD, of the years 1900 to 2199'],
  ],
  [
    'an end before the start',
    'validFrom: 2026-10-01',
    'validFrom: 2026-10-01\nvalidUntil: 2026-09-30',
    ['validUntil lies before validFrom (2026-10-01); swap or correct the days'],
  ],
  [
    'a title in one language',
    'title: { de: Polaris, en: Polaris plan }',
    'title: { de: Polaris }',
    ['title.en is missing; add "en"'],
  ],
  [
    'a title that is plain text',
    'title: { de: Polaris, en: Polaris plan }',
    'title: Polaris',
    ['title is the text "Polaris"; write a mapping'],
  ],
  [
    'an unknown currency',
    'currency: EUR',
    'currency: EUX',
    ['currency "EUX" is no currency Stemma knows; did you mean "EUR"?'],
  ],
  [
    'a currency in lower case',
    'currency: EUR',
    'currency: eur',
    ['currency the text "eur" does not fit: write a currency code such as EUR'],
  ],
  [
    'a misspelt period',
    'kind: MONTH, zone',
    'kind: MONHT, zone',
    ['period.kind the text "MONHT" is not allowed; did you mean "MONTH"?'],
  ],
  [
    'an unknown time zone',
    'zone: Europe/Berlin',
    'zone: Europe/Berlni',
    ['period.zone "Europe/Berlni" is no time zone; use a name such as Europe/Berlin'],
  ],
  [
    'a misspelt key at the top',
    'rounding:',
    'roundign:',
    ['roundign unknown key "roundign"; did you mean "rounding"?'],
  ],
  [
    'a key that stands twice',
    'currency: EUR',
    'currency: EUR\ncurrency: EUR',
    ["Line 7, column 1: Map keys must be unique. Correct the document's text there."],
  ],
  [
    'a tab as indentation',
    '  main: { kind: BINARY',
    '\tmain: { kind: BINARY',
    ["Line 10, column 1: Tabs are not allowed as indentation. Correct the document's text there."],
  ],
  [
    'a bracket left open',
    'ratios: [{ s: 1, rate: "0.10" }]',
    'ratios: [{ s: 1, rate: "0.10" }',
    [
      "Line 40, column 5: Flow sequence in block collection must be sufficiently indented and end with a ]. Correct the document's text there.",
    ],
  ],
  [
    'an unknown kind of tree',
    'kind: BINARY, placement: WEAKER',
    'kind: TERNARY, placement: WEAKER',
    ['trees.main.kind "TERNARY" is no known kind; known: BINARY, MATRIX'],
  ],
  [
    'an unknown placement',
    'placement: WEAKER',
    'placement: WEAKEST',
    ['trees.main.placement the text "WEAKEST" is not allowed; did you mean "WEAKER"?'],
  ],
  [
    'a matrix without width',
    'kind: MATRIX, width: 3, depth: 5',
    'kind: MATRIX, depth: 5',
    ['trees.grid.width is missing; add "width"'],
  ],
  [
    'a matrix of width 0',
    'width: 3',
    'width: 0',
    ['trees.grid.width the number 0 is too small or too short; at least 1'],
  ],
  [
    'a measure that does not exist',
    'pv: { measure: PV',
    'pv: { measure: BV',
    ['volumes.pv.measure the text "BV" is not allowed; did you mean "PV"?'],
  ],
  [
    'an unknown scope',
    'scope: SELF',
    'scope: MYSELF',
    ['volumes.pv.scope the text "MYSELF" is not allowed; did you mean "SELF"?'],
  ],
  [
    'a misspelt scope of levels',
    '{ LEVELS: 3 }',
    '{ LEVEL: 3 }',
    ['volumes.near.scope.LEVEL unknown key "LEVEL"; did you mean "LEVELS"?'],
  ],
  [
    'a volume in an unknown tree',
    'tree: SPONSOR, without',
    'tree: SPONSER, without',
    ['volumes.gv.tree there is no tree "SPONSER"; did you mean "SPONSOR"?'],
  ],
  [
    'an unknown kind of order',
    'without: { kinds: [SIGN_UP] }',
    'without: { kinds: [SIGNUP] }',
    ['volumes.gv.without.kinds[0] the text "SIGNUP" is not allowed; did you mean "SIGN_UP"?'],
  ],
  [
    'an activity over an unknown volume',
    'activity: { volume: pv',
    'activity: { volume: pvv',
    ['activity.volume there is no volume "pvv"; did you mean "pv"?'],
  ],
  [
    'a threshold as a number',
    'activity: { volume: pv, min: "100" }',
    'activity: { volume: pv, min: 100 }',
    ['activity.min is the number 100; write it as text in quotes: "100"'],
  ],
  [
    'a threshold with a decimal comma',
    'min: "2000"',
    'min: "2000,50"',
    [
      'ranks[1].achieve.all[0].min the text "2000,50" does not fit: write an amount or points such as "2000" or "12.50", at most "9999999999999.999"',
    ],
  ],
  [
    'a threshold with three decimals of points',
    'min: "2000"',
    'min: "2000.123"',
    ['ranks[1].achieve.all[0].min "2000.123" has more decimals than points has (2); round it'],
  ],
  [
    'a threshold beyond all',
    'min: "2000"',
    'min: "10000000000000"',
    [
      'ranks[1].achieve.all[0].min the text "10000000000000" does not fit: write an amount or points such as "2000" or "12.50", at most "9999999999999.999"',
    ],
  ],
  [
    'a negative threshold',
    'min: "2000"',
    'min: "-1"',
    [
      'ranks[1].achieve.all[0].min the text "-1" does not fit: write an amount or points such as "2000" or "12.50", at most "9999999999999.999"',
    ],
  ],
  [
    'a misspelt leaf',
    '{ customers: 5 }',
    '{ custommers: 5 }',
    ['ranks[2].achieve.all[1] unknown key "custommers"; did you mean "customers"?'],
  ],
  [
    'a leaf nobody knows',
    '{ customers: 5 }',
    '{ happiness: 5 }',
    [
      'ranks[2].achieve.all[1] unknown key "happiness"; known: all, any, not, volume, legs, sponsoredInLegs, frontline, customers, retailShare, active, status, orderInPeriod, product, tenure, rank, class, earned',
    ],
  ],
  [
    'two leaves in one mapping',
    '{ customers: 5 }',
    '{ customers: 5, active: true }',
    ['ranks[2].achieve.all[1] holds keys that do not go together: customers, active'],
  ],
  [
    'a condition that is plain text',
    '{ customers: 5 }',
    'customers',
    [
      'ranks[2].achieve.all[1] is the text "customers"; write a mapping with one of: all, any, not, volume, legs, sponsoredInLegs, frontline, customers, retailShare, active, status, orderInPeriod, product, tenure, rank, class, earned',
    ],
  ],
  [
    'legs that ask for nothing',
    'where: { active: true }',
    'where: { }',
    ['ranks[1].achieve.all[1].where says nothing; add volume and min, active, containsRank or headRank'],
  ],
  [
    'a leg volume without a minimum',
    'where: { active: true }',
    'where: { volume: gv }',
    ['ranks[1].achieve.all[1].where "volume" and "min" go together; add the one that is missing'],
  ],
  [
    'an unknown rank inside legs',
    'where: { active: true }',
    'where: { containsRank: SILVR }',
    ['ranks[1].achieve.all[1].where.containsRank there is no rank "SILVR"; did you mean "SILVER"?'],
  ],
  [
    'a rank condition inside a rank',
    '{ customers: 5 }',
    '{ rank: SILVER }',
    ['ranks[2].achieve.all[1].rank "rank" is not allowed inside ranks; use tenure or legs'],
  ],
  [
    'a tenure longer than its span',
    'periods: 2, of: 3',
    'periods: 4, of: 3',
    ['ranks[2].achieve.all[0].tenure 4 of 3 periods is not possible; lower "periods"'],
  ],
  [
    'an unknown contract status',
    '[ENROLLED, GRACE]',
    '[ENROLLED, ACTIVE]',
    [
      'ranks[0].achieve.status[1] the text "ACTIVE" is not allowed; known: ENROLLED, GRACE, SUSPENDED, TERMINATED',
    ],
  ],
]
