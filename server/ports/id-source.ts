/** New names for things: random UUIDs, so that they tell nothing about how many there are. */
export interface IdSource {
  next(): string
}
