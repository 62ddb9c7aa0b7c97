// Adds the reader's own time to a deadline whose zone is another. Without it the page says the deadline in its own zone.
const language = document.documentElement.lang || 'en'

for (const place of document.querySelectorAll('[data-reader-time]')) {
  const time = place.parentElement.querySelector('time[data-zone]')
  const at = new Date(time.dateTime)
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  const said = []
  if (clock(at, here) !== clock(at, time.dataset.zone)) {
    const weekday = dayOf(at, here) === dayOf(at, time.dataset.zone) ? undefined : 'long'
    const parts = new Intl.DateTimeFormat(language, {
      weekday,
      hour: 'numeric',
      minute: '2-digit',
      timeZoneName: 'shortGeneric',
    }).formatToParts(at)
    const zone = parts.find((part) => part.type === 'timeZoneName').value
    const when = parts.filter((part) => part.type !== 'timeZoneName').map(written)
    said.push(place.dataset.readerTime.replace('{time}', when.join('').trim()).replace('{zone}', zone))
  }
  if (at > new Date()) {
    const days = Math.round((midnight(at) - midnight(new Date())) / 86_400_000)
    const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day')
    said.push(`${relative.charAt(0).toUpperCase()}${relative.slice(1)}.`)
  }
  place.textContent = said.join(' ')
}

function clock(at, timeZone) {
  return new Intl.DateTimeFormat('en', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(at)
}

function dayOf(at, timeZone) {
  return new Intl.DateTimeFormat('en', { dateStyle: 'short', timeZone }).format(at)
}

function midnight(at) {
  return new Date(at).setHours(0, 0, 0, 0)
}

function written({ type, value }) {
  return type === 'dayPeriod' && /^[AP]M$/.test(value) ? `${value.charAt(0).toLowerCase()}.m.` : value
}
