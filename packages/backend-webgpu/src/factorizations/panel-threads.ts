import type { Gpu } from '../gpu.ts'

/** Threads for few rows; twice the columns of a panel, at least. */
const FEW = 64

/**
 * Threads of the one workgroup that has a panel of `rows` rows: as many as the device allows, up to 1024, since a single
 * workgroup needs many reads under way at a time; or 64, where there are no more rows.
 */
export function panelThreads({ device: { limits } }: Gpu, rows: number): number {
  if (rows <= FEW) return FEW
  const most = Math.min(1024, limits.maxComputeInvocationsPerWorkgroup, limits.maxComputeWorkgroupSizeX)
  return 2 ** Math.floor(Math.log2(most))
}
