import { Worker } from 'node:worker_threads'
import type { GenealogyIndex } from '#server/domain/genealogy/genealogy-index.ts'
import type { TreeName } from '#server/domain/genealogy/genealogy-tree.ts'
import type { NumberingInput, NumberingOutcome } from '#server/domain/genealogy/numbering.ts'
import { Fault } from '#server/domain/kernel/failure.ts'
import { invariant } from '#server/domain/kernel/invariant.ts'

/** Numbers trees in a worker thread, one after another; the columns are shared and never copied. */
export class Renumberer {
  #worker: Worker | undefined
  #last: Promise<unknown> = Promise.resolve()

  /** Numbers a tree while events go on, and swaps the numbering in. The process answers meanwhile. */
  renumber(index: GenealogyIndex, name: TreeName): Promise<void> {
    const done = this.#last.then(async () => {
      const tree = index.tree(name)
      const job = tree.beginRenumbering(index.seq, index.members.joinedDay)
      const outcome = await this.#ask(job.input)
      invariant(outcome.ok, 'a tree that the log built holds no ring')
      tree.adopt(job, outcome.numbering)
    })
    this.#last = done.catch(() => undefined)
    return done
  }

  /** Ends the worker; a renumbering under way fails. */
  async stop(): Promise<void> {
    await this.#worker?.terminate()
  }

  #ask(input: NumberingInput): Promise<NumberingOutcome> {
    const worker = this.#running()
    return new Promise((resolve, reject) => {
      const answered = (outcome: NumberingOutcome) => {
        worker.off('exit', ended)
        resolve(outcome)
      }
      const ended = () => {
        worker.off('message', answered)
        reject(new Fault({ source: 'PROCESS', retriable: true, code: 'INDEX_WORKER_ENDED' }))
      }
      worker.once('message', answered)
      worker.once('exit', ended)
      worker.postMessage(input)
    })
  }

  /** A worker that ended is replaced at the next question. */
  #running(): Worker {
    if (this.#worker) return this.#worker
    const worker = new Worker(new URL('./rebuild-worker.ts', import.meta.url))
    worker.unref()
    // An error ends the worker, and its end is what the one who waits hears of.
    worker.on('error', () => undefined)
    worker.once('exit', () => {
      this.#worker = undefined
    })
    this.#worker = worker
    return worker
  }
}
