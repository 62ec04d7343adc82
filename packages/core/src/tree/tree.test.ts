import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { ShapeError } from '../errors.ts'
import { treeFlatten, treeLeaves, treeMap, treeMapWithPath, treePaths, treeReduce, treeStructureEqual, treeUnflatten } from './index.ts'
import type { Tree } from './index.ts'

/** A leaf with members, as a tensor is. */
class Box {
  readonly value: number
  constructor(value: number) {
    this.value = value
  }
}

const numberTree = fc.letrec<{ tree: Tree<number> }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.integer(),
    fc.constantFrom(null, undefined),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(fc.string({ maxLength: 3 }), fc.constant('__proto__')), tie('tree'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).tree

describe('laws', () => {
  test('mapping the identity gives an equal tree', () => {
    fc.assert(
      fc.property(numberTree, (tree) => {
        expect(treeMap((x) => x, tree)).toStrictEqual(tree)
      }),
    )
  })

  test('mapping f after g is mapping their composition', () => {
    const f = (x: number): number => 2 * x
    const g = (x: number): number => x + 1
    fc.assert(
      fc.property(numberTree, (tree) => {
        expect(treeMap(f, treeMap(g, tree))).toStrictEqual(treeMap((x) => f(g(x)), tree))
      }),
    )
  })

  test('unflatten undoes flatten, and leaves and paths pair up', () => {
    fc.assert(
      fc.property(numberTree, (tree) => {
        const { leaves, structure, unflatten } = treeFlatten(tree)
        expect(unflatten(leaves)).toStrictEqual(tree)
        expect(treeUnflatten(structure, leaves)).toStrictEqual(tree)
        expect(leaves).toEqual(treeLeaves(tree))
        expect(treePaths(tree)).toHaveLength(leaves.length)
      }),
    )
  })

  test('reversing the order of keys leaves the structure equal', () => {
    const reversed = (tree: Tree<number>): Tree<number> =>
      Array.isArray(tree)
        ? tree.map(reversed)
        : typeof tree === 'object' && tree !== null
          ? Object.fromEntries(Object.entries(tree).toReversed().map(([k, v]) => [k, reversed(v)])) // prettier-ignore
          : tree
    fc.assert(
      fc.property(numberTree, (tree) => {
        expect(treeStructureEqual(tree, reversed(tree))).toBe(true)
        const pairs = treeLeaves(treeMap((a, b) => a === b, tree, reversed(tree)))
        expect(pairs.every(Boolean)).toBe(true)
      }),
    )
  })
})

test('leaves are met depth first, in key order, and named by path', () => {
  const tree = {
    layers: [
      { weight: 1, bias: 2 },
      { weight: 3, bias: null },
    ],
    scale: 4,
    none: undefined,
    empty: [],
  }
  expect(treeLeaves(tree)).toEqual([1, 2, 3, 4])
  expect(treePaths(tree)).toEqual(['layers.0.weight', 'layers.0.bias', 'layers.1.weight', 'scale'])
  expect(treeMapWithPath((path: string, x: number) => `${path}=${x}`, tree)).toEqual({
    layers: [
      { weight: 'layers.0.weight=1', bias: 'layers.0.bias=2' },
      { weight: 'layers.1.weight=3', bias: null },
    ],
    scale: 'scale=4',
    none: undefined,
    empty: [],
  })
  expect(treeReduce((sum: number, x: number) => sum + x, 0, tree)).toBe(10)
})

test('instances of classes, typed arrays, functions and dates are leaves', () => {
  const leaves = [new Box(1), new Float32Array(2), () => 0, new Date(0), new Map(), 's', 1n, Symbol.iterator, true]
  expect(treeLeaves(leaves)).toEqual(leaves)
  expect(treePaths(5)).toEqual([''])
  expect(treeLeaves(null)).toEqual([])
})

test('records without a prototype and of other realms are branches', () => {
  const bare: Record<string, number> = { a: 1 }
  Object.setPrototypeOf(bare, null)
  expect(treeLeaves(bare)).toEqual([1])
  expect(treeMap((x: number) => -x, bare)).toEqual({ a: -1 })
  const foreign: unknown = runInNewContext('({ a: [1] })')
  expect(treePaths(foreign)).toEqual(['a.0'])
})

test('a key __proto__ is a key like any other', () => {
  const tree: Tree<number> = Object.fromEntries<Tree<number>>([['__proto__', { polluted: 1 }], ['b', 2]]) // prettier-ignore
  const mapped = treeMap((x: number) => x + 1, tree)
  expect(JSON.stringify(mapped)).toBe('{"__proto__":{"polluted":2},"b":3}')
  expect(Object.getPrototypeOf(mapped)).toBe(Object.prototype)
  expect('polluted' in {}).toBe(false)
  expect(() => treeMap((a: number, b: number) => a + b, tree, { b: 1, c: 2 })).toThrow(ShapeError)
})

describe('mismatches name their path', () => {
  const first = { layers: [{ weight: 1, bias: null }], scale: 2 }
  const add = (a: number, b: number): number => a + b
  test.each<[string, Tree<number>, string]>([
    [
      'a missing key',
      { layers: [{ weight: 1 }], scale: 2 },
      '"layers.0" must be a record of {bias, weight}, as in the first tree, got a record of {weight}',
    ],
    ['another key', { layers: [{ weight: 1, bias: null }], size: 2 }, '"tree" must be a record of {layers, scale}'],
    [
      'a leaf for nothing',
      { layers: [{ weight: 1, bias: 1 }], scale: 2 },
      '"layers.0.bias" must be empty, as in the first tree, got a leaf',
    ],
    [
      'a branch for a leaf',
      { layers: [{ weight: [1], bias: null }], scale: 2 },
      '"layers.0.weight" must be a leaf, as in the first tree, got an array of 1',
    ],
    [
      'a longer array',
      { layers: [{ weight: 1, bias: null }, 3], scale: 2 },
      '"layers" must be an array of 1, as in the first tree, got an array of 2',
    ],
    ['nothing for a branch', { layers: null, scale: 2 }, '"layers" must be an array of 1, as in the first tree, got empty'],
  ])('%s', (_, second, message) => {
    expect(() => treeMap(add, first, second)).toThrow(message)
    expect(treeStructureEqual(first, second)).toBe(false)
  })

  test('null and undefined are the same nothing', () => {
    expect(treeMap(add, { a: null, b: 1 }, { a: undefined, b: 2 })).toEqual({ a: null, b: 3 })
  })

  test('unflatten refuses another number of leaves', () => {
    const { unflatten } = treeFlatten(first)
    expect(() => unflatten([1])).toThrow('"leaves" must be 2 leaves, got 1')
    expect(() => unflatten([1, 2, 3])).toThrow(ShapeError)
  })
})

test('a tree that contains itself is an error, not a hang', () => {
  const loop: { a: Tree<number>; b: Tree<number> } = { a: 1, b: 2 }
  loop.a = loop
  loop.b = [loop, loop]
  expect(() => treeLeaves(loop)).toThrow('A tree must not contain itself')
})

test('inputs are not modified', () => {
  const tree = Object.freeze({ a: Object.freeze([1, 2]), b: 3 })
  expect(treeMap((x: number) => x * 2, tree)).toEqual({ a: [2, 4], b: 6 })
})

test('types follow the structure', () => {
  type Params = { w: Box; layers: readonly { bias: Box | null }[]; pair: [Box, Box] }
  const params: Params = { w: new Box(1), layers: [{ bias: null }], pair: [new Box(2), new Box(3)] }
  const twice = treeMap((x: Box) => new Box(2 * x.value), params)
  expectTypeOf(twice).toEqualTypeOf<Params>()
  expect(twice.pair[1].value).toBe(6)

  const names = treeMap((x: Box) => String(x.value), params)
  expectTypeOf(names).toEqualTypeOf<{ w: string; layers: readonly { bias: string | null }[]; pair: [string, string] }>()
  expect(names.pair).toEqual(['2', '3'])

  const inferred = treeMap((x) => x.value, params)
  expectTypeOf(inferred.pair).toEqualTypeOf<[number, number]>()

  const generic = <P extends Tree<Box>>(p: P): P => treeMap((x: Box) => x, p)
  expectTypeOf(generic(params)).toEqualTypeOf<Params>()

  expectTypeOf(treeLeaves(params)).toEqualTypeOf<Box[]>()
  expectTypeOf(treeFlatten(params).unflatten([1, 2, 3]).pair).toEqualTypeOf<[number, number]>()

  // @ts-expect-error a leaf of another type
  expect(treeMap((x: Box) => x, { w: 'text' })).toEqual({ w: 'text' })
})
