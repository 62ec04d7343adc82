// Writes catalog.gen.ts and plugin.gen.ts of every package that has methods; see catalog/generate.mjs.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { generatedFiles } from './catalog/generate.mjs'
import { fromRoot, publicPackages } from './shared/workspace.mjs'

for (const { folder, name } of publicPackages()) {
  for (const [file, text] of generatedFiles(folder, name)) {
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue
    writeFileSync(file, text)
    console.log(`wrote ${fromRoot(file)}`)
  }
}
