import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const source = readFileSync(new URL('../../../web/kit/tokens.css', import.meta.url), 'utf8')
type Mode = 0 | 1

/** Every token with two hex values: light, dark. */
const tokens = new Map(
  [...source.matchAll(/--st-([\w-]+): light-dark\((#[0-9A-Fa-f]{6}), (#[0-9A-Fa-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, [light, dark] as const],
  ),
)

const channels = (hex: string): readonly number[] =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)

const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)

/** Relative luminance after WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = channels(hex).map(linear)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Contrast ratio after WCAG 2.2, 1 to 21. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

const tokenOf = (name: string, mode: Mode): string => {
  const found = tokens.get(name)
  if (!found) throw new Error(`no token ${name}`)
  return found[mode]
}

const GROUNDS = ['paper', 'surface', 'sunken', 'selected']
const TEXTS = ['text', 'text2', 'text3', 'accent']
const TONES = ['neutral', 'info', 'wait', 'good', 'bad', 'mark']
const RANKS = Array.from({ length: 8 }, (_, step) => `rank${step}`)
const GROWTH = Array.from({ length: 5 }, (_, step) => `growth${step}`)
const MARKS = ['control', 'focus', ...TONES, ...RANKS, ...GROWTH]

/** Lightness, and the two colour axes of OKLab (Ottosson 2020). */
function oklab(hex: string): readonly [number, number, number] {
  const [r = 0, g = 0, b = 0] = channels(hex).map(linear)
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('in %s mode', (_name, mode) => {
  test('text reads on every ground: at least 4.5', () => {
    for (const ground of GROUNDS) {
      for (const text of TEXTS) {
        expect(
          contrast(tokenOf(text, mode), tokenOf(ground, mode)),
          `${text} on ${ground}`,
        ).toBeGreaterThanOrEqual(4.5)
      }
    }
  })

  test('badge text reads on its own ground, and the main action on its own colour', () => {
    for (const tone of TONES) {
      const ratio = contrast(tokenOf(`${tone}-text`, mode), tokenOf(`${tone}-ground`, mode))
      expect(ratio, tone).toBeGreaterThanOrEqual(4.5)
    }
    for (const fill of ['accent', 'accent-hover']) {
      expect(contrast(tokenOf('on-accent', mode), tokenOf(fill, mode)), fill).toBeGreaterThanOrEqual(4.5)
    }
  })

  test('marks, outlines, ranks and growth stand out on every ground: at least 3', () => {
    for (const ground of GROUNDS) {
      for (const mark of MARKS) {
        expect(
          contrast(tokenOf(mark, mode), tokenOf(ground, mode)),
          `${mark} on ${ground}`,
        ).toBeGreaterThanOrEqual(3)
      }
    }
  })

  test('the higher the rank, the stronger against the ground, and neighbours can be told apart', () => {
    const ratios = RANKS.slice(1).map((rank) => contrast(tokenOf(rank, mode), tokenOf('surface', mode)))
    expect([...ratios].sort((a, b) => a - b)).toEqual(ratios)
    for (let step = 1; step < RANKS.length; step += 1) {
      const [a, b] = [oklab(tokenOf(`rank${step - 1}`, mode)), oklab(tokenOf(`rank${step}`, mode))]
      expect(100 * Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]), `rank${step}`).toBeGreaterThanOrEqual(6)
    }
  })
})

test('a pair that does not pass is found', () => {
  expect(contrast('#FFFFFF', '#228BE6')).toBeLessThan(4.5)
  expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 5)
})
