/**
 * Answers each line of the input, a job, with one line: milliseconds per call, or for 0 calls the numbers that are compared.
 *
 * SciPy's `lu` gives what ours gives, three arrays. NumPy computes float32 in float64; it has no LU of its own, so float32 takes
 * the way of its other functions: converted, factored, converted back.
 */
export const PROGRAM = `
import sys, json, time
import numpy as np, scipy.linalg as sl, scipy.sparse as sp

def lu(a):
  if a.dtype == np.float64: return sl.lu(a, p_indices=True)
  p, l, u = sl.lu(a.astype(np.float64), p_indices=True)
  return p, l.astype(a.dtype), u.astype(a.dtype)

diagonal = lambda x: np.diagonal(x, axis1=-2, axis2=-1)
tasks = {
  'qr': (np.linalg.qr, lambda r: abs(diagonal(r[1]))),
  'lu': (lu, lambda r: diagonal(r[2])),
  'cholesky': (np.linalg.cholesky, lambda r: r),
  'solve': (np.linalg.solve, lambda r: r),
  'svd': (lambda a: np.linalg.svd(a, full_matrices=False), lambda r: r[1]),
  'eigh': (np.linalg.eigh, lambda r: r[0]),
  'eig': (np.linalg.eig, lambda r: np.sort(abs(r[0]))),
  'polar': (sl.polar, lambda r: r[0]),
  'csr': (lambda a, x: a @ x, lambda r: r),
}

def operands(job):
  parts = [np.fromfile(f"{job['folder']}/{job['id']}.{i}", dtype=dtype) for i, dtype in enumerate(job['dtypes'])]
  if job['task'] == 'csr':
    pointers, indices, values, x = parts
    return sp.csr_matrix((values, indices, pointers), shape=job['shape']), x
  a = parts[0].reshape(job['shape'])
  return (a, np.ones(a.shape[:-1] + (1,), a.dtype)) if job['task'] == 'solve' else (a,)

loaded = None
for line in sys.stdin:
  job = json.loads(line)
  if loaded != job['id']: given, loaded = operands(job), job['id']
  work, compared = tasks[job['task']]
  if job['calls'] == 0:
    print(json.dumps(np.asarray(compared(work(*given)), dtype=float).ravel().tolist()), flush=True)
    continue
  started = time.perf_counter()
  for _ in range(job['calls']): work(*given)
  print(1000 * (time.perf_counter() - started) / job['calls'], flush=True)
`
