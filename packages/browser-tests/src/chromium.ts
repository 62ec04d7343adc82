import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** Why nothing runs where {@link findChromium} finds none. */
export const noChromium: string = 'no Chromium on the PATH (set ORTHO_CHROMIUM to its path)'

/** WebGPU on Chromium's own software driver: the same on every machine, with or without a GPU. */
export const softwareWebGpu: readonly string[] = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader', '--enable-features=Vulkan']

/** Path of a Chromium: `ORTHO_CHROMIUM`, or the first of its usual names on the `PATH`; undefined where there is none. */
export function findChromium(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const places = commands.flatMap((command) => folders.map((folder) => join(folder, command)))
  return [process.env['ORTHO_CHROMIUM'] ?? '', ...places].find((place) => existsSync(place))
}

/**
 * Starts a headless Chromium.
 *
 * @param executablePath - as {@link findChromium} gives it.
 * @param args - its arguments besides those that every run needs.
 */
export function openChromium(executablePath: string, args: readonly string[] = []): Promise<Browser> {
  // As root, as in a container, Chromium runs without its sandbox or not at all. It loads nothing but our own pages.
  return chromium.launch({ executablePath, args: ['--no-sandbox', ...args] })
}
