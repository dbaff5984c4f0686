import {
  Button,
  createTheme,
  Drawer,
  defaultVariantColorsResolver,
  Menu,
  Modal,
  Tooltip,
  type VariantColorsResolver,
} from '@mantine/core'

const FILLED = {
  background: 'var(--st-accent)',
  hover: 'var(--st-accent-hover)',
  color: 'var(--st-on-accent)',
  border: '1px solid transparent',
}
const DEFAULT = {
  background: 'var(--st-surface)',
  hover: 'var(--st-sunken)',
  color: 'var(--st-text)',
  border: '1px solid var(--st-control)',
}
const QUIET = {
  background: 'transparent',
  hover: 'var(--st-sunken)',
  color: 'var(--st-text2)',
  border: '1px solid transparent',
}

/** Three kinds of press: the one main action (filled), every other (default), the quiet ones (subtle). */
const variants: VariantColorsResolver = (input) => {
  if (input.variant === 'filled') return FILLED
  if (input.variant === 'default') return DEFAULT
  if (input.variant === 'subtle' || input.variant === 'transparent') return QUIET
  return defaultVariantColorsResolver(input)
}

/** Mantine's shapes on our tokens (colours stand in `mantine.css`). Scroll locking would inject styles; it is off. */
export const theme = createTheme({
  fontFamily: 'var(--st-family)',
  cursorType: 'pointer',
  focusRing: 'auto',
  variantColorResolver: variants,
  components: {
    Button: Button.extend({ defaultProps: { variant: 'default', size: 'sm' } }),
    Modal: Modal.extend({ defaultProps: { lockScroll: false, radius: 8, centered: true } }),
    Drawer: Drawer.extend({ defaultProps: { lockScroll: false, position: 'bottom' } }),
    Menu: Menu.extend({ defaultProps: { shadow: 'md', radius: 8, position: 'bottom-end' } }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 300, events: { hover: true, focus: true, touch: false } },
    }),
  },
})
