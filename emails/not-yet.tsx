import { Act, Frame, Line, Printed, Small } from './frame'
import { subjectOf } from './signing-parts'

type NotYet = {
  coalition: string
  organization: string
  person: string
  title: string
  version: number
  reason: string
  /** The page of the lead organizations. */
  link: string
}

/** Tells the leads that a lead organization does not approve the text yet, and why. */
export function notYet({ coalition, organization, person, title, version, reason, link }: NotYet) {
  const says = `${person} says for ${organization}: not yet to version ${version}.`
  return {
    subject: subjectOf(organization, (name) => `${name} does not approve the text yet`),
    body: (
      <Frame
        preview={says}
        house={coalition}
        foot={<Small>You get this because you may change the letters of {coalition}.</Small>}
      >
        <Printed large>{title}</Printed>
        <Line>{says}</Line>
        <Line>“{reason}”</Line>
        <Act href={link}>See who has approved</Act>
      </Frame>
    ),
  }
}
