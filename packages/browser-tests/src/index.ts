export { findChromium, noChromium, openChromium, softwareWebGpu } from './chromium.ts'
export { type PageServer, type Site, serve } from './server.ts'
