import { Act, Frame, Line, Printed, Small } from './frame'

type Called = {
  coalition: string
  title: string
  link: string
  comments: { by: string; organization: string | null; said: string; quote: string | null }[]
}

/** What was said in a draft to someone who is called, several comments in one mail. */
export function called({ coalition, title, link, comments }: Called) {
  const [first] = comments
  const count = comments.length
  return {
    subject:
      count === 1
        ? `${first?.by ?? 'A colleague'} asks you about “${title}”`
        : `${count} comments for you on “${title}”`,
    body: (
      <Frame
        preview={first?.said.slice(0, 120) ?? ''}
        house={coalition}
        foot={<Small>You get this because you are named, or spoke before, in these conversations.</Small>}
      >
        <Printed large>{title}</Printed>
        {comments.map(({ by, organization, said, quote }) => (
          <div key={`${by} ${said}`}>
            {quote ? <Printed>{quote}</Printed> : null}
            <Line>
              <strong>
                {by}
                {organization ? `, ${organization}` : ''}:
              </strong>{' '}
              {said}
            </Line>
          </div>
        ))}
        <Act href={link}>Answer in the draft</Act>
      </Frame>
    ),
  }
}
