/** The browser's WebGPU, if it has any. `adapter` has no meaning there. */
export function findGpu(_adapter?: string): Promise<GPU | undefined> {
  return Promise.resolve('gpu' in navigator ? navigator.gpu : undefined)
}

/** What to do where there is no WebGPU, and where it has no adapter. */
export const advice: { readonly noGpu: string; readonly noAdapter: string } = {
  noGpu: 'Use a browser with WebGPU on a page served by https or from localhost.',
  noAdapter: 'Allow hardware acceleration in the settings of the browser, or update the driver of the card.',
}
