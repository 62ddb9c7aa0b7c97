import { counted } from '~/words/counted'
import { Note, Toast } from './note'

type RegistryToldProps = {
  at: string
  home: string
  query: string
  told: string
  n: number
  batch: string
  name: string
}

/** What was just done to the registry, with its undo. */
export function RegistryTold({ at, home, query, told, n, batch, name }: RegistryToldProps) {
  switch (told) {
    case 'tagged':
      return (
        <Toast undo={n > 0 ? { action: `${at}/tagging/undo`, fields: { batch } } : undefined}>
          {n > 0 ? `${counted(n, 'organization')} tagged.` : 'All of them had this tag already.'}
        </Toast>
      )
    case 'taken':
      return (
        <Toast>
          {n > 0 ? `The tag is taken from ${counted(n, 'organization')}.` : 'None of them had this tag.'}
        </Toast>
      )
    case 'not-separated':
      return (
        <Note caution>
          This merge was undone already, or one that came after it has to be undone first. Open the
          organization to see which.
        </Note>
      )
    case 'none':
      return <Toast>Nothing was done: tick organizations first, or all of them.</Toast>
    case 'untagged':
      return <Toast>Nothing was done: write the tag, of at most 60 characters.</Toast>
    case 'letterless':
      return <Toast>Nothing was done: choose the letter.</Toast>
    case 'saved':
      return <Toast>Kept as a segment: who is in it is looked up each time.</Toast>
    case 'double':
      return <Toast>Not kept: a segment has this name already.</Toast>
    case 'nameless':
      return <Toast>Not kept: give the segment a name of at most 100 characters.</Toast>
    case 'forgotten':
      return (
        <Toast undo={{ action: `${home}/segments`, fields: { filter: query, name } }}>
          The segment is forgotten. Its organizations stay.
        </Toast>
      )
    default:
      return null
  }
}
