import type { ReactNode } from 'react'
import { type Language, words } from '~/words'
import { PublicPage } from './public-page'
import { Rich } from './rich'
import { CodeForm } from './verdict'

type VerdictPageProps = {
  language: Language
  coalition: { name: string; address: string | null }
  code?: string
  children: ReactNode
}

/** The page of a copy that was found: another code can be checked over the verdict. */
export function VerdictPage({ language, coalition, code, children }: VerdictPageProps) {
  const t = words(language)
  const address = coalition.address?.split('\n').filter(Boolean).join(', ')
  return (
    <PublicPage
      language={language}
      coalition={{ name: coalition.name, address }}
      languages={code ? { en: '?lang=en', es: '?lang=es' } : undefined}
    >
      <div className="v">
        <CodeForm language={language} code={code} />
        <p className="small quiet">
          <Rich
            text={t('verify.file')}
            with={{ file: (inside) => <a href={`/verify?lang=${language}#file-form`}>{inside}</a> }}
          />
        </p>
      </div>
      {children}
    </PublicPage>
  )
}
