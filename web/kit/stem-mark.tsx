/** The mark: one dot above, a stem forking at right angles, ending in a filled dot and a ring. One colour. */
export function StemMark({ size = 20 }: { readonly size?: number }) {
  return (
    <svg viewBox="0 0 16 16" width={size} height={size} aria-hidden="true" fill="none" stroke="currentColor">
      <circle cx="8" cy="2.8" r="1.8" fill="currentColor" stroke="none" />
      <path d="M8 4.6V8M3.4 11V8h9.2v3" strokeWidth="1.5" />
      <circle cx="3.4" cy="12.8" r="1.8" fill="currentColor" stroke="none" />
      <circle cx="12.6" cy="12.8" r="1.5" strokeWidth="1.4" />
    </svg>
  )
}
