/** A line of at most so many characters: cut between words, with an ellipsis where something is left out. */
export function shortened(line: string, most: number): string {
  if (line.length <= most) return line
  const words = /^(.+)\s/su.exec(line.slice(0, most))?.[1]?.replace(/[\s,;:(–—-]+$/u, '')
  // What has no spaces can only be cut as it is.
  return `${words || [...line].slice(0, most - 1).join('')}…`
}
