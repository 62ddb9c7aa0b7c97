import type { ReactNode } from 'react'
import type { Language } from '~/words'

const words = {
  listed: { en: 'Not asked yet', es: 'Aún no consultada' },
  invited: { en: 'Invited', es: 'Invitada' },
  opened: { en: 'Opened', es: 'Abierta' },
  considering: { en: 'Considering', es: 'En consideración' },
  pending: { en: 'Pending', es: 'Por confirmar' },
  held: { en: 'Held', es: 'En revisión' },
  active: { en: 'Active', es: 'Activa' },
  stale: { en: 'Stale', es: 'Texto cambiado' },
  withdrawn: { en: 'Withdrawn', es: 'Retirada' },
  rejected: { en: 'Rejected', es: 'No aceptada' },
  declined: { en: 'Declined', es: 'No firma' },
  silent: { en: 'Silent', es: 'Sin respuesta' },
  bounced: { en: 'Bounced', es: 'Correo devuelto' },
  suppressed: { en: 'Wants no mail', es: 'No quiere correo' },
  signed: { en: 'Signed', es: 'Firmada' },
  expired: { en: 'Not confirmed in time', es: 'No confirmada a tiempo' },
  none: { en: 'No answer recorded', es: 'Ninguna respuesta registrada' },
  waiting: { en: 'Waiting', es: 'En espera' },
  met: { en: 'Met', es: 'Cumplida' },
  partly: { en: 'Met in part', es: 'Cumplida en parte' },
  refused: { en: 'Refused', es: 'Denegada' },
  superseded: { en: 'Superseded', es: 'Reemplazada' },
  over: { en: 'Over', es: 'Vencida' },
} satisfies Record<string, Record<Language, string>>

export type StateName = keyof typeof words

type StateProps = {
  of: StateName
  language?: Language
  /** Says more than the word: "3 held", "March 24", "14 business days over". Never leaves the word's meaning out. */
  children?: ReactNode
}

/** A state: its shape, then its word, then its colour. */
export function State({ of, language = 'en', children }: StateProps) {
  return <span className={`st ${of}`}>{children ?? words[of][language]}</span>
}

export function stateWord(of: StateName, language: Language = 'en') {
  return words[of][language]
}
