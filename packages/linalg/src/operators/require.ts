import { ShapeError, showShape } from '@ortho/core'
import type { LinearOperator } from './operator.ts'

/** @throws ShapeError for an operator that is not square. */
export function requireSquareOperators(where: string, operators: readonly LinearOperator[]): readonly LinearOperator[] {
  const other = operators.find(({ shape }) => shape[0] !== shape[1])
  if (other === undefined) return operators
  throw new ShapeError({ where, expected: 'given square operators', received: showShape(other.shape) })
}
