import type { ProductKind } from '#server/domain/commerce/events.ts'

/** One article of the demo company: net prices and CV in cents, one point for each euro of CV. */
export interface DemoProduct {
  readonly code: string
  readonly name: string
  readonly kind: ProductKind
  readonly memberPriceMinor: bigint
  readonly customerPriceMinor: bigint
  readonly cvMinor: bigint
  readonly pvHundredths: bigint
}

const goods = (
  code: string,
  name: string,
  prices: readonly [member: bigint, customer: bigint, cv: bigint],
): DemoProduct => ({
  code,
  name,
  kind: 'GOODS',
  memberPriceMinor: prices[0],
  customerPriceMinor: prices[1],
  cvMinor: prices[2],
  pvHundredths: prices[2],
})

/** Cosmetics and teas: what such companies sell. */
export const DEMO_PRODUCTS: readonly DemoProduct[] = [
  goods('ARN-050', 'Arnika-Balsam 50 ml', [1890n, 2490n, 1500n]),
  goods('RIN-200', 'Ringelblumen-Lotion 200 ml', [2290n, 2990n, 1800n]),
  goods('SAN-030', 'Sanddorn Serum 30 ml', [3990n, 5290n, 3200n]),
  goods('HAF-250', 'Hafer Shampoo 250 ml', [1490n, 1990n, 1150n]),
  goods('LAV-100', 'Lavendel Öl 100 ml', [2490n, 3290n, 2000n]),
  goods('TEE-MOR', 'Morning tea, 20 bags', [890n, 1190n, 700n]),
  goods('TEE-ABD', 'Abendtee, 20 Beutel', [890n, 1190n, 700n]),
  goods('ZAH-075', 'Toothpaste with sage 75 ml', [790n, 990n, 600n]),
  goods('CRM-DAY', 'Day cream 50 ml', [3290n, 4290n, 2600n]),
  goods('CRM-NGT', 'Night cream 50 ml', [3690n, 4790n, 2900n]),
  goods('SET-SKN', 'Skin care set', [8990n, 11900n, 7200n]),
  goods('SET-HOM', 'Home set', [6490n, 8590n, 5200n]),
  {
    code: 'VERSAND',
    name: 'Versand',
    kind: 'SERVICE',
    memberPriceMinor: 490n,
    customerPriceMinor: 490n,
    cvMinor: 0n,
    pvHundredths: 0n,
  },
]
