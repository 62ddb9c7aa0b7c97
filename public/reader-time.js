// Adds the reader's own time to a deadline, where their clock shows another. Without it the page says the deadline in its own zone.
for (const place of document.querySelectorAll('[data-reader-time]')) {
  const time = place.parentElement.querySelector('time[data-zone]')
  const language = document.documentElement.lang || 'en'
  const at = new Date(time.dateTime)
  const clock = (zone) =>
    new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short', timeZone: zone }).format(at)
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  const said = []
  if (clock(here) !== clock(time.dataset.zone)) {
    const own = new Intl.DateTimeFormat(language, {
      weekday: 'long',
      hour: 'numeric',
      minute: '2-digit',
      timeZoneName: 'shortGeneric',
    })
    const parts = own.formatToParts(at)
    const zone = parts.find((part) => part.type === 'timeZoneName').value
    const when = parts
      .filter((part) => part.type !== 'timeZoneName')
      .map((part) => part.value)
      .join('')
      .trim()
    said.push(place.dataset.readerTime.replace('{time}', when).replace('{zone}', zone))
  }
  const days = Math.round((new Date(at).setHours(0, 0, 0, 0) - new Date().setHours(0, 0, 0, 0)) / 86_400_000)
  if (at > new Date()) {
    const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day')
    said.push(`${relative.charAt(0).toUpperCase()}${relative.slice(1)}.`)
  }
  place.textContent = said.join(' ')
}
