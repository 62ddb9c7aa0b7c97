import type { Mode } from './modes'

const MODES: [Mode, string][] = [
  ['edit', 'Editing'],
  ['suggest', 'Suggesting'],
  ['view', 'Viewing'],
]

type ModesProps = { mode: Mode; edits: boolean; onMode: (mode: Mode) => void }

/** Chooses what typing does. */
export function Modes({ mode, edits, onMode }: ModesProps) {
  return (
    <fieldset className="modes">
      <legend className="vh">What typing does</legend>
      {MODES.filter(([value]) => edits || value !== 'edit').map(([value, label]) => (
        <label key={value}>
          <input
            type="radio"
            name="mode"
            value={value}
            checked={mode === value}
            onChange={() => onMode(value)}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  )
}
