import { Act, Frame, Line, Small } from './frame'

const does: Record<string, string> = {
  owner: 'As an owner you can do everything, and ask others in.',
  editor: 'As an editor you can write letters, collect signatures and send them.',
  viewer: 'As a viewer you can read everything and change nothing.',
}

/** A link for a colleague to join a coalition. */
export function join({
  link,
  coalition,
  by,
  role,
}: {
  link: string
  coalition: string
  by: string
  role: string
}) {
  return {
    subject: `Join ${coalition} on Undersigned`,
    body: (
      <Frame
        preview={`${by} asks you in.`}
        house={coalition}
        foot={<Small>The link works once, for seven days. If you don’t know {by}, do nothing.</Small>}
      >
        <Line>
          {by} asks you to work on the letters of {coalition}. {does[role]}
        </Line>
        <Act href={link}>Join {coalition}</Act>
        <Small>
          Undersigned is where the coalition drafts its letters, collects the signatures of organizations and
          follows what the offices answer.
        </Small>
      </Frame>
    ),
  }
}
