import { FormatError, OptionError, ShapeError, tensor } from '@ortho/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BytesSink } from '../bytes/sink.ts'
import { readCsv, writeCsv } from './csv.ts'
import type { ReadCsvOptions } from './csv.ts'

const read = (text: string, options?: ReadCsvOptions) => readCsv(new Blob([text]), options)

async function written(...args: [columns: readonly string[], values: Parameters<typeof writeCsv>[2]]): Promise<Uint8Array<ArrayBuffer>> {
  const sink = new BytesSink()
  await writeCsv(sink, ...args)
  return sink.concat()
}

test('numbers with named columns, text columns aside', async () => {
  const table = await read('\ufeffdate,x,"y, m"\r\n2016-07-01,1.5,-2e3\r\n"2016-07-02",.5, 7 \r\n', { text: ['date'] })
  expect(table.columns).toEqual(['x', 'y, m'])
  expect(table.values.toArray()).toEqual([
    [1.5, -2000],
    [0.5, 7],
  ])
  expect(table.text).toEqual({ date: ['2016-07-01', '2016-07-02'] })
})

test('options: no header, delimiter, chosen columns, gaps', async () => {
  const table = await read('1;2;\n3;4;nan\n\n', { header: false, delimiter: ';', columns: ['2', '0'], missing: 'nan' })
  expect(table.values.toArray()).toEqual([
    [NaN, 1],
    [NaN, 3],
  ])
  expect((await read('a,b\n')).values.shape).toEqual([0, 2])
  expect((await read('a\n-inf\nInfinity\n-NaN'.replace('-NaN', 'NaN'))).values.toArray()).toEqual([[-Infinity], [Infinity], [NaN]])
})

describe('what is wrong is named with its line', () => {
  test.each([
    ['a,b\n1,2\n3,x\n', 'Blob:3: "b" must be a number, got "x"'],
    ['a,b\n"1","2"\n"3\n",4\n5,6\n7,\n', 'Blob:6: "b" must be a number, got an empty cell'],
    ['a,b\r\n1,2\r\n\r\n3,4,5\r\n', 'Blob:4 must be a row of 2 cells, got 3'],
    ['a,b\n1\n', 'Blob:2 must be a row of 2 cells, got 1'],
    ['a,a\n1,2\n', 'distinct names, got "a" twice'],
    ['a\n"1\n', 'Blob:2 must be CSV, got Quoted field unterminated'],
    ['a\n0x10\n', 'got "0x10"'],
    ['a\n1_000\n', 'a number'],
    ['a\n1,5\n', 'a row of 1 cells'],
    ['a\ntoString\n', 'got "toString"'],
    ['', 'no rows'],
  ])('%j', async (text, said) => {
    await expect(read(text)).rejects.toThrow(FormatError)
    await expect(read(text)).rejects.toThrow(said)
  })

  test('columns that are not there, bytes that are not text, delimiters that part nothing', async () => {
    await expect(read('a\n1', { columns: ['b'] })).rejects.toThrow('"b" must be one of its columns (a)')
    await expect(readCsv(Uint8Array.of(0x61, 0x0a, 0xff))).rejects.toThrow('must be UTF-8')
    await expect(read('a\n1', { delimiter: '"' })).rejects.toThrow(OptionError)
    await expect(read('a\n1', { delimiter: '' })).rejects.toThrow(OptionError)
  })
})

test('what is written reads back to the same numbers and names', async () => {
  const names = fc.uniqueArray(
    fc.string({ minLength: 1 }).filter((name) => name.trim() !== '' && !name.startsWith('\ufeff')),
    { minLength: 1, maxLength: 4 },
  )
  await fc.assert(
    fc.asyncProperty(names, fc.array(fc.double(), { maxLength: 20 }), async (columns, numbers) => {
      const rows = Math.floor(numbers.length / columns.length)
      const data = Float64Array.from(numbers.slice(0, rows * columns.length))
      const table = await readCsv(await written(columns, { dtype: 'float64', shape: [rows, columns.length], data }))
      expect(table.columns).toEqual(columns)
      expect(table.values.dataSync()).toEqual(data)
    }),
  )
})

test('values must match the names', async () => {
  await expect(written(['a'], tensor([1, 2]))).rejects.toThrow(ShapeError)
  await expect(written(['a'], tensor([[1, 2]]))).rejects.toThrow('must be [rows, 1], got [1, 2]')
})
