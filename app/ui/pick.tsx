type PickProps = { name: string; label: string; value?: string; options: [string, string][] }

/** A dense choice in a row of filters. */
export function Pick({ name, label, value, options }: PickProps) {
  return (
    <div>
      <label htmlFor={name}>{label}</label>
      <select id={name} name={name} defaultValue={value ?? ''}>
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}
