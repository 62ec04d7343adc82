// Fits y = 3x − 1 to noisy points by gradient descent, and exits with 1 if it does not find the line.
import { type Tensor, add, key, mean, mul, randn, split, square, sub, tensor, valueAndGrad } from '@ortho/core'

interface Line {
  slope: Tensor
  intercept: Tensor
}

const points = 200
const rate = 0.1
const noise = 0.1

const [forX, forNoise] = split(key(7))
const x = randn(forX, [points])
const y = add(sub(mul(x, 3), 1), mul(randn(forNoise, [points]), noise))

const loss = (line: Line): Tensor => mean(square(sub(add(mul(x, line.slope), line.intercept), y)))
const lossAndGradient = valueAndGrad(loss)

let line: Line = { slope: tensor(0), intercept: tensor(0) }
for (let step = 0; step < 100; step++) {
  const { value, grad } = lossAndGradient(line)
  line = { slope: sub(line.slope, mul(grad.slope, rate)), intercept: sub(line.intercept, mul(grad.intercept, rate)) }
  if (step % 20 === 0) console.log(`step ${step}: loss ${value.item()}`)
}

const slope = line.slope.item()
const intercept = line.intercept.item()
console.log(`y = ${slope.toFixed(3)} x + ${intercept.toFixed(3)}`)

// Both are means over the points, whose error is near noise / √points: four of those is a wide margin.
const tolerance = (4 * noise) / Math.sqrt(points)
if (Math.abs(slope - 3) > tolerance || Math.abs(intercept + 1) > tolerance) process.exitCode = 1
