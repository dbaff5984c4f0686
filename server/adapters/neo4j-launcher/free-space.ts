import { statfs } from 'node:fs/promises'
import { trouble } from '#server/adapters/neo4j-launcher/trouble.ts'

/** One MiB in bytes. */
export const MIB = 1024 * 1024

/** Throws `DISK_FULL` when the disk of an existing `folder` has less than `needed` bytes left for us. */
export async function refuseFullDisk(folder: string, needed: number): Promise<void> {
  const disk = await statfs(folder)
  const free = disk.bavail * disk.bsize
  if (free >= needed) return
  const room = `has ${Math.floor(free / MIB)} MB left and ${Math.ceil(needed / MIB)} MB are needed`
  throw trouble('DISK_FULL', `The disk of ${folder} ${room}; free some space first`)
}

/** Does work on the disk of `folder`; what it throws because that disk is full becomes `DISK_FULL` with the remedy. */
export async function namingFullDisk<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    throw trouble('DISK_FULL', `The disk of ${folder} is full; free some space and start again`)
  }
}
