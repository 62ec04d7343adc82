import { setFlagsFromString } from 'node:v8'
import { isOrthoError } from '@ortho/core'
import { CommanderError } from 'commander'
import pc from 'picocolors'
import { closeBackend } from './backends/choose.ts'
import { createProgram } from './program.ts'

/** Runs the program: 0 for success, 1 for a failed check, 2 for a mistake in what was asked, 130 when interrupted. */
async function main(): Promise<void> {
  allowRelaxedSimd()
  try {
    await createProgram().parseAsync(process.argv)
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
    else if (isOrthoError(error) || isSystemError(error)) {
      process.stderr.write(`${pc.red('error')} ${error.message}\n`)
      process.exitCode = 2
    } else throw error
  } finally {
    closeBackend()
  }
}

/** Node before 22 has fused multiply-add in WebAssembly too, but refuses it unless told; nothing is compiled yet. */
function allowRelaxedSimd(): void {
  if (Number.parseInt(process.versions.node) < 22) setFlagsFromString('--experimental-wasm-relaxed-simd')
}

/** Errors of the operating system, such as a file that is not there: their message says which. */
function isSystemError(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error
}

await main()
