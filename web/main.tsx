import '#web/kit/fonts.css'
import '#web/kit/tokens.css'
import '#web/kit/mantine.css'
import '#web/kit/base.css'
import { createRoot } from 'react-dom/client'
import { App } from '#web/app.tsx'
import { chooseDensity, firstDensity, firstLanguage } from '#web/session/preferences.ts'
import { activateLanguage } from '#web/words/words.ts'

const root = document.getElementById('root')
if (root) {
  chooseDensity(firstDensity())
  void activateLanguage(firstLanguage()).then(() => createRoot(root).render(<App />))
}
