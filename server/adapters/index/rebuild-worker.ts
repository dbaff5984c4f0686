import { parentPort } from 'node:worker_threads'
import { type NumberingInput, numberTree } from '#server/domain/genealogy/numbering.ts'

/** The worker's only task: number a tree whose columns it shares with the process that asks. */
parentPort?.on('message', (input: NumberingInput) => {
  parentPort?.postMessage(numberTree(input))
})
