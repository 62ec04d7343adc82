import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { type CatalogEntry, OptionError } from '@ortho/core'
import { Command, Option } from 'commander'
import { type OptionalName, backendNames, chooseBackend } from './backends/choose.ts'
import { doctor } from './commands/doctor.ts'
import { generate, generateRules } from './commands/generate.ts'
import { info } from './commands/info.ts'
import { inspect, reportPath } from './commands/inspect.ts'
import { list } from './commands/list.ts'
import { train } from './commands/train.ts'
import { verify } from './commands/verify.ts'
import { catalogOf, findEntry } from './plugins/catalogs.ts'
import { enabledCatalogs } from './plugins/enabled.ts'
import { type TrainSettings, trainRules } from './train/settings.ts'
import { addFlags, numberOf, readFlags } from './ui/flags.ts'
import { interruptSignal } from './ui/interrupt.ts'
import { type Output, terminal } from './ui/output.ts'

type Flags = Readonly<Record<string, unknown>>

/** The command-line program. Commands reject with an OrthoError for what the user can mend. */
export function createProgram(): Command {
  const program = new Command('ortho')
    .description('Orthogonal, spectral, low-rank and structured-matrix methods.')
    .version(version())
    .option('--json', 'print one JSON value instead of text')
    .option('--plugin <name>', 'enable a plugin package; may be repeated', (name: string, names: string[]) => [...names, name], [])
    .addOption(new Option('--backend <name>', 'where to compute').choices(backendNames).default('cpu'))
    .hook('preAction', async () => {
      await chooseBackend(backendNamed(program.opts()['backend']))
    })
    .showHelpAfterError('(ortho --help lists the commands)')
    .exitOverride()
  const output = (): Output => terminal(program.opts()['json'] === true)
  const entries = async (): Promise<CatalogEntry[]> => catalogOf(await enabledCatalogs(stringsOf(program.opts()['plugin'])))
  const signal = (): AbortSignal => interruptSignal(() => process.stderr.write('\nStopping after this step; once more to quit at once.\n'))

  program
    .command('doctor')
    .description('the machine, its backends and their speed')
    .action(async () => {
      await doctor(output())
    })
  program
    .command('list')
    .description('all methods, one line each')
    .action(async () => {
      list(await entries(), output())
    })
  program
    .command('info <id>')
    .description('a method: paper, options, status')
    .action(async (id: string) => {
      info(findEntry(await entries(), id), output())
    })
  program
    .command('verify [ids...]')
    .description('run the experiments that reproduce what methods claim')
    .option('--all', 'every method')
    .option('--package <name>', 'every method of a package')
    .option('--quick', 'smaller settings, as in continuous integration')
    .option('--seed <int>', 'seed of all randomness', '0')
    .action(async (ids: string[], flags: Flags) => {
      const scale = flags['quick'] === true ? 'ci' : 'full'
      const options = { scale, seed: numberOf('--seed', String(flags['seed'])), signal: signal() } as const
      const verdicts = await verify(chosen(await entries(), ids, flags), options, output())
      if (verdicts.some(({ outcome }) => outcome === 'failed')) process.exitCode = 1
    })
  addFlags(program.command('train').description('train a small Llama on the bytes of a text'), trainRules, ['optimizer'])
    .option('--optimizer <names>', `one or several of ${trainRules.optimizer.of.join(', ')}, separated by commas`, 'muon')
    .option('--text <file>', 'text to train on (default: the stories that come with Ortho)')
    .option('--out <folder>', 'where everything goes (default: out, or out/<name of the text>)')
    .option('--fresh', 'start again, discarding checkpoints')
    .option('--threads <int>', 'threads of large matrix products', String(Math.min(4, availableParallelism())))
    .action(async (flags: Flags) => {
      const finished = await train(
        {
          runs: optimizersOf(String(flags['optimizer'])).map((optimizer) =>
            readFlags<TrainSettings>('train', trainRules, { ...flags, optimizer }),
          ),
          text: textOf(flags['text']),
          out: textOf(flags['out']),
          fresh: flags['fresh'] === true,
          threads: numberOf('--threads', String(flags['threads'])),
        },
        output(),
        signal(),
      )
      if (!finished) process.exitCode = 130
    })
  addFlags(
    program.command('generate <model>').description('continue a text with a Llama from a Hugging Face folder'),
    generateRules,
  ).action(async (model: string, flags: Flags) => {
    await generate(model, readFlags('generate', generateRules, flags), output(), signal())
  })
  program
    .command('inspect <model>')
    .description('spectra, ranks and norms of every weight of a folder or safetensors file')
    .addOption(new Option('--report <file>', 'where the HTML report goes'))
    .action(async (model: string, flags: Flags) => {
      await inspect(model, textOf(flags['report']) ?? reportPath(model), output())
    })
  return program
}

/** The version of this package. */
function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : ''
}

function chosen(entries: readonly CatalogEntry[], ids: readonly string[], flags: Flags): CatalogEntry[] {
  const named = ids.map((id) => findEntry(entries, id))
  if (flags['all'] === true) return [...entries]
  const packageName = textOf(flags['package'])
  if (packageName !== undefined) return entries.filter(({ id }) => id.startsWith(`${packageName.replace(/^@ortho\//, '')}/`))
  if (named.length > 0) return named
  throw new OptionError({
    where: 'verify',
    argument: 'ids',
    expected: 'given',
    received: 'none',
    hint: 'Name methods, or use --all or --package.',
  })
}

function optimizersOf(names: string): string[] {
  return names.split(',').map((name) => name.trim())
}

/** The name that was given: commander lets no other pass. */
function backendNamed(given: unknown): 'cpu' | OptionalName {
  return backendNames.find((name) => name === given) ?? 'cpu'
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function stringsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}
