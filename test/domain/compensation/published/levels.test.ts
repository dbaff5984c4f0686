import { describe, it } from 'vitest'
import { expectPublished, pays } from '#test/domain/compensation/published/published-case.ts'

describe('levels of a line are counted as published', () => {
  it('mlmforge: each level asks for its own rank; levels 1, 2 and 3 at 10, 5 and 2 per cent', () => {
    expectPublished({
      document: 'p92-rank-for-each-level',
      printed: [],
      byHand: [
        pays('N4', 'line', { amount: '10.00', level: 1 }),
        pays('N2', 'line', { amount: '5.00', level: 2 }),
        pays('N1', 'line', { amount: '2.00', level: 3 }),
      ],
    })
  })

  it('mlmforge: Alice, Carol and Eve earn on levels 1, 2 and 3, Bob and Dave use none up', () => {
    expectPublished({
      document: 'p93-skipped-without-a-level',
      printed: [],
      byHand: [
        pays('Alice', 'line', { amount: '5.00', level: 1 }),
        pays('Carol', 'line', { amount: '4.00', level: 2 }),
        pays('Eve', 'line', { amount: '3.00', level: 3 }),
      ],
    })
  })

  it('network-coach: 20, 40 and 40 on three levels of two, four and four', () => {
    expectPublished({
      document: 'p100-three-levels-of-ten',
      printed: [
        pays('Sponsor', 'level', { amount: '20.00', level: 1 }),
        pays('Sponsor', 'level', { amount: '40.00', level: 2 }),
        pays('Sponsor', 'level', { amount: '40.00', level: 3 }),
      ],
      others: ['A', 'B', 'A1', 'A2', 'B1', 'B2'],
    })
  })

  it('erfolgsassistent: the seller is level 1 at 20 per cent, the sponsor level 2 at 10', () => {
    expectPublished({
      document: 'p102-seller-is-the-first-level',
      printed: [],
      byHand: [
        pays('P3', 'level', { amount: '20.00', level: 1 }),
        pays('P2', 'level', { amount: '10.00', level: 2 }),
        pays('P1', 'level', { amount: '10.00', level: 3 }),
      ],
    })
  })

  it('WTK: the lower of both plans decides fee and rate', () => {
    expectPublished({
      document: 'p105-lower-of-two-plans',
      printed: [
        pays('A', 'level', { amount: '2.50', from: 'B', level: 1 }),
        pays('A', 'level', { amount: '10.00', from: 'C', level: 1 }),
        pays('B', 'level', { amount: '2.50', from: 'D', level: 1 }),
        pays('A', 'level', { amount: '2.00', from: 'D', level: 2 }),
        pays('B', 'level', { amount: '2.50', from: 'E', level: 1 }),
        pays('A', 'level', { amount: '9.00', from: 'E', level: 2 }),
      ],
    })
  })

  it('WTK: 20, 5 and 4 on a joining fee, 8 and 6.40 on purchases of 80', () => {
    expectPublished({
      document: 'p106-joining-and-buying',
      printed: [
        pays('A', 'referral', { amount: '20.00', from: 'B' }),
        pays('B', 'referral', { amount: '20.00', from: 'E' }),
        pays('A', 'referral', { amount: '5.00', from: 'E' }),
        pays('E', 'referral', { amount: '20.00', from: 'K' }),
        pays('B', 'referral', { amount: '5.00', from: 'K' }),
        pays('A', 'referral', { amount: '4.00', from: 'K' }),
        pays('A', 'purchase', { amount: '8.00', from: 'B' }),
        pays('B', 'purchase', { amount: '8.00', from: 'E' }),
        pays('A', 'purchase', { amount: '6.40', from: 'E' }),
      ],
    })
  })

  it('Silver pin: an override of 105 opens 45 more, one of 98 opens nothing', () => {
    expectPublished({
      document: 'p104-leadership-from-an-override',
      printed: [pays('You', 'override', '105.00'), pays('You', 'silver', '45.00')],
      byHand: [pays('Other', 'override', '98.00')],
    })
  })

  it('PartnerConnector: 600 for each deal of 1,000, 200 and 100 above', () => {
    expectPublished({
      document: 'p118-deal-and-two-overrides',
      printed: [
        pays('C', 'direct', { amount: '600.00', order: 'dealC' }),
        pays('B', 'override', { amount: '200.00', order: 'dealC' }),
        pays('A', 'override', { amount: '100.00', order: 'dealC' }),
        pays('B', 'direct', { amount: '600.00', order: 'dealB' }),
        pays('A', 'override', { amount: '200.00', order: 'dealB' }),
        pays('A', 'direct', { amount: '600.00', order: 'dealA' }),
      ],
    })
  })

  it('MLM Commission System: the matrix of five payers of 1,000', () => {
    expectPublished({
      document: 'p122-harika-three-levels',
      printed: [
        pays('Harika', 'level', { amount: '100.00', from: 'Dattimola' }),
        pays('Harika', 'level', { amount: '100.00', from: 'Shankar' }),
        pays('Harika', 'level', { amount: '50.00', from: 'Charan' }),
        pays('Shankar', 'level', { amount: '100.00', from: 'Charan' }),
        ...['Charan2', 'Charan3'].flatMap((from) => [
          pays('Harika', 'level', { amount: '30.00', from }),
          pays('Shankar', 'level', { amount: '50.00', from }),
          pays('Charan', 'level', { amount: '100.00', from }),
        ]),
      ],
    })
  })

  it('Powur: 40, 20 and 4 on 400, past one without a third rate', () => {
    expectPublished({
      document: 'p124-powur-compressed-levels',
      printed: [
        pays('parent4', 'level', { amount: '40.00', level: 1 }),
        pays('parent3', 'level', { amount: '20.00', level: 2 }),
        pays('parent1', 'level', { amount: '4.00', level: 3 }),
      ],
    })
  })
})
