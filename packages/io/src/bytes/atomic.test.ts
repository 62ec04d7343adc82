import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeAtomically } from './atomic.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ortho-io-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const utf8 = new TextEncoder()

test('the file appears only when it is complete', async () => {
  const path = join(folder, 'out')
  writeFileSync(path, 'old')
  await writeAtomically(path, async (sink) => {
    await sink.write(utf8.encode('ne'))
    expect(readFileSync(path, 'utf8')).toBe('old')
    await sink.write(utf8.encode('w'))
  })
  expect(readFileSync(path, 'utf8')).toBe('new')
  expect(readdirSync(folder)).toEqual(['out'])
})

test('a failure keeps the old file, removes the temporary one and tells its reason', async () => {
  const path = join(folder, 'out')
  writeFileSync(path, 'old')
  const failing = writeAtomically(path, async (sink) => {
    await sink.write(new Uint8Array(100_000))
    throw new RangeError('the reason')
  })
  await expect(failing).rejects.toThrow('the reason')
  expect(readFileSync(path, 'utf8')).toBe('old')
  expect(readdirSync(folder)).toEqual(['out'])
})

test('small and large writes come out in order', async () => {
  const path = join(folder, 'out')
  const parts = [0, 1, 10, 65_535, 65_536, 65_537, 3, 200_000, 1].map((size, i) => new Uint8Array(size).fill(i + 1))
  await writeAtomically(path, async (sink) => {
    for (const part of parts) await sink.write(part)
  })
  expect(readFileSync(path).equals(Buffer.concat(parts))).toBe(true)
})

test('writers of the same file do not disturb each other', async () => {
  const path = join(folder, 'out')
  const texts = Array.from({ length: 8 }, (_, i) => String(i).repeat(50_000))
  await Promise.all(texts.map((text) => writeAtomically(path, (sink) => sink.write(utf8.encode(text)))))
  expect(texts).toContain(readFileSync(path, 'utf8'))
  expect(readdirSync(folder)).toEqual(['out'])
})

test('a folder that does not exist is the system’s error', async () => {
  await expect(writeAtomically(join(folder, 'none', 'out'), () => {})).rejects.toThrow('ENOENT')
})
