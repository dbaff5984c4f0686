import { BadIcon, FinalIcon, GoodIcon, InfoIcon, MarkIcon, NeutralIcon, WaitIcon } from '#web/kit/icons.ts'
import { isState, STATES, type Tone } from '#web/kit/state-table.ts'
import css from '#web/kit/status-badge.module.css'
import { useWords } from '#web/words/words.ts'

const SHAPES = {
  neutral: NeutralIcon,
  info: InfoIcon,
  wait: WaitIcon,
  good: GoodIcon,
  bad: BadIcon,
  mark: MarkIcon,
  final: FinalIcon,
} as const satisfies Record<Tone, typeof GoodIcon>

/** The shape of a tone alone, for places where the word stands beside it. */
export function ToneMark({ tone, size = 16 }: { readonly tone: Tone; readonly size?: number }) {
  const Shape = SHAPES[tone]
  return <Shape className={css.shape} data-tone={tone} size={size} stroke={1.75} aria-hidden />
}

/** A word with the shape and colour of its tone. */
export function ToneBadge({ tone, children }: { readonly tone: Tone; readonly children: string }) {
  return (
    <span className={css.badge} data-tone={tone}>
      <ToneMark tone={tone} size={14} />
      {children}
    </span>
  )
}

/** A state as shape, word and colour, from the one table. */
export function StatusBadge({ state }: { readonly state: string }) {
  const { say } = useWords()
  const known = isState(state) ? STATES[state] : undefined
  return <ToneBadge tone={known?.tone ?? 'neutral'}>{known ? say(known.word) : state}</ToneBadge>
}
