/**
 * WebGPU of the package webgpu (Dawn), if it is installed and its driver loads.
 *
 * @param adapter - part of the name of the adapter to choose.
 */
export async function findGpu(adapter?: string): Promise<GPU | undefined> {
  // Engines that bring WebGPU themselves.
  if ('gpu' in navigatorOf()) return (navigatorOf() as Navigator).gpu
  const dawn = await import('webgpu').catch((error: unknown) => {
    if (isMissing(error)) return undefined
    throw error
  })
  const choice = adapter === undefined ? [] : [`adapter=${adapter}`]
  return dawn?.create([...choice, 'enable-dawn-features=allow_unsafe_apis'])
}

/** What to do where there is no WebGPU, and where it has no adapter. */
export const advice: { readonly noGpu: string; readonly noAdapter: string } = {
  noGpu: 'Run `npm install webgpu`.',
  noAdapter: 'Install a Vulkan driver with its loader (on Debian libvulkan1); macOS and Windows have what it takes.',
}

function navigatorOf(): object {
  return 'navigator' in globalThis ? globalThis.navigator : {}
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND'
}
