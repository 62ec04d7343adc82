/** What the system tells of an adapter. */
export type AdapterInfo = Pick<GPUAdapterInfo, 'vendor' | 'architecture' | 'device' | 'isFallbackAdapter'>

/** The adapter for people: its device, where that is told, and it is in Node. */
export function describeAdapter({ vendor, architecture, device, isFallbackAdapter }: AdapterInfo): string {
  const name = device.replace(/-+$/, '') || `${vendor} ${architecture}`.trim() || 'an adapter without a name'
  return isFallbackAdapter ? `${name} (software)` : name
}
