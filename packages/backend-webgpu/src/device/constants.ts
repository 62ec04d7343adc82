/** Bits of `GPUBufferUsage`, which Node has no global for. */
export const bufferUsage = { mapRead: 1, copySource: 4, copyTarget: 8, uniform: 64, storage: 128 } as const

/** `GPUMapMode.READ`. */
export const MAP_READ = 1

/** `GPUShaderStage.COMPUTE`. */
export const COMPUTE = 4
