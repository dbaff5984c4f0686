import { describe, expect, it } from 'vitest'
import { expectPublished, pays } from '#test/domain/compensation/published/published-case.ts'

describe('two sides and a matrix pay as published', () => {
  it('maknom: 150 on each side are one step of 1,200; fifty on each side are none', () => {
    expectPublished({
      document: 'p110-steps-with-one-recruit-each-side',
      printed: [pays('U', 'step', '1200.00')],
    })
  })

  it('mylistbuilders: 30, 10 and 10 on the weaker legs, 100 carried at B, nothing at C', () => {
    expectPublished({
      document: 'p111-weak-leg-and-carry',
      printed: [pays('A', 'binary', '30.00'), pays('B', 'binary', '10.00'), pays('C', 'binary', '10.00')],
      carry: { B: ['0', '100'], C: ['0', '0'] },
    })
  })

  it('richmentorship: one per cent of the customers of 64 on the sixth level is 192', () => {
    const [result] = expectPublished({
      document: 'p112-customers-of-the-sixth-level',
      printed: [pays('You', 'level', { amount: '192.00', level: 6 })],
    })
    expect(result?.lines).toHaveLength(64)
  })

  it('Binary Bonus Flow: 10 on 100 and 500 leave 400 on the right', () => {
    expectPublished({
      document: 'p117a-carry-is-left',
      printed: [pays('A', 'binary', '10.00')],
      carry: { A: ['0', '400'] },
    })
  })

  it('Binary Bonus Flow: 40 on 400 carried and 400 on each side leave 400 on the left', () => {
    expectPublished({
      document: 'p117b-carry-is-used',
      printed: [pays('A', 'binary', '40.00')],
      carry: { A: ['400', '0'] },
    })
  })

  it('Rixile: 2.50, 5 and 25 pairs of 0.20 leave 25 on the right', () => {
    expectPublished({
      document: 'p119a-rixile-first-day',
      printed: [
        pays('Alice', 'referral', { amount: '2.50', from: 'Bob' }),
        pays('Alice', 'referral', { amount: '5.00', from: 'Carol' }),
        pays('Alice', 'pairs', '5.00'),
      ],
      carry: { Alice: ['0', '25'] },
    })
  })
})

describe('matches, shares and sales pay as published', () => {
  it('Kuvera: three per cent on two generations make 24', () => {
    const earners = { Mary: '100.00', Larry: '200.00', Susan: '100.00', Sharon: '200.00', Steve: '200.00' }
    expectPublished({
      document: 'p98-kuvera-two-generations',
      printed: [
        pays('Joe', 'match', { amount: '3.00', from: 'Mary', level: 1 }),
        pays('Joe', 'match', { amount: '6.00', from: 'Larry', level: 1 }),
        pays('Joe', 'match', { amount: '3.00', from: 'Susan', level: 2 }),
        pays('Joe', 'match', { amount: '6.00', from: 'Sharon', level: 2 }),
        pays('Joe', 'match', { amount: '6.00', from: 'Steve', level: 2 }),
        ...Object.entries(earners).map(([member, amount]) => pays(member, 'team', amount)),
      ],
    })
  })

  it('Inhabit Realty: 500 of 5,000 points in 10,000 are 1,000', () => {
    expectPublished({
      document: 'p103-share-by-points',
      printed: [pays('Member', 'pool', '1000.00')],
      others: ['others'],
    })
  })

  it('hybridmlm: 100 on one’s own party, 40 on the recruit’s, who has 80', () => {
    expectPublished({
      document: 'p101-party-plan',
      printed: [
        pays('Alice', 'own', '100.00'),
        pays('Alice', 'recruit', '40.00'),
        pays('Bob', 'own', '80.00'),
      ],
      byHand: [pays('Bob', 'recruit', '25.00'), pays('Charlie', 'own', '50.00')],
    })
  })

  it('Pure Romance: a discount of 30 to 50 per cent leaves 30 to 50 of 100', () => {
    const profits = { entry: '30', sales500: '35', sales1000: '40', sales5000: '45', sales10000: '50' }
    expectPublished({
      document: 'p113-buying-discount',
      printed: Object.entries(profits).map(([member, amount]) => pays(member, 'discount', `${amount}.00`)),
    })
  })

  it('netready: bought at 85 and sold at 100 leaves 15', () => {
    expectPublished({ document: 'p114-member-price', printed: [pays('Member', 'retail', '15.00')] })
  })

  it('Rixile: 0.05, 0.04 and 0.03 on a pair of 1, nothing without the volume', () => {
    expectPublished({
      document: 'p119b-rixile-leadership',
      printed: [
        pays('first', 'leadership', { amount: '0.05', level: 1 }),
        pays('second', 'leadership', { amount: '0.04', level: 2 }),
        pays('You', 'leadership', { amount: '0.03', level: 3 }),
        pays('Emma', 'pair', '1.00'),
      ],
    })
  })

  it('Global Payout Cap: direct pay stays, 17,000 and 8,000 become 13,600 and 6,400', () => {
    expectPublished({
      document: 'p121-cap-spares-direct-pay',
      printed: [pays('A', 'direct', '20000.00'), pays('B', 'override', '6400.00')],
      byHand: [pays('A', 'binary', '8000.00'), pays('B', 'binary', '5600.00')],
    })
  })
})

describe('Apex: promotions and pools', () => {
  it('pays 93,750 on the way up, once for a jump, nothing below a rank that was paid', () => {
    const amounts = ['250', '1000', '3000', '7500', '12000', '18000', '22000', '30000']
    expectPublished({
      document: 'p123a-each-rank-pays-once',
      printed: [
        ...amounts.map((amount, place) =>
          pays('climber', 'promotion', { amount: `${amount}.00`, period: `2026-0${place + 2}` }),
        ),
        pays('jumper', 'promotion', '3000.00'),
      ],
    })
  })

  it('pays 33.33 to each of three and keeps a cent', () => {
    const [result] = expectPublished({
      document: 'p123b-pool-in-whole-cents',
      printed: ['Alice', 'Bob', 'Charlie'].map((member) => pays(member, 'pool', '33.33')),
    })
    expect(result?.breakage).toMatchObject([{ bonus: 'pool', amount: '0.01' }])
  })

  it('divides 1,000 by production: 800 and 200; all to one beside an idle one', () => {
    expectPublished({
      document: 'p123c-pool-by-production',
      printed: [
        pays('high', 'pool', { amount: '800.00', period: '2026-01' }),
        pays('lower', 'pool', { amount: '200.00', period: '2026-01' }),
        pays('high', 'pool', { amount: '1000.00', period: '2026-02' }),
      ],
    })
  })
})
