import { useState } from 'react'

/** Copies a text that could not be saved. */
export function CopyText({ text }: { text: () => string }) {
  const [copied, setCopied] = useState(false)
  return (
    <button
      type="button"
      className="btn second dense"
      onClick={() => void navigator.clipboard.writeText(text()).then(() => setCopied(true))}
    >
      {copied ? 'Copied' : 'Copy the text as it stands here'}
    </button>
  )
}
