/** Colours of the picture, read from the tokens, so that canvas and page never differ. */
export interface Palette {
  readonly surface: string
  readonly line: string
  readonly control: string
  readonly text: string
  readonly text2: string
  readonly focus: string
  readonly accent: string
  readonly ranks: readonly string[]
  readonly statuses: Readonly<Record<string, string>>
  readonly family: string
}

const RANK_STEPS = 8

/** Reads the tokens as they are in the present theme. Custom properties are resolved through a probe element. */
export function readPalette(host: HTMLElement): Palette {
  const probe = document.createElement('span')
  probe.hidden = true
  host.append(probe)
  const colour = (token: string): string => {
    probe.style.color = `var(--st-${token})`
    return getComputedStyle(probe).color
  }
  const palette: Palette = {
    surface: colour('surface'),
    line: colour('line'),
    control: colour('control'),
    text: colour('text'),
    text2: colour('text2'),
    focus: colour('focus'),
    accent: colour('accent'),
    ranks: Array.from({ length: RANK_STEPS }, (_, step) => colour(`rank${step}`)),
    statuses: {
      ENROLLED: colour('good'),
      GRACE: colour('wait'),
      SUSPENDED: colour('bad'),
      TERMINATED: colour('text'),
      APPLIED: colour('neutral'),
      CUSTOMER: colour('info'),
    },
    family: getComputedStyle(host).fontFamily,
  }
  probe.remove()
  return palette
}

/** The colour step of a rank: its own while there are at most eight, else neighbours share one. */
export function rankStep(rank: number, ranks: number): number {
  if (rank <= 0) return 0
  if (ranks <= RANK_STEPS) return Math.min(rank, RANK_STEPS - 1)
  return Math.max(1, Math.round((rank * (RANK_STEPS - 1)) / (ranks - 1)))
}
