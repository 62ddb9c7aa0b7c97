import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { config } from '~/config.server'
import * as letters from '~/domain/letters/index.server'
import { again, readForm } from '~/http/forms.server'
import { frameOf } from '~/http/frame.server'
import { requireLetter } from '~/http/require.server'
import { goOn } from '~/http/respond.server'
import { Fact, Facts } from '~/ui/facts'
import { LetterPage, pathOf } from '~/ui/letter-page'

const form = z.object({ to: z.enum(['public', 'link', 'answers', 'no answers']) })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  return {
    letter: frameOf(letter),
    isPublic: letter.visibility === 'public',
    showsAnswers: letter.showsAnswers,
    address: `${config.appUrl}/letters/${letter.slug}`,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const letter = await requireLetter(request, params.letter, 'editor')
  const read = await readForm(request, form)
  if ('answer' in read) return again(read.answer)
  const { to } = read.value
  if (to === 'answers' || to === 'no answers') {
    await letters.showAnswers(letter, to === 'answers')
    return goOn(`${pathOf(letter)}/publication`)
  }
  const isPublic = to === 'public'
  // Already so is as good as done.
  const moved = isPublic ? await letters.publish(letter) : await letters.unpublish(letter)
  const slug = 'slug' in moved ? moved.slug : letter.slug
  return goOn(pathOf({ ...letter, slug }), { told: isPublic ? 'published' : 'unpublished' })
}

export const meta = () => [{ title: 'Who sees the letter: Undersigned' }]

export default function Publication() {
  const { letter, isPublic, showsAnswers, address } = useLoaderData<typeof loader>()
  const isDraft = letter.state === 'drafting'
  return (
    <LetterPage letter={letter} current="overview">
      <section className="act" aria-labelledby="who">
        <div className="in">
          <div>
            <h2 id="who">
              {isPublic ? 'Hide the letter from the public again?' : 'Let everyone see this letter?'}
            </h2>
            <Facts>
              <Fact term="Now">{isPublic ? 'Everyone sees it' : 'Only who has its link sees it'}</Fact>
              <Fact term={isDraft ? 'Address, once it is opened' : 'Address'}>
                <span className="address">{address}</span>
              </Fact>
              <Fact term="Then">
                {isPublic
                  ? 'It moves to a new address that nobody can guess. The public address leads nowhere.'
                  : 'It moves to a short address made from its title. Links that went out before lead there.'}
              </Fact>
              <Fact term="Search engines">
                {isPublic ? 'Are told to forget it; copies elsewhere stay.' : 'May find it and keep copies.'}
              </Fact>
            </Facts>
          </div>
          <form method="post">
            <p>
              {isPublic
                ? 'Signers and those you asked reach it by the links in their mail as before.'
                : 'You can take it back, but not what others copied meanwhile.'}
            </p>
            <input type="hidden" name="to" value={isPublic ? 'link' : 'public'} />
            <button type="submit" className="btn">
              {isPublic ? 'Hide it from the public' : 'Make it public'}
            </button>
            <p className="small">
              <a href={pathOf(letter)}>Leave it as it is</a>
            </p>
          </form>
        </div>
      </section>
      <section className="sec" aria-labelledby="answers">
        <h2 id="answers">Answers on the letter’s page</h2>
        <p className="measure after">
          {showsAnswers
            ? 'Once the letter is delivered, its page shows what each office answered, in its words as you recorded them, and what you said of each ask.'
            : 'Its page says to whom the letter was delivered, and nothing of what came back. It can show what each office answered, in its words as you recorded them, and what you say of each ask. Files and names of people stay with you.'}
        </p>
        <form method="post" className="row after">
          <input type="hidden" name="to" value={showsAnswers ? 'no answers' : 'answers'} />
          <button type="submit" className="btn second">
            {showsAnswers ? 'Take the answers off the page' : 'Show answers on the public page'}
          </button>
        </form>
      </section>
    </LetterPage>
  )
}
