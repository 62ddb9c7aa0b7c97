import type { InputHTMLAttributes, ReactNode } from 'react'
import type { Language } from '~/words'

/** What a field needs from conform's metadata, or from nobody. */
export type FieldSource = { id: string; name: string; defaultValue?: string; errors?: string[] }

/** `<Field {...from(fields.email)} label="E-mail" />` */
export function from(field: FieldSource): FieldSource {
  return { id: field.id, name: field.name, defaultValue: field.defaultValue, errors: field.errors }
}

type Named = { name: string; id?: string; errors?: string[] }

type Option = { value: string; label: string }

type FieldProps = {
  name: string
  id?: string
  defaultValue?: string
  errors?: string[]
  label: ReactNode
  hint?: ReactNode
  /** `printed` is a serif field that grows: what is typed there will be printed. */
  kind?: 'text' | 'printed' | 'textarea' | 'select'
  type?:
    | 'text'
    | 'email'
    | 'search'
    | 'password'
    | 'tel'
    | 'url'
    | 'date'
    | 'time'
    | 'datetime-local'
    | 'number'
  options?: Option[]
  rows?: number
  /** Marks the few fields that may stay empty. */
  optional?: boolean
  /** Shows what is asked in as many characters as it usually has. */
  width?: 'short' | 'medium'
  language?: Language
} & Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'autoComplete' | 'inputMode' | 'spellCheck' | 'maxLength' | 'min' | 'max' | 'step' | 'lang' | 'form'
>

/** One labelled field: label, hint, error, input, in this order. */
export function Field(props: FieldProps) {
  const { name, id = name, errors, label, hint, optional, language = 'en', width } = props
  const wrong = errors && errors.length > 0
  return (
    <div className={['field', wrong ? 'error' : '', width ?? ''].filter(Boolean).join(' ')}>
      <label htmlFor={id}>
        {label}
        {optional ? <span className="opt"> {words[language].optional}</span> : null}
      </label>
      {hint ? (
        <p className="hint" id={`${id}-description`}>
          {hint}
        </p>
      ) : null}
      {wrong ? <Message id={`${id}-error`} errors={errors} language={language} /> : null}
      <Control {...props} id={id} />
    </div>
  )
}

function Control(props: FieldProps & { id: string }) {
  const { kind = 'text', type = 'text', id, name, defaultValue, errors, hint, options = [], rows } = props
  const shared = {
    id,
    name,
    defaultValue,
    autoComplete: props.autoComplete,
    form: props.form,
    'aria-invalid': errors && errors.length > 0 ? true : undefined,
    'aria-describedby': describedBy(id, hint, errors),
  }
  const typed = {
    inputMode: props.inputMode,
    spellCheck: props.spellCheck,
    maxLength: props.maxLength,
    lang: props.lang,
  }
  if (kind === 'printed') return <textarea {...shared} {...typed} className="print grows" rows={rows ?? 1} />
  if (kind === 'textarea') return <textarea {...shared} {...typed} rows={rows ?? 4} />
  if (kind === 'select') {
    return (
      <select {...shared}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )
  }
  return <input {...shared} {...typed} type={type} min={props.min} max={props.max} step={props.step} />
}

type CheckProps = Named & {
  children: ReactNode
  hint?: ReactNode
  checked?: boolean
  value?: string
  language?: Language
}

/** One box. The whole row can be pressed. */
export function Check(props: CheckProps) {
  const { name, id = name, errors, hint, checked = false, value = 'yes', language = 'en', children } = props
  const wrong = errors && errors.length > 0
  return (
    <div className={wrong ? 'field error' : 'field'}>
      {wrong ? <Message id={`${id}-error`} errors={errors} language={language} /> : null}
      <label className="check" htmlFor={id}>
        <Box id={id} name={name} value={value} checked={checked} errors={errors} hint={hint} />
        <span>{children}</span>
      </label>
      {hint ? (
        <p className="hint" id={`${id}-description`}>
          {hint}
        </p>
      ) : null}
    </div>
  )
}

type AffirmProps = Named & { children: ReactNode; language?: Language }

/** The authority statement: between two ink lines, in serif, its box unchecked whatever was sent before. */
export function Affirm({ name, id = name, errors, language = 'en', children }: AffirmProps) {
  const wrong = errors && errors.length > 0
  return (
    <div className={wrong ? 'affirm error' : 'affirm'}>
      {wrong ? <Message id={`${id}-error`} errors={errors} language={language} /> : null}
      <label className="check" htmlFor={id}>
        <Box id={id} name={name} value="yes" checked={false} errors={errors} />
        <span>{children}</span>
      </label>
    </div>
  )
}

type ChoiceProps = Named & {
  legend: ReactNode
  hint?: ReactNode
  options: { value: string; label: ReactNode; hint?: ReactNode }[]
  defaultValue?: string
  language?: Language
}

/** Radios under a legend. The first has the field's id, so that the summary's link leads to it. */
export function Choice(props: ChoiceProps) {
  const { name, id = name, errors, legend, hint, options, defaultValue, language = 'en' } = props
  const wrong = errors && errors.length > 0
  return (
    <fieldset className={wrong ? 'field error' : 'field'} aria-describedby={describedBy(id, hint, errors)}>
      <legend>{legend}</legend>
      {hint ? (
        <p className="hint" id={`${id}-description`}>
          {hint}
        </p>
      ) : null}
      {wrong ? <Message id={`${id}-error`} errors={errors} language={language} /> : null}
      {options.map((option, index) => (
        <label key={option.value} className="radio">
          <input
            type="radio"
            id={index === 0 ? id : `${id}-${option.value}`}
            name={name}
            value={option.value}
            defaultChecked={option.value === defaultValue}
          />
          <span>
            {option.hint ? <span className="strong">{option.label}</span> : option.label}
            {option.hint ? <span className="hint">{option.hint}</span> : null}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

type FileFieldProps = Named & {
  label: ReactNode
  hint?: ReactNode
  accept?: string
  optional?: boolean
  language?: Language
}

export function FileField(props: FileFieldProps) {
  const { name, id = name, errors, label, hint, accept, optional, language = 'en' } = props
  const wrong = errors && errors.length > 0
  return (
    <div className={wrong ? 'field error' : 'field'}>
      <label htmlFor={id}>
        {label}
        {optional ? <span className="opt"> {words[language].optional}</span> : null}
      </label>
      {hint ? (
        <p className="hint" id={`${id}-description`}>
          {hint}
        </p>
      ) : null}
      {wrong ? <Message id={`${id}-error`} errors={errors} language={language} /> : null}
      <input
        type="file"
        id={id}
        name={name}
        accept={accept}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={describedBy(id, hint, errors)}
      />
    </div>
  )
}

type BoxProps = {
  id: string
  name: string
  value: string
  checked: boolean
  errors?: string[]
  hint?: ReactNode
}

function Box({ id, name, value, checked, errors, hint }: BoxProps) {
  return (
    <input
      type="checkbox"
      id={id}
      name={name}
      value={value}
      defaultChecked={checked}
      aria-invalid={errors && errors.length > 0 ? true : undefined}
      aria-describedby={describedBy(id, hint, errors)}
    />
  )
}

function Message({ id, errors, language }: { id: string; errors: string[]; language: Language }) {
  return (
    <p className="msg" id={id}>
      <span className="vh">{words[language].error} </span>
      {errors[0]}
    </p>
  )
}

function describedBy(id: string, hint: ReactNode, errors: string[] | undefined) {
  const ids = [hint ? `${id}-description` : '', errors && errors.length > 0 ? `${id}-error` : '']
  return ids.filter(Boolean).join(' ') || undefined
}

const words = {
  en: { optional: '(optional)', error: 'Error:' },
  es: { optional: '(opcional)', error: 'Error:' },
}
