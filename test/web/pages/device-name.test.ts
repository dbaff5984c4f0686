import { expect, test } from 'vitest'
import { deviceName } from '#web/pages/account/device-name.ts'

const MOZILLA = 'Mozilla/5.0'

test('a device is named by its browser and its system, whatever else they claim to be', () => {
  const chrome = `${MOZILLA} (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36`
  expect(deviceName(chrome)).toBe('Chrome · Linux')
  expect(deviceName(`${chrome} Edg/153.0.0.0`)).toBe('Edge · Linux')
  expect(deviceName(`${MOZILLA} (Windows NT 10.0; Win64; x64; rv:148.0) Gecko/20100101 Firefox/148.0`)).toBe(
    'Firefox · Windows',
  )
  const phone = `${MOZILLA} (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Safari/604.1`
  expect(deviceName(phone)).toBe('Safari · iPhone')
  expect(deviceName('stemma-till/2.1')).toBe('stemma-till/2.1')
  expect(deviceName('')).toBe('')
})
