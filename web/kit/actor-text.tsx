import { useWords } from '#web/words/words.ts'

/** Who did something: a person by name, or the system itself (the command line, a start, an import). */
export function ActorText({ name }: { readonly name: string }) {
  const { say } = useWords()
  return name === 'system' ? say('kit.system') : name
}
