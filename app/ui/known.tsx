/** How far an office's address can be relied on, where that is not far. */
export function Known({ known }: { known: 'read' | 'unverified' | 'missing' | 'entered' }) {
  if (known === 'unverified') return <span className="sub">Not verified</span>
  if (known === 'missing') return <span className="sub">No postal address found</span>
  return null
}
