import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/**
 * Registers the gradients of TensorFlow.js. Its core keeps them in a module that Node cannot load as it is published (imports
 * without extensions), and the package that has them in one file brings all of Keras along. The registry is global, so a
 * bundle of that module finds the core that runs here.
 */
export async function registerTfjsGradients(): Promise<void> {
  const outfile = fileURLToPath(new URL('./tfjs-gradients.bundle.mjs', import.meta.url))
  await build({
    stdin: { contents: `import '@tensorflow/tfjs-core/dist/register_all_gradients'`, resolveDir: import.meta.dirname },
    bundle: true,
    platform: 'node',
    mainFields: ['module', 'main'],
    format: 'esm',
    outfile,
    logLevel: 'error',
  })
  await import(pathToFileURL(outfile).href)
}
