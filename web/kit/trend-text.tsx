import css from '#web/kit/trend-text.module.css'

const ARROWS = { '-1': '↓', '0': '→', '1': '↑' } as const

/** Better or worse than before: an arrow for the eye, the words say the rest. */
export function TrendText({ sign, text }: { readonly sign: -1 | 0 | 1; readonly text: string }) {
  return (
    <span className={css.trend} data-sign={sign}>
      <span aria-hidden className={css.arrow}>
        {ARROWS[sign]}
      </span>
      {text}
    </span>
  )
}
