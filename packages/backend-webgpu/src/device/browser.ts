/** The browser's WebGPU, if it has any. `adapter` has no meaning there. */
export function findGpu(_adapter?: string): Promise<GPU | undefined> {
  return Promise.resolve('gpu' in navigator ? navigator.gpu : undefined)
}

/** What to do where there is none. */
export const advice: string = 'Use a browser with WebGPU on a page served by https or from localhost.'
