import { ActionIcon, Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'

/** An icon alone, with a name for the ear and a tooltip for the eye. */
export function IconButton({
  name,
  onPress,
  pressed,
  children,
}: {
  readonly name: string
  readonly onPress: () => void
  readonly pressed?: boolean
  readonly children: ReactNode
}) {
  return (
    <Tooltip label={name}>
      <ActionIcon
        variant="subtle"
        size={32}
        aria-label={name}
        onClick={onPress}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  )
}
