import { type Plot, plotOf, type Series } from './chart-plot'

export type { Series }

type SignatureChartProps = {
  /** "148 signed, with two days left": the figure in words stands over the drawing as a heading of the page. */
  points: Series
  /** When signing closes. */
  deadline?: string
  deadlineLabel?: string
  zone: string
  now?: Date
  /** The letter before, drawn from its own first day. */
  previous?: { label: string; points: Series }
  reminders?: { at: string; label?: string }[]
  /** One sentence for those who cannot see it. */
  description: string
  title?: string
}

/** Active signatures over time: a step line, drawn on the server for two widths, so that type is never scaled. */
export function SignatureChart(props: SignatureChartProps) {
  const { points, previous, zone, title = 'Active signatures', description } = props
  const broad = plotOf(props, { width: 760, height: 260, right: previous ? 106 : 16, ticks: 6 })
  const narrow = plotOf(props, { width: 339, height: 230, right: 8, ticks: 4 })
  return (
    <figure className="chart">
      <Drawing plot={broad} className="broad" title={`${title}. ${description}`} />
      <Drawing plot={narrow} className="narrow" title={`${title}. ${description}`} />
      <details className="astable">
        <summary>The same as a table</summary>
        <table>
          <caption className="vh">{title}</caption>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col" className="r">
                Signatures
              </th>
            </tr>
          </thead>
          <tbody>
            {perDay(points, zone).map(([day, count]) => (
              <tr key={day}>
                <td>{day}</td>
                <td className="r">{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}

function Drawing({ plot, className, title }: { plot: Plot; className: string; title: string }) {
  const { width, height, left, right, top, foot } = plot
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className={className} role="img">
      <title>{title}</title>
      {plot.levels.map(({ count, y }) => (
        <g key={count}>
          <line className={count === 0 ? 'axis' : 'rule'} x1={left} x2={right} y1={y} y2={y} />
          <text x={left - 8} y={y + 4} textAnchor="end">
            {count}
          </text>
        </g>
      ))}
      {plot.days.map(({ x, text, anchor }) => (
        <text key={x} x={x} y={foot + 20} textAnchor={anchor}>
          {text}
        </text>
      ))}
      {plot.reminders.map(({ x, y, label: says, before }) => (
        <g key={x}>
          <line className="axis" x1={x} x2={x} y1={y} y2={foot} />
          <text x={before ? x - 6 : x + 6} y={foot - 8} textAnchor={before ? 'end' : 'start'}>
            {says}
          </text>
        </g>
      ))}
      {plot.deadline ? (
        <>
          <line className="dead" x1={plot.deadline.x} x2={plot.deadline.x} y1={top - 8} y2={foot} />
          <text className="k" x={plot.deadline.x} y={14} textAnchor={plot.deadline.anchor}>
            {plot.deadline.text}
          </text>
        </>
      ) : null}
      {plot.previous ? <path className="prev" d={plot.previous.path} /> : null}
      <path className="line" d={plot.path} />
      {plot.last ? (
        <>
          <circle className="dot" cx={plot.last.x} cy={plot.last.y} r="4" />
          <text
            className="k"
            x={plot.last.x + (plot.last.anchor === 'end' ? -8 : 8)}
            y={plot.last.y - 6}
            textAnchor={plot.last.anchor}
          >
            {plot.last.text}
          </text>
        </>
      ) : null}
      {plot.previous?.lines.map((line, index) => (
        <text key={line} x={right + 8} y={(plot.previous?.y ?? 0) + 4 + index * 17}>
          {line}
        </text>
      ))}
    </svg>
  )
}

function perDay(points: Series, zone: string) {
  const day = new Intl.DateTimeFormat('en-US', { timeZone: zone, month: 'long', day: 'numeric' })
  const counts = new Map<string, number>()
  for (const { at, count } of points) counts.set(day.format(new Date(at)), count)
  return [...counts]
}

type ClockBarsProps = {
  clocks: {
    office: string
    /** Business days since delivery, or until the answer. */
    days: number
    benchmark: number
    /** The day of an acknowledgement, marked by a line. */
    acknowledged?: number
    /** "answered in part"; without it the clock still runs. */
    answered?: string
  }[]
}

/** Business days against the benchmark. The part over it is in stop, and the words under the bar say so. */
export function ClockBars({ clocks }: ClockBarsProps) {
  const most = Math.max(1, ...clocks.flatMap((clock) => [clock.days * 1.1, clock.benchmark * 2]))
  return (
    <ul className="chart clocks">
      {clocks.map((clock) => (
        <li key={clock.office}>
          <strong>{clock.office}</strong>
          <Bar clock={clock} most={most} />
          <span>{clockWords(clock)}</span>
        </li>
      ))}
    </ul>
  )
}

type Clock = ClockBarsProps['clocks'][number]

function Bar({ clock, most }: { clock: Clock; most: number }) {
  const x = (days: number) => Math.round((days / most) * 3040) / 10
  const within = Math.min(clock.days, clock.benchmark)
  const over = clock.answered ? 0 : Math.max(0, clock.days - clock.benchmark)
  const late = clock.answered ? Math.max(0, clock.days - clock.benchmark) : 0
  return (
    <svg viewBox="0 0 304 18" preserveAspectRatio="none" aria-hidden="true">
      <rect className="track" x="0" y="4" width="304" height="10" />
      <rect className="bar" x="0" y="4" width={x(within + late)} height="10" />
      {over > 0 ? <rect className="bar2" x={x(clock.benchmark)} y="4" width={x(over)} height="10" /> : null}
      {clock.acknowledged === undefined ? null : (
        <line className="dead" x1={x(clock.acknowledged)} x2={x(clock.acknowledged)} y1="0" y2="18" />
      )}
      <line
        className="dead"
        x1={x(clock.benchmark)}
        x2={x(clock.benchmark)}
        y1="0"
        y2="18"
        strokeDasharray="2 2"
      />
    </svg>
  )
}

function clockWords({ days, benchmark, answered }: Clock) {
  if (answered) return `Day ${days}: ${answered}`
  if (days > benchmark) return `Day ${days}: ${days - benchmark} over the benchmark of ${benchmark}`
  return `Day ${days} of ${benchmark}`
}
