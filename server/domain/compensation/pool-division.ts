import type { VolumeIndex } from '#server/domain/compensation/condition-document.ts'
import type { Rate } from '#server/domain/kernel/rate.ts'

/** How a pool is divided. `byRank`: shares by paid-as rank, `undefined` = none. */
export type PoolShares =
  | { readonly kind: 'EQUAL' }
  | { readonly kind: 'BY_RANK'; readonly byRank: readonly (bigint | undefined)[] }
  /** One share for each full `per` of the volume, or of its growth over the period before. */
  | {
      readonly kind: 'BY_VOLUME'
      readonly volume: VolumeIndex
      readonly per: bigint
      readonly growth: boolean
    }
  /** Points stated in the facts are the shares. */
  | { readonly kind: 'BY_POINTS' }
  /** Shares by place in the order of a volume, highest first. */
  | { readonly kind: 'BY_PLACE'; readonly volume: VolumeIndex; readonly places: readonly Rate[] }
