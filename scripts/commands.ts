import { parseArgs } from 'node:util'
import { Misused, Refused, tell } from './commands/ground'

const USAGE = `npm run -s cli -- COMMAND

  account create EMAIL [--name NAME] [--owner COALITION]   makes an account, prints a link that signs in once
  coalition create NAME                                    founds a coalition, prints its address
  letter import FILE [--coalition COALITION] [--as draft|sent] [--dry-run]
                                                           keeps a letter, says what its file holds; a dry run only says
  letter export SLUG --format txt|json|csv|pdf|docx --out FILE
                                                           the edition that stands, or the letter as it is
  letter list                                              the letters of every coalition
  organizations compare FILE                               of each line's two names: same, likely or different, and why
  organizations merge A B [--coalition COALITION] [--dry-run]
                                                           makes B one with A, both by name or id, and says how to undo it
  organizations unmerge ID                                 makes them two again
  organizations export [--coalition COALITION] [--out FILE]
                                                           the registry as CSV
  signatures import FILE --letter SLUG [--version N] [--deadline TIME --time-zone ZONE] [--dry-run]
                                                           a form's answers become signatures of the version it showed
  contacts import FILE [--coalition COALITION] [--dry-run] organizations and the people at them
  import undo ID                                           takes back what an import of either brought
  order FILE                                               the file's lines in printed order
  backup FILE                                              database and files in one archive, without the key
  restore FILE [--force]                                   puts an archive into the data folder
  doctor                                                   what is wrong, if anything

Every command takes --json. Exit 0: done; 1: refused, with the reason on stderr; 2: not understood.
`

const OPTIONS = {
  json: { type: 'boolean' },
  deadline: { type: 'string' },
  'time-zone': { type: 'string' },
  letter: { type: 'string' },
  version: { type: 'string' },
  name: { type: 'string' },
  owner: { type: 'string' },
  coalition: { type: 'string' },
  as: { type: 'string' },
  'dry-run': { type: 'boolean' },
  format: { type: 'string' },
  out: { type: 'string' },
  force: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

type Options = ReturnType<typeof parse>['values']
type Command = {
  operand?: string
  takes: string[]
  run: (operand: string, options: Options, second: string) => unknown
}

// Each command loads what it needs: most of it opens a database, which reading a letter does without.
const COMMANDS: Record<string, Command> = {
  'account create': {
    operand: 'EMAIL',
    takes: ['name', 'owner'],
    run: async (email, options) => (await import('./commands/people')).createAccount(email, options),
  },
  'coalition create': {
    operand: 'NAME',
    takes: [],
    run: async (name, options) => (await import('./commands/people')).createCoalition(name, options),
  },
  'letter import': {
    operand: 'FILE',
    takes: ['coalition', 'as', 'dry-run'],
    run: async (file, options) => {
      const as = options.as ?? 'draft'
      if (as !== 'draft' && as !== 'sent') throw new Misused('--as is draft or sent.')
      const { coalition, 'dry-run': dryRun, json } = options
      await (await import('./commands/letters')).importLetter(file, { coalition, as, dryRun, json })
    },
  },
  'letter export': {
    operand: 'SLUG',
    takes: ['format', 'out'],
    run: async (slug, options) => (await import('./commands/export')).exportLetter(slug, options),
  },
  'letter list': {
    takes: [],
    run: async (_, options) => (await import('./commands/letters')).listLetters(options),
  },
  'organizations compare': {
    operand: 'FILE',
    takes: [],
    run: async (file, options) => (await import('./commands/names')).compareNames(file, options),
  },
  'organizations merge': {
    operand: 'A B',
    takes: ['coalition', 'dry-run'],
    run: async (one, options, other) =>
      (await import('./commands/organizations')).mergeTwo(one, other, options),
  },
  'organizations unmerge': {
    operand: 'ID',
    takes: ['coalition'],
    run: async (id, options) => (await import('./commands/organizations')).unmergeTwo(id, options),
  },
  'organizations export': {
    takes: ['coalition', 'out'],
    run: async (_, options) => (await import('./commands/organizations')).exportRegistry(options),
  },
  'signatures import': {
    operand: 'FILE',
    takes: ['letter', 'version', 'deadline', 'time-zone', 'dry-run'],
    run: async (file, { letter, version, deadline, 'time-zone': zone, 'dry-run': dryRun, json }) => {
      const signatures = await import('./commands/signatures')
      if (dryRun) return signatures.tryAnswers(file, { deadline, zone, json })
      if (letter === undefined)
        throw new Misused('Say of which letter with --letter, or try it with --dry-run.')
      return signatures.importAnswers(file, { letter, version, deadline, zone, json })
    },
  },
  'contacts import': {
    operand: 'FILE',
    takes: ['coalition', 'dry-run'],
    run: async (file, { coalition, 'dry-run': dryRun, json }) =>
      (await import('./commands/signatures')).importContacts(file, { coalition, dryRun, json }),
  },
  'import undo': {
    operand: 'ID',
    takes: [],
    run: async (id, options) => (await import('./commands/signatures')).undoImport(id, options),
  },
  order: {
    operand: 'FILE',
    takes: [],
    run: async (file, options) => (await import('./commands/letters')).order(file, options),
  },
  backup: {
    operand: 'FILE',
    takes: [],
    run: async (file, options) => (await import('./commands/backup')).backup(file, options),
  },
  restore: {
    operand: 'FILE',
    takes: ['force'],
    run: async (file, options) => (await import('./commands/restore')).restore(file, options),
  },
  doctor: { takes: [], run: async () => (await import('./commands/doctor')).doctor() },
}

process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<0 | 1 | 2> {
  try {
    const { values: options, positionals } = parse(args)
    if (options.help || positionals[0] === 'help') {
      process.stdout.write(USAGE)
      return 0
    }
    const { command, operand, second } = find(positionals)
    const foreign = Object.keys(options).find((name) => name !== 'json' && !command.takes.includes(name))
    if (foreign) throw new Misused(`This command takes no --${foreign}.`)
    return (await command.run(operand, options, second)) === false ? 1 : 0
  } catch (error) {
    if (error instanceof Misused) {
      tell(`${error.message}\n\n${USAGE}`)
      return 2
    }
    tell(error instanceof Refused ? error.message : sentenceOf(error))
    return 1
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true })
  } catch (error) {
    throw new Misused(error instanceof Error ? error.message : 'These options are not understood.')
  }
}

function find(words: string[]): { command: Command; operand: string; second: string } {
  for (const length of [2, 1]) {
    const command = COMMANDS[words.slice(0, length).join(' ')]
    if (!command || words.length < length) continue
    const operands = words.slice(length)
    const wanted = command.operand?.split(' ').length ?? 0
    if (operands.length < wanted) throw new Misused(`${command.operand} is missing.`)
    if (operands.length > wanted)
      throw new Misused(
        `One thing too many: ${operands[wanted]}. Put quotes around words that belong together.`,
      )
    return { command, operand: operands[0] ?? '', second: operands[1] ?? '' }
  }
  throw new Misused(
    words.length === 0 ? 'Say what to do.' : `There is no command ${words.slice(0, 2).join(' ')}.`,
  )
}

/** What the system refuses is told in its words; what we did not foresee, with where it happened. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const known = 'code' in error || error.message.startsWith('The settings need a look')
  return known ? error.message : (error.stack ?? error.message)
}
