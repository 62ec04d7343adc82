export type { EmptyStructure, LeafStructure, ListStructure, RecordStructure, TreeStructure } from './structure.ts'
export {
  treeFlatten,
  treeLeaves,
  treeMap,
  treeMapWithPath,
  treePaths,
  treeReduce,
  treeStructure,
  treeStructureEqual,
  treeUnflatten,
} from './tree.ts'
export type { FlatTree } from './tree.ts'
export type { LeafOf, MapTree, Tree } from './types.ts'
