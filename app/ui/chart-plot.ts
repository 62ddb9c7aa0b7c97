/** Counts at instants, oldest first: each stands until the next. */
export type Series = { at: string; count: number }[]

type Anchor = 'start' | 'middle' | 'end'

type Drawn = {
  points: Series
  deadline?: string
  deadlineLabel?: string
  zone: string
  now?: Date
  previous?: { label: string; points: Series }
  reminders?: { at: string; label?: string }[]
}

type Paper = { width: number; height: number; right: number; ticks: number }

export type Plot = ReturnType<typeof plotOf>

const left = 34
const top = 34
const day = 86_400_000

/** Where everything goes on a paper of this size. */
export function plotOf(drawn: Drawn, paper: Paper) {
  const { points, previous, deadline } = drawn
  const right = paper.width - paper.right
  const foot = paper.height - 26
  const start = points[0] ? time(points[0].at) : (drawn.now ?? new Date()).getTime()
  const now = drawn.now?.getTime() ?? time(points.at(-1)?.at ?? new Date(start).toISOString())
  const end = Math.max(deadline ? time(deadline) : 0, now, start + day)
  const before = (previous?.points ?? []).map(({ at, count }) => ({
    at: start + time(at) - time(previous?.points[0]?.at ?? at),
    count,
  }))
  const most = Math.max(1, ...points.map((point) => point.count), ...before.map((point) => point.count))
  const step = niceStep(most)
  const x = (at: number) => round(left + ((Math.min(at, end) - start) / (end - start)) * (right - left))
  const y = (count: number) => round(foot - (count / (step * 4)) * (foot - top))
  const last = points.at(-1)
  const stand = before.filter((point) => point.at <= end).at(-1)
  const own = points.map(({ at, count }) => ({ at: time(at), count }))
  const lastX = last ? x(Math.max(now, time(last.at))) : 0
  const deadX = deadline ? x(time(deadline)) : 0
  return {
    width: paper.width,
    height: paper.height,
    left,
    right,
    top,
    foot,
    levels: [0, 1, 2, 3, 4].map((n) => ({ count: n * step, y: y(n * step) })),
    days: dayTicks(start, end, drawn.zone, paper.ticks).map((tick, index, all) => ({
      x: x(tick.at),
      text: tick.text,
      anchor: anchorOf(index, all.length),
    })),
    path: steps(own, x, y, Math.min(now, end)),
    last: last
      ? {
          x: lastX,
          y: y(last.count),
          text: deadline && now > time(deadline) ? String(last.count) : `${last.count} now`,
          anchor: beside(lastX, left + 80),
        }
      : null,
    previous:
      previous && stand
        ? {
            path: steps(before, x, y, end),
            y: y(stand.count),
            lines: paper.right > 90 ? wrap(`${stand.count}, ${previous.label}`, 14) : [],
          }
        : null,
    deadline: deadline ? { x: deadX, text: deadlineWords(drawn), anchor: beside(deadX, left + 220) } : null,
    reminders: (drawn.reminders ?? []).map(({ at, label = 'Reminder sent' }) => ({
      x: x(time(at)),
      y: y(countAt(own, time(at))),
      label: paper.width < 400 ? label.replace(/ sent$/, '') : label,
      before: x(time(at)) > right - (paper.width < 400 ? 90 : 170),
    })),
  }
}

function steps(
  points: { at: number; count: number }[],
  x: (at: number) => number,
  y: (count: number) => number,
  end: number,
) {
  const [first, ...rest] = points
  if (!first) return ''
  let path = `M${x(first.at)} ${y(first.count)}`
  for (const point of rest) path += `H${x(point.at)}V${y(point.count)}`
  return `${path}H${x(Math.max(end, points.at(-1)?.at ?? end))}`
}

/** About `count` days, evenly apart, the first with its month. */
function dayTicks(start: number, end: number, zone: string, count: number) {
  const days = Math.max(1, Math.round((end - start) / day))
  const apart = Math.max(1, Math.ceil(days / Math.max(1, count - 1)))
  const full = new Intl.DateTimeFormat('en-US', { timeZone: zone, month: 'short', day: 'numeric' })
  const short = new Intl.DateTimeFormat('en-US', { timeZone: zone, day: 'numeric' })
  const ticks: { at: number; text: string }[] = []
  let month = ''
  for (let n = 0; n <= days; n += apart) {
    const at = Math.min(start + n * day, end)
    const text = full.format(at)
    const [itsMonth = ''] = text.split(' ')
    ticks.push({ at, text: itsMonth === month ? short.format(at) : text })
    month = itsMonth
  }
  return ticks
}

function niceStep(most: number) {
  for (let power = 1; ; power *= 10) {
    for (const step of [1, 2, 2.5, 4, 5, 7.5]) {
      if (Number.isInteger(step * power) && step * power * 4 >= most * 1.03) return step * power
    }
  }
}

function countAt(points: { at: number; count: number }[], at: number) {
  return points.filter((point) => point.at <= at).at(-1)?.count ?? 0
}

function deadlineWords({ deadline, deadlineLabel, zone }: Drawn) {
  if (deadlineLabel) return deadlineLabel
  const words = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    weekday: 'long',
    month: 'long',
    day: 'numeric',
  })
  return `Deadline: ${words.format(time(deadline ?? ''))}`
}

function beside(x: number, least: number): Anchor {
  return x > least ? 'end' : 'start'
}

function anchorOf(index: number, count: number): Anchor {
  if (index === 0) return 'start'
  return index === count - 1 ? 'end' : 'middle'
}

function wrap(text: string, width: number) {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

function time(at: string) {
  return new Date(at).getTime()
}

function round(value: number) {
  return Math.round(value * 10) / 10
}
