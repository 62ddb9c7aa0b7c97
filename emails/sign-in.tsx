import { Act, Frame, Line, Printed, Small } from './frame'

/** A link and a code for a member of staff who asked to sign in. */
export function signIn({ link, code }: { link: string; code: string }) {
  return {
    subject: 'Your link to sign in',
    body: (
      <Frame
        preview="It works once, for ten minutes."
        house="Undersigned"
        foot={
          <Small>
            You get this because someone typed your address into the sign-in page. If it was not you, do
            nothing: without this mail nobody gets in.
          </Small>
        }
      >
        <Line>The link works once, for ten minutes, in the browser where you asked for it.</Line>
        <Act href={link}>Sign in</Act>
        <Line>In another browser, or on another device, type this code instead:</Line>
        <Printed large>{`${code.slice(0, 3)} ${code.slice(3)}`}</Printed>
      </Frame>
    ),
  }
}
