import { Disclose } from './disclose'
import { Fact, Facts } from './facts'
import { type ListGroup, PrintedList } from './freezing'
import { Moment } from './time'

/** An edition as its leads see it; made by `shownEdition` in app/http. */
export type ShownEdition = {
  number: number
  code: string
  asPrinted: boolean
  version: number
  textHash: string
  listHash: string
  frozenAt: string
  /** The sentence about the order. */
  order: string
  groups: ListGroup[]
  count: number
  pdf: { hash: string; size: number } | 'waiting' | 'problem'
  problem: string | null
  canTakeBack: boolean
}

type Before = { number: number; code: string; frozenAt: string; takenBackAt: string | null }

type EditionPartProps = {
  edition: ShownEdition
  /** Editions that do not stand any more, newest first. */
  before: Before[]
  at: string
  zone: string
  decides: boolean
  state: string
}

/** The edition that stands: what it is, its files, its names, and the way back. */
export function EditionPart({ edition, before, at, zone, decides, state }: EditionPartProps) {
  const here = `${at}/editions/${edition.number}`
  return (
    <>
      <div className="verdict" id="verdict">
        <h2>
          {edition.asPrinted
            ? `Edition ${edition.number} is recorded as it was printed`
            : `Edition ${edition.number} is frozen`}
        </h2>
        <p>
          {edition.asPrinted
            ? 'It was sent before it was kept here. Nothing is recorded of who consented to it.'
            : state === 'final'
              ? 'Nothing in it changes any more.'
              : 'It went out as it stands here. Nothing in it changes any more.'}
          {state === 'final' && decides && !edition.asPrinted ? (
            <>
              {' '}
              <a href={`${at}/delivery`}>Deliver it next</a>
            </>
          ) : null}
        </p>
      </div>
      <Facts across>
        <Fact term={edition.asPrinted ? 'Recorded' : 'Frozen'}>
          <Moment at={edition.frozenAt} zone={zone} />
        </Fact>
        <Fact term="Names">
          <strong className="num">{edition.count.toLocaleString('en')}</strong>. {edition.order}
        </Fact>
        <Fact term="Code at its foot">
          <a className="hash" href={`/v/${edition.code}`}>
            {edition.code}
          </a>
        </Fact>
        <Fact term="Text, SHA-256">
          version {edition.version}, <span className="wholehash">{edition.textHash}</span>
        </Fact>
        <Fact term="List, SHA-256">
          <span className="wholehash">{edition.listHash}</span>
        </Fact>
        <Fact term="PDF">
          <PdfState edition={edition} here={here} decides={decides} />
        </Fact>
        <Fact term="Other files">
          <a href={`${here}/letter.docx`}>Word</a> · <a href={`${here}/letter.txt`}>plain text</a> ·{' '}
          <a href={`${here}/letter.csv`}>the list as a table</a> ·{' '}
          <a href={`${here}/letter.json`}>what the code is made from</a>
        </Fact>
        {before.length > 0 ? (
          <Fact term="Before it">
            {before.map((each) => (
              <span key={each.number} className="block">
                edition {each.number}, frozen <Moment at={each.frozenAt} zone={zone} />,{' '}
                {each.takenBackAt ? 'taken back' : 'replaced'}
              </span>
            ))}
          </Fact>
        ) : null}
      </Facts>
      <section className="order" aria-labelledby="names">
        <h3 id="names">The undersigned, as printed</h3>
        <PrintedList groups={edition.groups} />
      </section>
      {decides && edition.canTakeBack ? (
        <section className="sec" aria-label="The way back">
          <Disclose summary={`Take edition ${edition.number} back`}>
            <p>
              The letter is closed again, and no edition of it stands. Its code and its PDF are shown as taken
              back to whoever has them. The next one is edition {edition.number + 1}.
            </p>
            <form method="post" action={`${here}/taking-back`} className="after">
              <button type="submit" className="btn stop">
                Take edition {edition.number} back
              </button>
            </form>
          </Disclose>
        </section>
      ) : null}
    </>
  )
}

function PdfState({ edition, here, decides }: { edition: ShownEdition; here: string; decides: boolean }) {
  if (edition.pdf === 'waiting')
    return (
      <span role="status">
        The PDF is being made. This takes a few seconds; the page looks again by itself.
      </span>
    )
  if (edition.pdf === 'problem')
    return (
      <>
        {edition.problem}
        {decides ? (
          <form method="post" action={`${here}/rendering`}>
            <button type="submit" className="linkbtn">
              Make the PDF again
            </button>
          </form>
        ) : null}
      </>
    )
  return (
    <>
      <a href={`${here}/letter.pdf`}>The letter as a PDF</a>, {Math.ceil(edition.pdf.size / 1_000)} kB
      <br />
      <span className="wholehash">{edition.pdf.hash}</span>
    </>
  )
}
