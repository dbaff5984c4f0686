import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const folder = fileURLToPath(new URL('.', import.meta.url))
const server = `http://127.0.0.1:${process.env['PORT'] ?? '4717'}`

/** Build to `web/dist` with a manifest that `check-bundle.ts` reads; in development the API stands behind a proxy. */
export default defineConfig({
  root: folder,
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    target: 'es2023',
    // The tokens use light-dark(): these browsers know it, so nothing is lowered.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
  server: {
    port: 5173,
    proxy: {
      '/graphql': { target: server, ws: true },
      '/health': { target: server },
      '/sign-in': { target: server, bypass: (request) => (request.method === 'GET' ? '/index.html' : null) },
    },
  },
})
