/**
 * Answers each line of the input, a job, with one line: milliseconds per call, or for 0 calls the numbers that are compared, at the
 * job's `places`. Everything is float32, products without TF32. A task gives what it is timed for; the second function picks
 * the results that are compared.
 *
 * Newton–Schulz is written as in the reference code of Muon with the sums merged into the products, which is the fastest that there is
 * without a compiler.
 */
export const PROGRAM = `
import sys, json, time
import numpy as np, torch
import torch.nn.functional as F

torch.backends.cuda.matmul.allow_tf32 = False
torch.backends.cudnn.allow_tf32 = False
torch.set_grad_enabled(False)
device = torch.device('cuda')

def newton_schulz(x):
  a, b, c = 3.4445, -4.775, 2.0315
  tall = x.shape[0] > x.shape[1]
  y = x.mT if tall else x
  y = y / (y.norm() + 1e-7)
  for _ in range(5):
    g = y @ y.mT
    y = torch.addmm(y, torch.addmm(g, g, g, beta=b, alpha=c), y, beta=a)
  return y.mT if tall else y

def rms_norm(x, eps):
  return F.rms_norm(x, x.shape[-1:], eps=eps) if hasattr(F, 'rms_norm') else x * torch.rsqrt(x.square().mean(-1, keepdim=True) + eps)

class Muon:
  """The defaults of ours: momentum 0.95 as an average, Nesterov, the scale of K. Jordan; AdamW on what is no matrix."""
  def __init__(self, numbers, parameters):
    take = lambda shape: numbers[:int(np.prod(shape))].reshape(shape)
    self.all = [(take(shape).clone(), group) for shape, group in parameters]
    self.moments = [(torch.zeros_like(g), None if group == 'matrix' else torch.zeros_like(g)) for g, group in self.all]

  def matrix(self, g, m):
    m = 0.95 * m + 0.05 * g
    u = newton_schulz(torch.lerp(g, m, 0.95))
    return u * (-0.02 * max(1, g.shape[0] / g.shape[1]) ** 0.5), m

  def other(self, g, m, v):
    m, v = torch.lerp(m, g, 0.1), torch.addcmul(0.95 * v, g, g, value=0.05)
    return torch.addcdiv(torch.zeros_like(g), m / 0.1, (v / 0.05).sqrt() + 1e-10, value=-3e-4), m, v

  def step(self):
    return [self.matrix(g, m) if v is None else self.other(g, m, v) for (g, _), (m, v) in zip(self.all, self.moments)]

one = lambda r: [r]
tasks = {
  'copy': (torch.neg, one),
  'matmul': (torch.matmul, one),
  'softmax': (lambda x: torch.softmax(x, -1), one),
  'rms-norm': (lambda x: rms_norm(x, 1e-6), one),
  'layer-norm': (lambda x: F.layer_norm(x, x.shape[-1:], eps=1e-6), one),
  'newton-schulz': (newton_schulz, one),
  'qr': (torch.linalg.qr, lambda r: [r[1].diagonal().abs()]),
  'cholesky': (torch.linalg.cholesky, one),
  'svd': (lambda x: torch.linalg.svd(x, full_matrices=False), lambda r: [r[1]]),
  'muon': (lambda muon: muon.step(), lambda r: [update[0] for update in r]),
}

def operands(job):
  parts = [torch.from_numpy(np.fromfile(f"{job['folder']}/{job['id']}.{i}", dtype=dtype)).to(device) for i, dtype in enumerate(job['dtypes'])]
  if job['task'] == 'muon': return (Muon(parts[0], job['parameters']),)
  return tuple(part.reshape(job['shape']) for part in parts)

loaded = None
for line in sys.stdin:
  job = json.loads(line)
  if loaded != job['id']:
    given = None
    given, loaded = operands(job), job['id']
  work, compared = tasks[job['task']]
  if job['calls'] == 0:
    results = [r.reshape(-1) for r in compared(work(*given))]
    print(json.dumps([results[r][i].item() for r, i in job['places']]), flush=True)
    continue
  torch.cuda.synchronize()
  started = time.perf_counter()
  for _ in range(job['calls']): work(*given)
  torch.cuda.synchronize()
  print(1000 * (time.perf_counter() - started) / job['calls'], flush=True)
`
