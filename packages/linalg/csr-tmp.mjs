// ../core/src/errors.ts
var OrthoError = class extends Error {
  /** Stable identifier of the kind of trouble. */
  code;
  /** The facts from which the message was made. */
  trouble;
  constructor(code, trouble, cause) {
    const { where, argument, expected, received, hint } = trouble;
    const what = argument === void 0 ? "" : `: "${argument}"`;
    const advice = hint === void 0 ? "" : ` ${hint}`;
    super(`${where}${what} must be ${expected}, got ${received}.${advice} [${code}]`, cause === void 0 ? void 0 : { cause });
    this.name = new.target.name;
    this.code = code;
    this.trouble = trouble;
  }
};
var ShapeError = class extends OrthoError {
  constructor(trouble, cause) {
    super("ORTHO_SHAPE", trouble, cause);
  }
};
var DTypeError = class extends OrthoError {
  constructor(trouble, cause) {
    super("ORTHO_DTYPE", trouble, cause);
  }
};
var BackendError = class extends OrthoError {
  constructor(trouble, cause) {
    super("ORTHO_BACKEND", trouble, cause);
  }
};
var UnsupportedKernelError = class extends OrthoError {
  constructor(trouble, cause) {
    super("ORTHO_KERNEL", trouble, cause);
  }
};
var OptionError = class extends OrthoError {
  constructor(trouble, cause) {
    super("ORTHO_OPTION", trouble, cause);
  }
};

// ../core/src/dtype.ts
function itemSize(dtype) {
  switch (dtype) {
    case "float64":
      return 8;
    case "float32":
    case "int32":
      return 4;
    case "bool":
      return 1;
  }
}
function isFloat(dtype) {
  return dtype === "float32" || dtype === "float64";
}
var rank = { bool: 0, int32: 1, float32: 2, float64: 3 };
function promote(a2, b) {
  return rank[a2] >= rank[b] ? a2 : b;
}
function dtypeOf(array) {
  if (array instanceof Float64Array) return "float64";
  if (array instanceof Float32Array) return "float32";
  if (array instanceof Int32Array) return "int32";
  return "bool";
}

// ../core/src/shape.ts
function sizeOf(shape) {
  let size = 1;
  for (const n of shape) size *= n;
  return size;
}
function stridesOf(shape) {
  const strides = new Array(shape.length);
  let step = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = step;
    step *= shape[axis];
  }
  return strides;
}
function sameShape(a2, b) {
  if (a2.length !== b.length) return false;
  for (let axis = 0; axis < a2.length; axis++) if (a2[axis] !== b[axis]) return false;
  return true;
}
function showShape(shape) {
  return `[${shape.join(", ")}]`;
}
function resolveAxis(where, axis, ndim) {
  const resolved = axis < 0 ? axis + ndim : axis;
  if (!Number.isInteger(axis) || resolved < 0 || resolved >= ndim) {
    throw new ShapeError({
      where,
      argument: "axis",
      expected: ndim === 0 ? "left out for a scalar" : `an integer in [${-ndim}, ${ndim - 1}]`,
      received: String(axis)
    });
  }
  return resolved;
}
function resolveAxes(where, axis, ndim) {
  if (axis === void 0) return Array.from({ length: ndim }, (_, i) => i);
  const axes = (typeof axis === "number" ? [axis] : axis).map((a2) => resolveAxis(where, a2, ndim)).sort((p, q) => p - q);
  const twice = axes.find((a2, i) => a2 === axes[i - 1]);
  if (twice !== void 0) {
    throw new ShapeError({ where, argument: "axis", expected: "a list of distinct axes", received: `${twice} twice` });
  }
  return axes;
}
function requireShape(where, shape) {
  for (const n of shape) {
    if (!Number.isSafeInteger(n) || n < 0) {
      throw new ShapeError({ where, argument: "shape", expected: "made of non-negative integers", received: showShape(shape) });
    }
  }
  if (!Number.isSafeInteger(sizeOf(shape))) {
    throw new ShapeError({ where, argument: "shape", expected: "one of fewer than 2\u2075\xB3 elements", received: showShape(shape) });
  }
}

// ../core/src/backend/cpu/portable/jacobi.ts
var SWEEPS = 40;
function smallSvd(data, items, { at: at2, rows: m, columns: n }, { s, vectors }, tolerance, least) {
  const [count, length] = [Math.min(m, n), Math.max(m, n)];
  const side = vectors === void 0 ? -1 : count * length;
  const work = new Float64Array(count * (length + count));
  const sizes = new Float64Array(count);
  let failures = 0;
  for (let item = 0; item < items; item++) {
    const from = at2 + item * m * n;
    for (let i = 0, p = 0; i < count; i++) {
      for (let j = 0; j < length; j++) work[p++] = data[from + (m > n ? j * n + i : i * n + j)];
    }
    for (let i = 0; i < count; i++) for (let j = 0; j < count; j++) work[count * (length + i) + j] = i === j ? 1 : 0;
    if (!converge(work, 0, count, length, side, tolerance)) failures++;
    sortRows(work, count, length, sizes);
    for (let i = 0; i < count; i++) data[s + item * count + i] = sizes[i];
    if (vectors === void 0) continue;
    const [left, right] = [vectors.u + item * m * count, vectors.vh + item * count * n];
    for (let i = 0; i < count; i++) {
      const factor2 = sizes[i] > least ? 1 / sizes[i] : 0;
      const [long, short] = [i * length, count * length + i * count];
      for (let j = 0; j < m; j++) data[left + j * count + i] = m > n ? work[long + j] * factor2 : work[short + j];
      for (let j = 0; j < n; j++) data[right + i * n + j] = m > n ? work[short + j] : work[long + j] * factor2;
    }
  }
  return failures;
}
function sortRows(work, count, length, sizes) {
  for (let i = 0; i < count; i++) {
    let sum = 0;
    for (let p = i * length; p < (i + 1) * length; p++) sum += work[p] * work[p];
    sizes[i] = Math.sqrt(sum);
  }
  for (let i = 0; i < count - 1; i++) {
    let most = i;
    for (let k = i + 1; k < count; k++) if (sizes[k] > sizes[most]) most = k;
    if (most === i) continue;
    exchange(sizes, i, most, 1);
    exchange(work, i * length, most * length, length);
    exchange(work, count * (length + i), count * (length + most), count);
  }
}
function exchange(data, i, k, size) {
  for (let p = 0; p < size; p++) {
    const held = data[i + p];
    data[i + p] = data[k + p];
    data[k + p] = held;
  }
}
function converge(data, x2, rows3, columns, side, tolerance) {
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let rotated = false;
    for (let p = 0; p < rows3 - 1; p++) {
      for (let q = p + 1; q < rows3; q++) {
        if (rotatePair(data, x2, p, q, rows3, columns, side, tolerance)) rotated = true;
      }
    }
    if (!rotated) return true;
  }
  return rows3 < 2;
}
function rotatePair(data, x2, p, q, rows3, columns, side, tolerance) {
  const [a2, b] = [x2 + p * columns, x2 + q * columns];
  let [alpha, beta, gamma] = [0, 0, 0];
  for (let i = 0; i < columns; i++) {
    const [u, v] = [data[a2 + i], data[b + i]];
    alpha += u * u;
    beta += v * v;
    gamma += u * v;
  }
  if (gamma * gamma <= tolerance * tolerance * alpha * beta) return false;
  const difference = alpha - beta;
  const h = Math.sqrt(difference * difference + 4 * gamma * gamma);
  const larger = Math.sqrt((h + Math.abs(difference)) / (2 * h));
  const smaller = Math.abs(gamma) / (h * larger);
  const c = difference < 0 ? smaller : larger;
  const s = (gamma < 0 ? -1 : 1) * (difference < 0 ? larger : smaller);
  rotate(data, a2, b, columns, c, s);
  if (side >= 0) rotate(data, side + p * rows3, side + q * rows3, rows3, c, s);
  return true;
}
function rotate(data, a2, b, count, c, s) {
  for (let i = 0; i < count; i++) {
    const [u, v] = [data[a2 + i], data[b + i]];
    data[a2 + i] = c * u + s * v;
    data[b + i] = c * v - s * u;
  }
}

// ../core/src/backend/cpu/portable/product.ts
var PACK = 32768;
function product(m, n, k, a2, b, out, o, ld) {
  if (m === 1) rowTimesMatrix(n, k, a2, b, out, o, 1);
  else if (n === 1) rowTimesMatrix(m, k, transposed(b), transposed(a2), out, o, ld);
  else if (m * n * k < PACK) tiles(m, n, k, a2, b, out, o, ld);
  else tiles(m, n, k, pack(m, k, a2), transposed(pack(n, k, transposed(b))), out, o, ld);
}
function transposed(a2) {
  return { data: a2.data, offset: a2.offset, row: a2.column, column: a2.row };
}
function pack(m, n, a2) {
  const { data, row, column: column2 } = a2;
  if (column2 === 1 && data instanceof Float64Array) return a2;
  const dense = new Float64Array(m * n);
  for (let i = 0, o = 0; i < m; i++) {
    for (let j = 0, p = a2.offset + i * row; j < n; j++, p += column2) dense[o++] = data[p];
  }
  return { data: dense, offset: 0, row: n, column: 1 };
}
function tiles(m, n, k, a2, b, out, o, ld) {
  const { data: x2, row: xi, column: xk } = a2;
  const { data: y2, row: yk, column: yj } = b;
  const m4 = m - m % 4;
  const n2 = n - n % 2;
  for (let i = 0; i < m4; i += 4) {
    const p0 = a2.offset + i * xi;
    for (let j = 0; j < n2; j += 2) {
      let s00 = 0;
      let s01 = 0;
      let s10 = 0;
      let s11 = 0;
      let s20 = 0;
      let s21 = 0;
      let s30 = 0;
      let s31 = 0;
      let p = p0;
      let q = b.offset + j * yj;
      for (let l = 0; l < k; l++, p += xk, q += yk) {
        const u = y2[q];
        const v = y2[q + yj];
        const x0 = x2[p];
        const x1 = x2[p + xi];
        const x22 = x2[p + 2 * xi];
        const x3 = x2[p + 3 * xi];
        s00 += x0 * u;
        s01 += x0 * v;
        s10 += x1 * u;
        s11 += x1 * v;
        s20 += x22 * u;
        s21 += x22 * v;
        s30 += x3 * u;
        s31 += x3 * v;
      }
      const to = o + i * ld + j;
      out[to] = s00;
      out[to + 1] = s01;
      out[to + ld] = s10;
      out[to + ld + 1] = s11;
      out[to + 2 * ld] = s20;
      out[to + 2 * ld + 1] = s21;
      out[to + 3 * ld] = s30;
      out[to + 3 * ld + 1] = s31;
    }
    if (n2 < n) column(i, i + 4, n2, k, a2, b, out, o, ld);
  }
  for (let j = 0; m4 < m && j < n; j++) column(m4, m, j, k, a2, b, out, o, ld);
}
function column(from, to, j, k, a2, b, out, o, ld) {
  const { data: x2, row: xi, column: xk } = a2;
  const { data: y2, row: yk, column: yj } = b;
  for (let i = from; i < to; i++) {
    out[o + i * ld + j] = dot(k, x2, a2.offset + i * xi, xk, y2, b.offset + j * yj, yk);
  }
}
function rowTimesMatrix(n, k, v, w, out, o, step) {
  const { data: x2, offset: from, column: vk } = v;
  const { data: y2, offset: start, row: wk, column: wj } = w;
  if (n < 8 || Math.abs(wk) <= Math.abs(wj)) {
    for (let j = 0; j < n; j++) out[o + j * step] = dot(k, x2, from, vk, y2, start + j * wj, wk);
    return;
  }
  const sums = new Float64Array(n);
  for (let l = 0; l < k; l++) {
    const factor2 = x2[from + l * vk];
    for (let j = 0, q = start + l * wk; j < n; j++, q += wj) sums[j] += factor2 * y2[q];
  }
  for (let j = 0; j < n; j++) out[o + j * step] = sums[j];
}
function dot(n, x2, p, s, y2, q, t) {
  let even = 0;
  let odd = 0;
  const pairs = n - n % 2;
  for (let i = 0; i < pairs; i += 2, p += 2 * s, q += 2 * t) {
    even += x2[p] * y2[q];
    odd += x2[p + s] * y2[q + t];
  }
  return pairs < n ? even + odd + x2[p] * y2[q] : even + odd;
}

// ../core/src/backend/cpu/portable/small-solve.ts
function smallSolve(data, items, a2, b, transposed2) {
  const [n, r] = [a2.rows, b.columns];
  const width = n + r;
  const work = new Float64Array(n * width);
  for (let item = 0; item < items; item++) {
    const [from, right] = [a2.at + item * n * n, b.at + item * n * r];
    let sum = 0;
    for (let i = 0, p = 0; i < n; i++) {
      for (let j = 0; j < n; j++) sum += 0 * (work[p++] = data[transposed2 ? from + j * n + i : from + i * n + j]);
      for (let j = 0; j < r; j++) sum += 0 * (work[p++] = data[right + i * r + j]);
    }
    if (sum !== 0 || !eliminate(work, n, width)) return false;
    substitute(work, n, width);
    for (let i = 0, q = right; i < n; i++) for (let j = n; j < width; j++) data[q++] = work[i * width + j];
  }
  return true;
}
function eliminate(work, n, width) {
  for (let k = 0; k < n; k++) {
    const own = k * width;
    let pivot = own;
    for (let p = own + width; p < n * width; p += width) if (Math.abs(work[p + k]) > Math.abs(work[pivot + k])) pivot = p;
    if (work[pivot + k] === 0) return false;
    for (let j = k; j < (pivot === own ? 0 : width); j++) {
      const held = work[own + j];
      work[own + j] = work[pivot + j];
      work[pivot + j] = held;
    }
    const divisor = work[own + k];
    for (let p = own + width; p < n * width; p += width) {
      const factor2 = work[p + k] / divisor;
      for (let j = k + 1; j < width; j++) work[p + j] -= factor2 * work[own + j];
    }
  }
  return true;
}
function substitute(work, n, width) {
  for (let i = n - 1; i >= 0; i--) {
    const own = i * width;
    for (let j = n; j < width; j++) {
      let sum = work[own + j];
      for (let p = i + 1; p < n; p++) sum -= work[own + p] * work[p * width + j];
      work[own + j] = sum / work[own + i];
    }
  }
}

// ../core/src/backend/cpu/portable/symmetric.ts
var SWEEPS2 = 40;
function diagonalize(data, items, a2, vectors, tolerance) {
  const n = a2.rows;
  let failures = 0;
  for (let item = 0; item < items; item++) {
    const from = a2.at + item * n * n;
    const turned = vectors === void 0 ? -1 : vectors + item * n * n;
    for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) data[from + j * n + i] = data[from + i * n + j];
    if (turned >= 0) for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) data[turned + i * n + j] = i === j ? 1 : 0;
    if (!converge2(data, n, from, turned, tolerance)) failures++;
    sort(data, n, from, turned);
  }
  return failures;
}
function converge2(data, n, a2, turned, tolerance) {
  for (let sweep = 0; sweep < SWEEPS2; sweep++) {
    let rotated = false;
    for (let p = 0; p < n - 1; p++) {
      for (let q = p + 1; q < n; q++) {
        if (Math.abs(data[a2 + p * n + q]) <= tolerance) continue;
        rotatePair2(data, n, a2, p, q, turned);
        rotated = true;
      }
    }
    if (!rotated) return true;
  }
  return n < 2;
}
function rotatePair2(data, n, a2, p, q, turned) {
  const element = data[a2 + p * n + q];
  const [app, aqq] = [data[a2 + p * (n + 1)], data[a2 + q * (n + 1)]];
  const difference = aqq - app;
  const root = Math.sqrt(difference * difference + 4 * element * element);
  const t = 2 * element / (difference < 0 ? difference - root : difference + root);
  const c = 1 / Math.sqrt(1 + t * t);
  const s = t * c;
  for (let i = 0; i < n; i++) {
    const [u, v] = [data[a2 + p * n + i], data[a2 + q * n + i]];
    data[a2 + i * n + p] = data[a2 + p * n + i] = c * u - s * v;
    data[a2 + i * n + q] = data[a2 + q * n + i] = s * u + c * v;
    if (turned < 0) continue;
    const [x2, y2] = [data[turned + i * n + p], data[turned + i * n + q]];
    data[turned + i * n + p] = c * x2 - s * y2;
    data[turned + i * n + q] = s * x2 + c * y2;
  }
  data[a2 + p * (n + 1)] = app - t * element;
  data[a2 + q * (n + 1)] = aqq + t * element;
  data[a2 + p * n + q] = data[a2 + q * n + p] = 0;
}
function sort(data, n, a2, turned) {
  for (let i = 0; i < n - 1; i++) {
    let least = i;
    for (let k = i + 1; k < n; k++) if (data[a2 + k * (n + 1)] < data[a2 + least * (n + 1)]) least = k;
    if (least === i) continue;
    exchange2(data, a2 + i * (n + 1), a2 + least * (n + 1));
    if (turned >= 0) for (let k = 0; k < n; k++) exchange2(data, turned + k * n + i, turned + k * n + least);
  }
}
function exchange2(data, i, k) {
  const held = data[i];
  data[i] = data[k];
  data[k] = held;
}

// ../core/src/backend/cpu/portable/blas.ts
function transposedWindow({ at: at2, rows: rows3, columns, row, column: column2 }) {
  return { at: at2, rows: columns, columns: rows3, row: column2, column: row };
}
function portableBlas(dtype) {
  return new PortableBlas(allocated(dtype, 256));
}
var TILED = 4096;
var PortableBlas = class {
  data;
  mark = 0;
  constructor(data) {
    this.data = data;
  }
  reserve(rows3, columns) {
    const at2 = this.mark;
    this.mark += rows3 * columns;
    if (this.mark > this.data.length) {
      const larger = this.data instanceof Float64Array ? new Float64Array(2 * this.mark) : new Float32Array(2 * this.mark);
      larger.set(this.data);
      this.data = larger;
    }
    return { at: at2, rows: rows3, columns, row: columns, column: 1 };
  }
  release(mark) {
    this.mark = mark;
  }
  gemm(a2, b, c, scales = {}) {
    if (c.rows * c.columns * a2.columns < TILED) productOfWindows(this.data, a2, b, c, scales);
    else this.#tiled(a2, b, c, scales);
  }
  #tiled(a2, b, c, { alpha = 1, accumulate: accumulate2 = false }) {
    const { data } = this;
    const { rows: m, columns: n } = c;
    const result = new Float64Array(m * n);
    product(m, n, a2.columns, { ...a2, data, offset: a2.at }, { ...b, data, offset: b.at }, result, 0, n);
    for (let i = 0, from = 0; i < m; i++) {
      for (let j = 0, to = c.at + i * c.row; j < n; j++, to += c.column) {
        const value = alpha * result[from++];
        data[to] = accumulate2 ? data[to] + value : value;
      }
    }
  }
  triangularSolve(t, b, { lower, unitDiagonal }) {
    const { data } = this;
    for (let step = 0; step < b.rows; step++) {
      const i = lower ? step : b.rows - 1 - step;
      const row = t.at + i * t.row;
      const pivot = unitDiagonal ? 1 : data[row + i * t.column];
      for (let j = 0; j < b.columns; j++) {
        const column2 = b.at + j * b.column;
        let sum = data[column2 + i * b.row];
        for (let p = lower ? 0 : i + 1; p < (lower ? i : b.rows); p++) sum -= data[row + p * t.column] * data[column2 + p * b.row];
        data[column2 + i * b.row] = sum / pivot;
      }
    }
  }
  triangularMultiply(t, b, { lower, unitDiagonal }) {
    const { data } = this;
    for (let step = 0; step < b.rows; step++) {
      const i = lower ? b.rows - 1 - step : step;
      const row = t.at + i * t.row;
      const pivot = unitDiagonal ? 1 : data[row + i * t.column];
      for (let j = 0; j < b.columns; j++) {
        const column2 = b.at + j * b.column;
        let sum = pivot * data[column2 + i * b.row];
        for (let p = lower ? 0 : i + 1; p < (lower ? i : b.rows); p++) sum += data[row + p * t.column] * data[column2 + p * b.row];
        data[column2 + i * b.row] = sum;
      }
    }
  }
  ger(alpha, x2, y2, a2) {
    const { data } = this;
    for (let i = 0; i < a2.rows; i++) {
      const factor2 = alpha * data[x2.at + i * x2.row];
      for (let j = 0; j < a2.columns; j++) data[a2.at + i * a2.row + j * a2.column] += factor2 * data[y2.at + j * y2.row];
    }
  }
  symv(alpha, a2, x2, y2) {
    const { data } = this;
    const n = a2.rows;
    data.fill(0, y2.at, y2.at + n);
    for (let i = 0; i < n; i++) {
      const row = a2.at + i * a2.row;
      const factor2 = alpha * data[x2.at + i];
      let sum = 0;
      for (let j = 0; j < i; j++) {
        sum += data[row + j] * data[x2.at + j];
        data[y2.at + j] += factor2 * data[row + j];
      }
      data[y2.at + i] += alpha * sum + factor2 * data[row + i];
    }
  }
  dot(n, x2, y2) {
    const { data } = this;
    let sum = 0;
    for (let i = 0; i < n; i++) sum += data[x2 + i] * data[y2 + i];
    return sum;
  }
  axpy(n, alpha, x2, y2) {
    const { data } = this;
    for (let i = 0; i < n; i++) data[y2 + i] += alpha * data[x2 + i];
  }
  rotateRows(w, c, s, backward) {
    const { data } = this;
    const count = w.rows - 1;
    for (let step = 0; step < count; step++) {
      const i = backward ? count - 1 - step : step;
      const [cosine, sine] = [data[c + i], data[s + i]];
      for (let j = 0, p = w.at + i * w.row; j < w.columns; j++, p++) {
        const [above, below] = [data[p], data[p + w.row]];
        data[p] = cosine * above + sine * below;
        data[p + w.row] = cosine * below - sine * above;
      }
    }
  }
  smallSvd(items, a2, to, tolerance, least) {
    return smallSvd(this.data, items, a2, to, tolerance, least);
  }
  smallSolve(items, a2, b, transposed2) {
    return smallSolve(this.data, items, a2, b, transposed2);
  }
  diagonalize(items, a2, vectors, tolerance) {
    return diagonalize(this.data, items, a2, vectors, tolerance);
  }
};
function productOfWindows(data, a2, b, c, { alpha = 1, accumulate: accumulate2 = false }) {
  const depth = a2.columns;
  for (let i = 0; i < c.rows; i++) {
    for (let j = 0; j < c.columns; j++) {
      let sum = 0;
      let p = a2.at + i * a2.row;
      let q = b.at + j * b.column;
      for (let k = 0; k < depth; k++, p += a2.column, q += b.row) sum += data[p] * data[q];
      const to = c.at + i * c.row + j * c.column;
      data[to] = accumulate2 ? data[to] + alpha * sum : alpha * sum;
    }
  }
}
function allocated(dtype, elements2) {
  return dtype === "float64" ? new Float64Array(elements2) : new Float32Array(elements2);
}

// ../core/src/backend/cpu/portable/sparse.ts
function sparseProduct(a2, x2, y2, width, adjoint) {
  if (adjoint) {
    y2.fill(0);
    if (width === 1) scatter(a2, x2, y2);
    else scatterRows(a2, x2, y2, width);
  } else if (width === 1) gather(a2, x2, y2);
  else gatherRows(a2, x2, y2, width);
}
function gather({ rows: rows3, rowPointers: rowPointers2, columnIndices: columnIndices2, values: values2 }, x2, y2) {
  for (let i = 0, p = 0; i < rows3; i++) {
    const end = rowPointers2[i + 1];
    let sum = 0;
    for (; p < end; p++) sum += values2[p] * x2[columnIndices2[p]];
    y2[i] = sum;
  }
}
function scatter({ rows: rows3, rowPointers: rowPointers2, columnIndices: columnIndices2, values: values2 }, x2, y2) {
  for (let i = 0, p = 0; i < rows3; i++) {
    const end = rowPointers2[i + 1];
    const factor2 = x2[i];
    for (; p < end; p++) y2[columnIndices2[p]] += values2[p] * factor2;
  }
}
function gatherRows({ rows: rows3, rowPointers: rowPointers2, columnIndices: columnIndices2, values: values2 }, x2, y2, width) {
  y2.fill(0);
  for (let i = 0, p = 0; i < rows3; i++) {
    const end = rowPointers2[i + 1];
    for (; p < end; p++) addRow(values2[p], x2, columnIndices2[p] * width, y2, i * width, width);
  }
}
function scatterRows({ rows: rows3, rowPointers: rowPointers2, columnIndices: columnIndices2, values: values2 }, x2, y2, width) {
  for (let i = 0, p = 0; i < rows3; i++) {
    const end = rowPointers2[i + 1];
    for (; p < end; p++) addRow(values2[p], x2, i * width, y2, columnIndices2[p] * width, width);
  }
}
function addRow(factor2, x2, from, y2, to, width) {
  for (let k = 0; k < width; k++) y2[to + k] += factor2 * x2[from + k];
}

// ../core/src/backend/cpu/allocate.ts
var SLAB = 65536;
var SMALL = 2048;
var LARGE = 1048576;
var slab;
var used = 0;
function allocate(dtype, n) {
  const bytes = n * itemSize(dtype);
  if (bytes > SMALL) return view(dtype, bytes >= LARGE ? largeBuffer(bytes) : new ArrayBuffer(bytes), 0, n);
  return onSlab(dtype, n, bytes);
}
function zeros(dtype, n) {
  const bytes = n * itemSize(dtype);
  if (bytes > SMALL) return view(dtype, new ArrayBuffer(bytes), 0, n);
  return onSlab(dtype, n, bytes);
}
function onSlab(dtype, n, bytes) {
  if (slab === void 0 || used + bytes > SLAB) {
    slab = new ArrayBuffer(SLAB);
    used = 0;
  }
  const offset = used;
  used = used + bytes + 7 & ~7;
  return view(dtype, slab, offset, n);
}
function largeBuffer(bytes, host = globalThis) {
  const unzeroed = host.Buffer?.allocUnsafeSlow(bytes).buffer;
  return unzeroed instanceof ArrayBuffer && unzeroed.byteLength === bytes ? unzeroed : new ArrayBuffer(bytes);
}
function view(dtype, buffer, offset, n) {
  switch (dtype) {
    case "float64":
      return new Float64Array(buffer, offset, n);
    case "float32":
      return new Float32Array(buffer, offset, n);
    case "int32":
      return new Int32Array(buffer, offset, n);
    case "bool":
      return new Uint8Array(buffer, offset, n);
  }
}

// ../core/src/backend/cpu/wasm/operand.ts
function placeRoom(items, m, n) {
  return Math.floor(items * m * n * 1.25) + 8;
}
function place(heap, at2, x2, first, items, top, left, m, n) {
  const { data, row, column: column2, batch = 0 } = x2;
  const start = x2.offset + first * batch + top * row + left * column2;
  if (row >= 0 && column2 >= 0 && batch >= 0) {
    const span = 1 + (items - 1) * batch + (m - 1) * row + (n - 1) * column2;
    if (span <= placeRoom(items, m, n)) {
      copySpan(heap, at2, data, start, span);
      return { row, column: column2, batch };
    }
  }
  const distinct = batch === 0 ? 1 : items;
  const byColumns = row === 1 && column2 !== 1;
  for (let p = 0; p < distinct; p++) {
    if (byColumns) compact(heap, at2 + p * m * n, data, start + p * batch, n, m, column2, row);
    else compact(heap, at2 + p * m * n, data, start + p * batch, m, n, row, column2);
  }
  return { row: byColumns ? 1 : n, column: byColumns ? m : 1, batch: batch === 0 ? 0 : m * n };
}
function copySpan(to, at2, from, start, length) {
  if (length <= 64) {
    for (let i = 0; i < length; i++) to[at2 + i] = from[start + i];
  } else if (start === 0 && length === from.length) to.set(from, at2);
  else to.set(from.subarray(start, start + length), at2);
}
function placeDense(to, at2, x2, item, m, n) {
  const start = x2.offset + item * (x2.batch ?? 0);
  if (x2.column === 1 && x2.row === n) copySpan(to, at2, x2.data, start, m * n);
  else compact(to, at2, x2.data, start, m, n, x2.row, x2.column);
}
function compact(heap, at2, data, start, count, length, between, within) {
  for (let i = 0; i < count; i++) {
    const from = start + i * between;
    const to = at2 + i * length;
    if (within === 1) copySpan(heap, to, data, from, length);
    else for (let j = 0; j < length; j++) heap[to + j] = data[from + j * within];
  }
}

// ../core/src/backend/cpu/wasm/generated/modules.ts
var simdModule = {
  memoryFlags: 509,
  base64: "AGFzbQEAAAAB4wMtYAN/f38AYAZ/f39/f38AYAd/f39/f39/AGALf39/f39/f39/f38AYAV/f39/fwBgBH9/f38AYAd/f39/f39/AX9gA39/fwF8YAN/f38BfWACf38BfGACf38BfWAEf397fwBgBn9/f398fwF/YAZ/f39/fX8Bf2AKf39/f39/f3x8fwF/YAp/f39/f39/fX1/AX9gBn98f39/fwBgBn99f39/fwBgBn9/fH9/fwBgBX9/fH9/AGAIf39/f39/f38AYAx/f3x/f39/f39/f38AYAx/f31/f39/f39/f38AYA5/f398f39/f39/f39/fwBgDn9/f31/f39/f39/f39/AGAHf3x/f39/fwBgB399f39/f38AYAl/f3x/f39/f38AYAl/f31/f39/f38AYAh/f398f39/fwBgCH9/f31/f39/AGAGf39/f398AX9gBn9/f39/fQF/YAR/f39/AXtgB39/f39/f3wAYAd/f39/f399AGAJf39/f39/f398AX9gCX9/f39/f39/fQF/YAh/f3x/f39/fwBgCH9/fX9/f39/AGASf39/f39/f3x/f39/f39/f39/AGASf39/f39/f31/f39/f39/f39/AGAEf3x/fwBgBH99f38AYAR/f39/AX8CEgEDZW52Bm1lbW9yeQIBAYCAAgN/fgcIAwMDAwkKFRYXGAEJCgsLGRobHB0eDA0fIAICAgIhBgYBAQ4PIiMkJQMDAwMQEQQEAgICAgQEBQUODwYGAgISEhMTBAQFBQICJicoKQcIDA0qKywAAAEBAAAAAAEBAAAAAAAAFBQAAAEBAQEBAQAAAAABAQEBAAAFEBECAge+CFAMZ2VtbUJhdGNoRjMyAE0MZ2VtbUJhdGNoRjY0AEwHZ3JhbUYzMgBJB2dyYW1GNjQASBJ0cmlhbmd1bGFyU29sdmVGMzIAKxJ0cmlhbmd1bGFyU29sdmVGNjQAKhV0cmlhbmd1bGFyTXVsdGlwbHlGMzIALRV0cmlhbmd1bGFyTXVsdGlwbHlGNjQALAZkb3RGMzIATwdheHB5RjMyAFMGZ2VyRjMyAEsHc3ltdkYzMgAvDXJvdGF0ZVJvd3NGMzIAPwZkb3RGNjQATgdheHB5RjY0AFIGZ2VyRjY0AEoHc3ltdkY2NAAuDXJvdGF0ZVJvd3NGNjQAPgtzbWFsbFN2ZEYzMgA7C3NtYWxsU3ZkRjY0ADoOZGlhZ29uYWxpemVGMzIAUQ5kaWFnb25hbGl6ZUY2NABQDXNtYWxsU29sdmVGMzIAPQ1zbWFsbFNvbHZlRjY0ADwNcmVkdWNlUm93c0YzMgBFDXJlZHVjZVJvd3NGNjQARA1zdW1Db2x1bW5zRjMyADENc3VtQ29sdW1uc0Y2NAAwCnNvZnRtYXhGMzIAOQpzb2Z0bWF4RjY0ADgNbG9nU29mdG1heEYzMgBHDWxvZ1NvZnRtYXhGNjQARhFzb2Z0bWF4VGFuZ2VudEYzMgA3EXNvZnRtYXhUYW5nZW50RjY0ADYPcm1zTm9ybWFsaXplRjMyAEMPcm1zTm9ybWFsaXplRjY0AEIWcm1zTm9ybWFsaXplVGFuZ2VudEYzMgBBFnJtc05vcm1hbGl6ZVRhbmdlbnRGNjQAQBBzcGFyc2VQcm9kdWN0RjMyADMQc3BhcnNlQWRqb2ludEYzMgA1EHNwYXJzZVByb2R1Y3RGNjQAMhBzcGFyc2VBZGpvaW50RjY0ADQNZ2VtbVdvcmtzcGFjZQBUBmV4cEYzMgByBmV4cEY2NABxBmxvZ0YzMgBwBmxvZ0Y2NABvB3RhbmhGMzIAVgd0YW5oRjY0AFUKc2lnbW9pZEYzMgBiCnNpZ21vaWRGNjQAYQdzaWx1RjMyAGAHc2lsdUY2NABfB3NxcnRGMzIAXAdzcXJ0RjY0AFsIcnNxcnRGMzIAZAhyc3FydEY2NABjBm5lZ0YzMgBoBm5lZ0Y2NABnBmFic0YzMgB4BmFic0Y2NAB3CXNxdWFyZUYzMgBaCXNxdWFyZUY2NABZBmFkZEYzMgB2BmFkZEY2NAB1BnN1YkYzMgBYBnN1YkY2NABXBm11bEYzMgBqBm11bEY2NABpBmRpdkYzMgB0BmRpdkY2NABzCm1heGltdW1GMzIAbgptYXhpbXVtRjY0AG0KbWluaW11bUYzMgBsCm1pbmltdW1GNjQAaw5zaWx1VGFuZ2VudEYzMgBeDnNpbHVUYW5nZW50RjY0AF0Ncm93U2NhbGFyc0YzMgBmDXJvd1NjYWxhcnNGNjQAZQZtZW1vcnkCAAwBAgqH0QN+kAIDBHsBfAF/IAEgAEEDdGohCCABIABBeHFBA3RqIQADQCAAIAFLBEAgAf0ABAAgAv0ABAD98gEgA/3wASEDIAH9AAQQIAL9AAQQ/fIBIAT98AEhBCAB/QAEICAC/QAEIP3yASAF/fABIQUgAf0ABDAgAv0ABDD98gEgBv3wASEGIAJBQGshAiABQUBrIQEMAQsLA0AgAUEQaiIAIAhNBEAgAf0ABAAgAv0ABAD98gEgA/3wASEDIAJBEGohAiAAIQEMAQsLIAMgBP3wASAFIAb98AH98AEiA/0hACAD/SEBoCEHA0AgASAISQRAIAcgASsDACACKwMAoqAhByACQQhqIQIgAUEIaiEBDAELCyAHC5wCAwR7AX0BfyABIABBAnRqIQggASAAQXBxQQJ0aiEAA0AgACABSwRAIAH9AAQAIAL9AAQA/eYBIAP95AEhAyAB/QAEECAC/QAEEP3mASAE/eQBIQQgAf0ABCAgAv0ABCD95gEgBf3kASEFIAH9AAQwIAL9AAQw/eYBIAb95AEhBiACQUBrIQIgAUFAayEBDAELCwNAIAFBEGoiACAITQRAIAH9AAQAIAL9AAQA/eYBIAP95AEhAyACQRBqIQIgACEBDAELCyADIAT95AEgBSAG/eQB/eQBIgP9HwAgA/0fAZIgA/0fAiAD/R8DkpIhBwNAIAEgCEkEQCAHIAEqAgAgAioCAJSSIQcgAkEEaiECIAFBBGohAQwBCwsgBwurCQMBfAF7B38gAEEQTARAIAdBAUYEQCADQQN0IQ4gBEEDdCEPIAZBA3QhEUEAIQYDQCAAIAZKBEAgBSAGIABBAWsgBmsgCBsiECARbGohByAQIAAgCBshEkEAIBBBAWogCBshAwNAIAMgEkgEQCAHIQQgAiAOIBBsaiADIA9saisDAJoiC/0UIQwgBSADIBFsaiIKIAFBA3RqIRMgCiABQX5xQQN0aiENA0AgCiANSQRAIAQgDCAK/QAEAP3yASAE/QAEAP3wAf0LBAAgBEEQaiEEIApBEGohCgwBCwsDQCAKIBNJBEAgBCAEKwMAIAsgCisDAKKgOQMAIARBCGohBCAKQQhqIQoMAQsLIANBAWohAwwBCwsgCUUEQCACIBAgDiAPamxqKwMAIgv9FCEMIAcgAUEDdGohAyAHIAFBfnFBA3RqIQQDQCAEIAdLBEAgByAH/QAEACAM/fMB/QsEACAHQRBqIQcMAQsLA0AgAyAHSwRAIAcgBysDACALozkDACAHQQhqIQcMAQsLCyAGQQFqIQYMAQsLDwsgA0EDdCENIARBA3QhDiAKIQNBACEGA0AgACAGSgRAIAAgBkEBaiAIGyEPIAZBACAIGyEEA0AgBCAPSARAIAMgBEEDdGogAiAEIA1saisDADkDACAEQQFqIQQMAQsLIAIgDmohAiADQYABaiEDIAZBAWohBgwBCwsgB0EDdCEGQQAhBwNAIAEgB0oEQEEAIQIDQCAAIAJKBEAgCiACIABBAWsgAmsgCBsiDUEHdGohAyANQQN0IgQgBWohDiAJRQRAIA4gDisDACADIARqKwMAozkDAAsgDisDACELIAgEQCAOQQhqIQQgC5oiC/0UIQwgAyANQQFqQQN0aiIDIABBAWsgDWsiDUEDdGohDiADIA1BfnFBA3RqIQ0DQCADIA1JBEAgBCAMIAP9AAQA/fIBIAT9AAQA/fAB/QsEACAEQRBqIQQgA0EQaiEDDAELCwNAIAMgDkkEQCAEIAQrAwAgCyADKwMAoqA5AwAgBEEIaiEEIANBCGohAwwBCwsFIAUhBCALmiIL/RQhDCADIA1BA3RqIQ4gAyANQX5xQQN0aiENA0AgAyANSQRAIAQgDCAD/QAEAP3yASAE/QAEAP3wAf0LBAAgBEEQaiEEIANBEGohAwwBCwsDQCADIA5JBEAgBCAEKwMAIAsgAysDAKKgOQMAIARBCGohBCADQQhqIQMMAQsLCyACQQFqIQIMAQsLIAUgBmohBSAHQQFqIQcMAQsLDwsgBSAAQQF1QQNqQXxxIg0gBmxBA3RqIQ4gAiANIAMgBGpsQQN0aiEPIAgEQCANIAEgAiADIAQgBSAGIAcgCCAJIAoQAiABIA1EAAAAAAAA8L8gAiADIA1sQQN0aiADIAQgBSAOIAAgDWsiACAGIAcgChAIIAAgASAPIAMgBCAOIAYgByAIIAkgChACBSAAIA1rIgAgASAPIAMgBCAOIAYgByAIIAkgChACIAEgAEQAAAAAAADwvyACIAQgDWxBA3RqIAMgBCAOIAUgDSAGIAcgChAIIA0gASACIAMgBCAFIAYgByAIIAkgChACCwuiCQMBfQF7B38gAEEQTARAIAdBAUYEQCADQQJ0IQ4gBEECdCEPIAZBAnQhEUEAIQYDQCAAIAZKBEAgBSAGIABBAWsgBmsgCBsiECARbGohByAQIAAgCBshEkEAIBBBAWogCBshAwNAIAMgEkgEQCAHIQQgAiAOIBBsaiADIA9saioCAIwiC/0TIQwgBSADIBFsaiIKIAFBAnRqIRMgCiABQXxxQQJ0aiENA0AgCiANSQRAIAQgDCAK/QAEAP3mASAE/QAEAP3kAf0LBAAgBEEQaiEEIApBEGohCgwBCwsDQCAKIBNJBEAgBCAEKgIAIAsgCioCAJSSOAIAIARBBGohBCAKQQRqIQoMAQsLIANBAWohAwwBCwsgCUUEQCACIBAgDiAPamxqKgIAIgv9EyEMIAcgAUECdGohAyAHIAFBfHFBAnRqIQQDQCAEIAdLBEAgByAH/QAEACAM/ecB/QsEACAHQRBqIQcMAQsLA0AgAyAHSwRAIAcgByoCACALlTgCACAHQQRqIQcMAQsLCyAGQQFqIQYMAQsLDwsgA0ECdCENIARBAnQhDiAKIQNBACEGA0AgACAGSgRAIAAgBkEBaiAIGyEPIAZBACAIGyEEA0AgBCAPSARAIAMgBEECdGogAiAEIA1saioCADgCACAEQQFqIQQMAQsLIAIgDmohAiADQUBrIQMgBkEBaiEGDAELCyAHQQJ0IQZBACEHA0AgASAHSgRAQQAhAgNAIAAgAkoEQCAKIAIgAEEBayACayAIGyINQQZ0aiEDIA1BAnQiBCAFaiEOIAlFBEAgDiAOKgIAIAMgBGoqAgCVOAIACyAOKgIAIQsgCARAIA5BBGohBCALjCIL/RMhDCADIA1BAWpBAnRqIgMgAEEBayANayINQQJ0aiEOIAMgDUF8cUECdGohDQNAIAMgDUkEQCAEIAwgA/0ABAD95gEgBP0ABAD95AH9CwQAIARBEGohBCADQRBqIQMMAQsLA0AgAyAOSQRAIAQgBCoCACALIAMqAgCUkjgCACAEQQRqIQQgA0EEaiEDDAELCwUgBSEEIAuMIgv9EyEMIAMgDUECdGohDiADIA1BfHFBAnRqIQ0DQCADIA1JBEAgBCAMIAP9AAQA/eYBIAT9AAQA/eQB/QsEACAEQRBqIQQgA0EQaiEDDAELCwNAIAMgDkkEQCAEIAQqAgAgCyADKgIAlJI4AgAgBEEEaiEEIANBBGohAwwBCwsLIAJBAWohAgwBCwsgBSAGaiEFIAdBAWohBwwBCwsPCyAFIABBAXVBA2pBfHEiDSAGbEECdGohDiACIA0gAyAEamxBAnRqIQ8gCARAIA0gASACIAMgBCAFIAYgByAIIAkgChADIAEgDUMAAIC/IAIgAyANbEECdGogAyAEIAUgDiAAIA1rIgAgBiAHIAoQCSAAIAEgDyADIAQgDiAGIAcgCCAJIAoQAwUgACANayIAIAEgDyADIAQgDiAGIAcgCCAJIAoQAyABIABDAACAvyACIAQgDWxBAnRqIAMgBCAOIAUgDSAGIAcgChAJIA0gASACIAMgBCAFIAYgByAIIAkgChADCwunCQMBfAF7B38gAEEQTARAIAdBAUYEQCAAIQcgA0EDdCEPIARBA3QhECAGQQN0IRFBACEEA0AgBCAHSARAIAUgB0EBayAEayAEIAgbIhIgEWxqIQZBACASQQFqIAgbIQAgCUUEQCACIBIgDyAQamxqKwMAIgv9FCEMIAYiAyABQQN0aiEKIAMgAUF+cUEDdGohDQNAIAMgDUkEQCADIAP9AAQAIAz98gH9CwQAIANBEGohAwwBCwsDQCADIApJBEAgAyADKwMAIAuiOQMAIANBCGohAwwBCwsLIBIgByAIGyENA0AgACANSARAIAYhAyACIA8gEmxqIAAgEGxqKwMAIgv9FCEMIAUgACARbGoiCiABQQN0aiEOIAogAUF+cUEDdGohEwNAIAogE0kEQCADIAwgCv0ABAD98gEgA/0ABAD98AH9CwQAIANBEGohAyAKQRBqIQoMAQsLA0AgCiAOSQRAIAMgAysDACALIAorAwCioDkDACADQQhqIQMgCkEIaiEKDAELCyAAQQFqIQAMAQsLIARBAWohBAwBCwsPCyADQQN0IQ0gBEEDdCEOIAohA0EAIQYDQCAAIAZKBEAgACAGQQFqIAgbIQ8gBkEAIAgbIQQDQCAEIA9IBEAgAyAEQQN0aiACIAQgDWxqKwMAOQMAIARBAWohBAwBCwsgAiAOaiECIANBgAFqIQMgBkEBaiEGDAELCyAHQQN0IQ1BACEHA0AgASAHSgRAQQAhAgNAIAAgAkoEQCAKIABBAWsiDiACayACIAgbIg9BB3RqIQYgBSAPQQN0aiIQKwMAIQsgCARAIBBBCGohBCAL/RQhDCAGIA9BAWpBA3RqIgMgDiAPayIOQQN0aiERIAMgDkF+cUEDdGohDgNAIAMgDkkEQCAEIAwgA/0ABAD98gEgBP0ABAD98AH9CwQAIARBEGohBCADQRBqIQMMAQsLA0AgAyARSQRAIAQgBCsDACALIAMrAwCioDkDACAEQQhqIQQgA0EIaiEDDAELCwUgBSEEIAv9FCEMIAYiAyAPQQN0aiEOIAMgD0F+cUEDdGohEQNAIAMgEUkEQCAEIAwgA/0ABAD98gEgBP0ABAD98AH9CwQAIARBEGohBCADQRBqIQMMAQsLA0AgAyAOSQRAIAQgBCsDACALIAMrAwCioDkDACAEQQhqIQQgA0EIaiEDDAELCwsgCUUEQCAQIAsgBiAPQQN0aisDAKI5AwALIAJBAWohAgwBCwsgBSANaiEFIAdBAWohBwwBCwsPCyAFIABBAXVBA2pBfHEiDSAGbEEDdGohDiACIA0gAyAEamxBA3RqIQ8gCARAIAAgDWsiACABIA8gAyAEIA4gBiAHIAggCSAKEAQgASANRAAAAAAAAPA/IAIgAyANbEEDdGogAyAEIAUgDiAAIAYgByAKEAggDSABIAIgAyAEIAUgBiAHIAggCSAKEAQFIA0gASACIAMgBCAFIAYgByAIIAkgChAEIAEgACANayIARAAAAAAAAPA/IAIgBCANbEEDdGogAyAEIA4gBSANIAYgByAKEAggACABIA8gAyAEIA4gBiAHIAggCSAKEAQLC54JAwF9AXsHfyAAQRBMBEAgB0EBRgRAIAAhByADQQJ0IQ8gBEECdCEQIAZBAnQhEUEAIQQDQCAEIAdIBEAgBSAHQQFrIARrIAQgCBsiEiARbGohBkEAIBJBAWogCBshACAJRQRAIAIgEiAPIBBqbGoqAgAiC/0TIQwgBiIDIAFBAnRqIQogAyABQXxxQQJ0aiENA0AgAyANSQRAIAMgA/0ABAAgDP3mAf0LBAAgA0EQaiEDDAELCwNAIAMgCkkEQCADIAMqAgAgC5Q4AgAgA0EEaiEDDAELCwsgEiAHIAgbIQ0DQCAAIA1IBEAgBiEDIAIgDyASbGogACAQbGoqAgAiC/0TIQwgBSAAIBFsaiIKIAFBAnRqIQ4gCiABQXxxQQJ0aiETA0AgCiATSQRAIAMgDCAK/QAEAP3mASAD/QAEAP3kAf0LBAAgA0EQaiEDIApBEGohCgwBCwsDQCAKIA5JBEAgAyADKgIAIAsgCioCAJSSOAIAIANBBGohAyAKQQRqIQoMAQsLIABBAWohAAwBCwsgBEEBaiEEDAELCw8LIANBAnQhDSAEQQJ0IQ4gCiEDQQAhBgNAIAAgBkoEQCAAIAZBAWogCBshDyAGQQAgCBshBANAIAQgD0gEQCADIARBAnRqIAIgBCANbGoqAgA4AgAgBEEBaiEEDAELCyACIA5qIQIgA0FAayEDIAZBAWohBgwBCwsgB0ECdCENQQAhBwNAIAEgB0oEQEEAIQIDQCAAIAJKBEAgCiAAQQFrIg4gAmsgAiAIGyIPQQZ0aiEGIAUgD0ECdGoiECoCACELIAgEQCAQQQRqIQQgC/0TIQwgBiAPQQFqQQJ0aiIDIA4gD2siDkECdGohESADIA5BfHFBAnRqIQ4DQCADIA5JBEAgBCAMIAP9AAQA/eYBIAT9AAQA/eQB/QsEACAEQRBqIQQgA0EQaiEDDAELCwNAIAMgEUkEQCAEIAQqAgAgCyADKgIAlJI4AgAgBEEEaiEEIANBBGohAwwBCwsFIAUhBCAL/RMhDCAGIgMgD0ECdGohDiADIA9BfHFBAnRqIREDQCADIBFJBEAgBCAMIAP9AAQA/eYBIAT9AAQA/eQB/QsEACAEQRBqIQQgA0EQaiEDDAELCwNAIAMgDkkEQCAEIAQqAgAgCyADKgIAlJI4AgAgBEEEaiEEIANBBGohAwwBCwsLIAlFBEAgECALIAYgD0ECdGoqAgCUOAIACyACQQFqIQIMAQsLIAUgDWohBSAHQQFqIQcMAQsLDwsgBSAAQQF1QQNqQXxxIg0gBmxBAnRqIQ4gAiANIAMgBGpsQQJ0aiEPIAgEQCAAIA1rIgAgASAPIAMgBCAOIAYgByAIIAkgChAFIAEgDUMAAIA/IAIgAyANbEECdGogAyAEIAUgDiAAIAYgByAKEAkgDSABIAIgAyAEIAUgBiAHIAggCSAKEAUFIA0gASACIAMgBCAFIAYgByAIIAkgChAFIAEgACANayIAQwAAgD8gAiAEIA1sQQJ0aiADIAQgDiAFIA0gBiAHIAoQCSAAIAEgDyADIAQgDiAGIAcgCCAJIAoQBQsLgwIDAn8EewF8IABBgAhMBEAgASAAQQN0aiECIAEgAEF4cUEDdGohAANAIAAgAUsEQCAHIAH9AAQA/fABIQcgBSAB/QAEEP3wASEFIAQgAf0ABCD98AEhBCAGIAH9AAQw/fABIQYgAUFAayEBDAELCwNAIAFBEGoiACACTQRAIAcgAf0ABAD98AEhByAAIQEMAQsLIAcgBf3wASAEIAb98AH98AEiBP0hACAE/SEBoCEIA0AgASACSQRAIAggASsDAKAhCCABQQhqIQEMAQsLIAgPC0GACCECA0AgAkEBdCIDIABIBEAgAyECDAELCyACIAEQBiAAIAJrIAEgAkEDdGoQBqALjwIDAn8EewF9IABBgAhMBEAgASAAQQJ0aiECIAEgAEFwcUECdGohAANAIAAgAUsEQCAGIAH9AAQA/eQBIQYgBSAB/QAEEP3kASEFIAQgAf0ABCD95AEhBCAHIAH9AAQw/eQBIQcgAUFAayEBDAELCwNAIAFBEGoiACACTQRAIAYgAf0ABAD95AEhBiAAIQEMAQsLIAYgBf3kASAEIAf95AH95AEiBP0fACAE/R8BkiAE/R8CIAT9HwOSkiEIA0AgASACSQRAIAggASoCAJIhCCABQQRqIQEMAQsLIAgPC0GACCEDA0AgA0EBdCICIABIBEAgAiEDDAELCyADIAEQByAAIANrIAEgA0ECdGoQB5ILRwAgCkEBRgRAIAggACABIAIgAyAEIAUgBiAJQQEgByAJQQEgCxAKBSAAIAggASACIAYgCkEBIAMgBSAEIAcgCkEBIAsQCgsLRwAgCkEBRgRAIAggACABIAIgAyAEIAUgBiAJQQEgByAJQQEgCxALBSAAIAggASACIAYgCkEBIAMgBSAEIAcgCkEBIAsQCwsLkwUCFn8BfCAFQQN0IR4gBkEDdCEdIAhBAUYgAUEBRnEgC0EBRnEEQCAAIAIgAyAEIB4gHSAHIAogDBATDwsgCEEDdCEcIAlBA3QhGyAGQQFGIABBAUZxBEAgASACIAMgByAbIBwgBCAKIAwQEw8LIAtBA3QhISANQYABaiIOQYACIAAgAEGAAk4bQQRqQYACIAIgAkGAAk4bbEEDdEE/akFAcWohD0EAIQYDQCABIAZKBEBBgBAgASAGayIFIAVBgBBOGyEaQQAhBQNAIAIgBUoEQCAMIAVBAEogDBshFSAPIAcgBSAcbGogBiAbbGpBgAIgAiAFayIIIAhBgAJOGyIjIBogHCAbECJBACEIA0AgACAISgRAIA4gBCAIIB5saiAFIB1sakGAAiAAIAhrIgkgCUGAAk4bIhQgIyAeIB0QIyAPIQsgCiAIICFsaiAGQQN0aiEXQQAhIgNAIBogIkoEQEEEIBogImsiCSAJQQROGyEYIA4hEiAXICJBA3RqIRFBACEgA0AgFCAgSgRAIBhBBEZBBCAUICBrIgkgCUEEThsiFkEERnEEQCAjIAMgEiALIBEgISAVEBEFICMgAyASIAsgDUEgQQAQESANIRAgESEJQQAhGQNAIBYgGUoEQEEAIR8DQCAYIB9KBEAgH0EDdCITIBBqKwMAISQgCSATaiITIBUEfCATKwMAICSgBSAkCzkDACAfQQFqIR8MAQsLIAkgIWohCSAQQSBqIRAgGUEBaiEZDAELCwsgEiAjQQV0aiESIBEgIUECdGohESAgQQRqISAMAQsLIAsgI0EFdGohCyAiQQRqISIMAQsLIAhBgAJqIQgMAQsLIAVBgAJqIQUMAQsLIAZBgBBqIQYMAQsLC+AJAhZ/AX0gBUECdCEcIAZBAnQhESAIQQFGIAFBAUZxIAtBAUZxBEAgACACIAMgBCAcIBEgByAKIAwQFA8LIAhBAnQhEiAJQQJ0IRMgBkEBRiAAQQFGcQRAIAEgAiADIAcgEyASIAQgCiAMEBQPCyALQQJ0IRQgDUGAAWoiD0GAAiAAIABBgAJOG0EEakGAAiACIAJBgAJOG2xBAnRBP2pBQHFqIRADQCABIB1KBEBBgBAgASAdayIFIAVBgBBOGyEeQQAhGwNAIAIgG0oEQCAMIBtBAEogDBshFUGAAiACIBtrIgUgBUGAAk4bIRYgECEGIAcgEiAbbGogEyAdbGohCUEAIRgDQCAYIB5IBEAgCSEIQQggHiAYayIFIAVBCE4bIgVBCEgEQCAGIQ5BACEZA0AgFiAZSgRAIAghC0EAIRcDQCAFIBdKBEAgDiAXQQJ0aiALKgIAOAIAIAsgE2ohCyAXQQFqIRcMAQsLIAUhCwNAIAtBCEgEQCAOIAtBAnRqQwAAAAA4AgAgC0EBaiELDAELCyAOQSBqIQ4gCCASaiEIIBlBAWohGQwBCwsFIBNBBEYEQCAIIQUgBiIIIBZBBXRqIQsDQCAIIAtJBEAgCCAF/QAEAP0LBAAgCCAF/QAEEP0LBBAgCEEgaiEIIAUgEmohBQwBCwsFIAYgCEEgIBYgEyASEAwgBkEQaiAIIBNBAnRqQSAgFiATIBIQDAsLIAYgFkEFdGohBiAJIBNBA3RqIQkgGEEIaiEYDAELC0EAIRoDQCAAIBpKBEAgDyEJIAQgGiAcbGogESAbbGohDkGAAiAAIBprIgUgBUGAAk4bISJBACEYA0AgGCAiSARAIA4hBkEEICIgGGsiBSAFQQROGyIIQQRIBEAgCSELQQAhGQNAIBYgGUoEQCAGIQVBACEXA0AgCCAXSgRAIAsgF0ECdGogBSoCADgCACAFIBxqIQUgF0EBaiEXDAELCyAIIQUDQCAFQQRIBEAgCyAFQQJ0akMAAAAAOAIAIAVBAWohBQwBCwsgC0EQaiELIAYgEWohBiAZQQFqIRkMAQsLBSAcQQRGBEAgBiELIAkiBiAWQQR0aiEFA0AgBSAGSwRAIAYgC/0ABAD9CwQAIAZBEGohBiALIBFqIQsMAQsLBSAJIAZBECAWIBwgERAMCwsgCSAWQQR0aiEJIA4gHEECdGohDiAYQQRqIRgMAQsLIBAhCSAKIBQgGmxqIB1BAnRqISBBACEXA0AgFyAeSARAQQggHiAXayIFIAVBCE4bIR8gDyEGICAgF0ECdGohCEEAIRgDQCAYICJIBEAgH0EIRkEEICIgGGsiBSAFQQROGyIhQQRGcQRAIBYgAyAGIAkgCCAUIBUQEgUgFiADIAYgCSANQSBBABASIA0hCyAIIQVBACEOA0AgDiAhSARAQQAhGQNAIBkgH0gEQCAZQQJ0IiMgC2oqAgAhJCAFICNqIiMgFQR9ICMqAgAgJJIFICQLOAIAIBlBAWohGQwBCwsgBSAUaiEFIAtBIGohCyAOQQFqIQ4MAQsLCyAGIBZBBHRqIQYgCCAUQQJ0aiEIIBhBBGohGAwBCwsgCSAWQQV0aiEJIBdBCGohFwwBCwsgGkGAAmohGgwBCwsgG0GAAmohGwwBCwsgHUGAEGohHQwBCwsLsAMCA38GeyAAIAIgA2xqIQggASAEaiIGIARqIgcgBGohBCAFQQRGBEAgACADQXxxIAJsaiEDA0AgACADSQRAIAAgAf0ABAAiCyAG/QAEACIM/Q0AAQIDEBESEwQFBgcUFRYXIg0gB/0ABAAiDiAE/QAEACIJ/Q0AAQIDEBESEwQFBgcUFRYXIgr9DQABAgMEBQYHEBESExQVFhf9CwQAIAAgAmogDSAK/Q0ICQoLDA0ODxgZGhscHR4f/QsEACAAIAJBAXRqIAsgDP0NCAkKCxgZGhsMDQ4PHB0eHyIKIA4gCf0NCAkKCxgZGhsMDQ4PHB0eHyIJ/Q0AAQIDBAUGBxAREhMUFRYX/QsEACAAIAJBA2xqIAogCf0NCAkKCwwNDg8YGRobHB0eH/0LBAAgAUEQaiEBIAZBEGohBiAHQRBqIQcgBEEQaiEEIAAgAkECdGohAAwBCwsLA0AgACAISQRAIAAgASoCADgCACAAIAYqAgA4AgQgACAHKgIAOAIIIAAgBCoCADgCDCAAIAJqIQAgASAFaiEBIAUgBmohBiAFIAdqIQcgBCAFaiEEDAELCwvFAQIEewF/IAH9CgMAIgQiAiEFIAIhAyABIABBA3RqIQYgASAAQXhxQQN0aiEAA0AgACABSwRAIAQgAf0ABAD99wEhBCACIAH9AAQQ/fcBIQIgBSAB/QAEIP33ASEFIAMgAf0ABDD99wEhAyABQUBrIQEMAQsLA0AgASAGSQRAIAIgAf0KAwD99wEhAiABQQhqIQEMAQsLIAQgAv33ASAFIAP99wH99wEiAiACIAL9DQgJCgsMDQ4PAAECAwQFBgf99wH9IQAL4AECBHsBfyAB/QkCACIEIgIhBSACIQMgASAAQQJ0aiEGIAEgAEFwcUECdGohAANAIAAgAUsEQCAEIAH9AAQA/esBIQQgAiAB/QAEEP3rASECIAUgAf0ABCD96wEhBSADIAH9AAQw/esBIQMgAUFAayEBDAELCwNAIAEgBkkEQCACIAH9CQIA/esBIQIgAUEEaiEBDAELCyAEIAL96wEgBSAD/esB/esBIgIgAiAC/Q0ICQoLDA0ODwABAgMEBQYH/esBIgIgAiAC/Q0EBQYHAAECAwwNDg8ICQoL/esB/R8AC7QIARt7IAAgAWohAANAIAAgAUsEQCABQRBq/QAEACAC/fEBQeAA/QoDACIU/fcBIRUgAf0ABAAgAv3xASIMIBT99wEiBEHwAP0KAwAiFv3yAUHIAP0KAwAiF/3wASINIBf98QEhBSABQSBq/QAEACAC/fEBIBT99wEiDyAW/fIBIBf98AEiECAX/fEBIQsgAUEwav0ABAAgAv3xASAU/fcBIhogFv3yASAX/fABIhEgF/3xASEbIANBEP0KAwAiEiAEIAVB+AD9CgMAIhj98gH98QEgBUGAAf0KAwAiGf3yAf3xASIOIA798gFBiAH9CgMAIhwgDv3yAUGQAf0KAwAiE/3wASAO/fIBQZgB/QoDACId/fABIA798gFBoAH9CgMAIh798AEgDv3yAUGoAf0KAwAiBP3wASAO/fIBQbAB/QoDACIF/fABIA798gFBuAH9CgMAIgb98AEgDv3yAUHAAf0KAwAiB/3wASAO/fIBQcgB/QoDACII/fABIA798gFB0AH9CgMAIgn98AEgDv3yAUHYAf0KAwAiCv3wAf3yASAO/fAB/fABIA1BNP3LASAS/c4B/fIBIAwgFP1J/U/9CwQAIANBEP0KAwAiDiAVIBUgFv3yASAX/fABIgwgF/3xASINIBj98gH98QEgDSAZ/fIB/fEBIg0gDf3yASAcIA398gEgE/3wASAN/fIBIB398AEgDf3yASAe/fABIA398gEgBP3wASAN/fIBIAX98AEgDf3yASAG/fABIA398gEgB/3wASAN/fIBIAj98AEgDf3yASAJ/fABIA398gEgCv3wAf3yASAN/fAB/fABIAxBNP3LASAO/c4B/fIBIAFBEGr9AAQAIAL98QFB4AD9CgMA/Un9T/0LBBAgA0EQ/QoDACIMIA8gCyAY/fIB/fEBIAsgGf3yAf3xASILIAv98gEgHCAL/fIBIBP98AEgC/3yASAd/fABIAv98gEgHv3wASAL/fIBIAT98AEgC/3yASAF/fABIAv98gEgBv3wASAL/fIBIAf98AEgC/3yASAI/fABIAv98gEgCf3wASAL/fIBIAr98AH98gEgC/3wAf3wASAQQTT9ywEgDP3OAf3yASABQSBq/QAEACAC/fEBQeAA/QoDAP1J/U/9CwQgIANBEP0KAwAiDCAaIBsgGP3yAf3xASAbIBn98gH98QEiCyAL/fIBIBwgC/3yASAT/fABIAv98gEgHf3wASAL/fIBIB798AEgC/3yASAE/fABIAv98gEgBf3wASAL/fIBIAb98AEgC/3yASAH/fABIAv98gEgCP3wASAL/fIBIAn98AEgC/3yASAK/fAB/fIBIAv98AH98AEgEUE0/csBIAz9zgH98gEgAUEwav0ABAAgAv3xAUHgAP0KAwD9Sf1P/QsEMCADQUBrIQMgAUFAayEBDAELCwvNBgEWeyAAIAFqIQADQCAAIAFLBEAgAUEQav0ABAAgAv3lAUGIA/0JAgAiD/3rASEQIAH9AAQAIAL95QEiByAP/esBIgRBkAP9CQIAIhH95gFB/AL9CQIAIhL95AEiCCAS/eUBIQUgAUEgav0ABAAgAv3lASAP/esBIgogEf3mASAS/eQBIgsgEv3lASEGIAFBMGr9AAQAIAL95QEgD/3rASIVIBH95gEgEv3kASIMIBL95QEhFiADQeAC/QkCACINIAQgBUGUA/0JAgAiE/3mAf3lASAFQZgD/QkCACIU/eYB/eUBIgkgCf3mAUGwA/0JAgAiFyAJ/eYBQbQD/QkCACIO/eQBIAn95gFBuAP9CQIAIhj95AEgCf3mAUG8A/0JAgAiGf3kASAJ/eYBQcAD/QkCACIE/eQBIAn95gFBxAP9CQIAIgX95AH95gEgCf3kAf3kASAIQRf9qwEgDf2uAf3mASAHIA/9Q/1P/QsEACADQeAC/QkCACIJIBAgECAR/eYBIBL95AEiByAS/eUBIgggE/3mAf3lASAIIBT95gH95QEiCCAI/eYBIBcgCP3mASAO/eQBIAj95gEgGP3kASAI/eYBIBn95AEgCP3mASAE/eQBIAj95gEgBf3kAf3mASAI/eQB/eQBIAdBF/2rASAJ/a4B/eYBIAFBEGr9AAQAIAL95QFBiAP9CQIA/UP9T/0LBBAgA0HgAv0JAgAiByAKIAYgE/3mAf3lASAGIBT95gH95QEiBiAG/eYBIBcgBv3mASAO/eQBIAb95gEgGP3kASAG/eYBIBn95AEgBv3mASAE/eQBIAb95gEgBf3kAf3mASAG/eQB/eQBIAtBF/2rASAH/a4B/eYBIAFBIGr9AAQAIAL95QFBiAP9CQIA/UP9T/0LBCAgA0HgAv0JAgAiByAVIBYgE/3mAf3lASAWIBT95gH95QEiBiAG/eYBIBcgBv3mASAO/eQBIAb95gEgGP3kASAG/eYBIBn95AEgBv3mASAE/eQBIAb95gEgBf3kAf3mASAG/eQB/eQBIAxBF/2rASAH/a4B/eYBIAFBMGr9AAQAIAL95QFBiAP9CQIA/UP9T/0LBDAgA0FAayEDIAFBQGshAQwBCwsLjgQBC3sgAyAAQQV0aiEAA0AgACADSwRAIAL9CgMAIhAgA/0ABAAiD/3yASAH/fABIQcgECAD/QAEECIQ/fIBIAj98AEhCCAC/QoDCCIRIA/98gEgCf3wASEJIBEgEP3yASAK/fABIQogAv0KAxAiESAP/fIBIAv98AEhCyARIBD98gEgDP3wASEMIAL9CgMYIhEgD/3yASAN/fABIQ0gESAQ/fIBIA798AEhDiACQSBqIQIgA0EgaiEDDAELCyAB/RQhDyAGBEAgBCAPIAf98gEgBP0ABAD98AH9CwQAIAQgDyAI/fIBIAT9AAQQ/fAB/QsEEAUgBCAPIAf98gH9CwQAIAQgDyAI/fIB/QsEEAsgBCAFaiEAIAYEQCAAIA8gCf3yASAA/QAEAP3wAf0LBAAgACAPIAr98gEgAP0ABBD98AH9CwQQBSAAIA8gCf3yAf0LBAAgACAPIAr98gH9CwQQCyAEIAVBAXRqIQAgBgRAIAAgDyAL/fIBIAD9AAQA/fAB/QsEACAAIA8gDP3yASAA/QAEEP3wAf0LBBAFIAAgDyAL/fIB/QsEACAAIA8gDP3yAf0LBBALIAQgBUEDbGohACAGBEAgACAPIA398gEgAP0ABAD98AH9CwQAIAAgDyAO/fIBIAD9AAQQ/fAB/QsEEAUgACAPIA398gH9CwQAIAAgDyAO/fIB/QsEEAsLjgQBC3sgAyAAQQV0aiEAA0AgACADSwRAIAL9CQIAIhAgA/0ABAAiD/3mASAH/eQBIQcgECAD/QAEECIQ/eYBIAj95AEhCCAC/QkCBCIRIA/95gEgCf3kASEJIBEgEP3mASAK/eQBIQogAv0JAggiESAP/eYBIAv95AEhCyARIBD95gEgDP3kASEMIAL9CQIMIhEgD/3mASAN/eQBIQ0gESAQ/eYBIA795AEhDiACQRBqIQIgA0EgaiEDDAELCyAB/RMhDyAGBEAgBCAPIAf95gEgBP0ABAD95AH9CwQAIAQgDyAI/eYBIAT9AAQQ/eQB/QsEEAUgBCAPIAf95gH9CwQAIAQgDyAI/eYB/QsEEAsgBCAFaiEAIAYEQCAAIA8gCf3mASAA/QAEAP3kAf0LBAAgACAPIAr95gEgAP0ABBD95AH9CwQQBSAAIA8gCf3mAf0LBAAgACAPIAr95gH9CwQQCyAEIAVBAXRqIQAgBgRAIAAgDyAL/eYBIAD9AAQA/eQB/QsEACAAIA8gDP3mASAA/QAEEP3kAf0LBBAFIAAgDyAL/eYB/QsEACAAIA8gDP3mAf0LBBALIAQgBUEDbGohACAGBEAgACAPIA395gEgAP0ABAD95AH9CwQAIAAgDyAO/eYBIAD9AAQQ/eQB/QsEEAUgACAPIA395gH9CwQAIAAgDyAO/eYB/QsEEAsLsQUDBn8EewF8IAVBCEYEQANAIAAgCUoEQCACIAEgAyAGEACiIRMgByAIBHwgBysDACAToAUgEws5AwAgAyAEaiEDIAdBCGohByAJQQFqIQkMAQsLDwsgCEUEQCAHQQAgAEEDdPwLAAsgBEEIRgRAA0AgCUEEaiIIIAFMBEBBACEKIAL9FCIRIAb9CgMA/fIBIRIgESAG/QoDCP3yASEPIBEgBv0KAxD98gEhECARIAb9CgMY/fIBIREgAyAFaiILIAVqIgwgBWohDSAAQX5xQQN0IQkDQCAJIApLBEAgByAKaiIOIBEgCiANav0ABAD98gEgECAKIAxq/QAEAP3yASAPIAogC2r9AAQA/fIBIBIgAyAKav0ABAD98gEgDv0ABAD98AH98AH98AH98AH9CwQAIApBEGohCgwBCwsDQCAJIABBA3RJBEAgByAJaiIKIAorAwAgEv0hACADIAlqKwMAoqAgD/0hACAJIAtqKwMAoqAgEP0hACAJIAxqKwMAoqAgEf0hACAJIA1qKwMAoqA5AwAgCUEIaiEJDAELCyADIAVBAnRqIQMgBkEgaiEGIAghCQwBCwsLA0AgASAJSgRAIAIgBisDAKIhEyAEQQhGBEAgByEKIBP9FCEPIAMiCCAAQQN0aiELIAggAEF+cUEDdGohDANAIAggDEkEQCAKIA8gCP0ABAD98gEgCv0ABAD98AH9CwQAIApBEGohCiAIQRBqIQgMAQsLA0AgCCALSQRAIAogCisDACATIAgrAwCioDkDACAKQQhqIQogCEEIaiEIDAELCwUgAyEIQQAhCgNAIAAgCkoEQCAHIApBA3RqIgsgCysDACATIAgrAwCioDkDACAEIAhqIQggCkEBaiEKDAELCwsgAyAFaiEDIAZBCGohBiAJQQFqIQkMAQsLC7EFAwZ/BHsBfSAFQQRGBEADQCAAIAlKBEAgAiABIAMgBhABlCETIAcgCAR9IAcqAgAgE5IFIBMLOAIAIAMgBGohAyAHQQRqIQcgCUEBaiEJDAELCw8LIAhFBEAgB0EAIABBAnT8CwALIARBBEYEQANAIAlBBGoiCCABTARAQQAhCiAC/RMiESAG/QkCAP3mASESIBEgBv0JAgT95gEhDyARIAb9CQII/eYBIRAgESAG/QkCDP3mASERIAMgBWoiCyAFaiIMIAVqIQ0gAEF8cUECdCEJA0AgCSAKSwRAIAcgCmoiDiARIAogDWr9AAQA/eYBIBAgCiAMav0ABAD95gEgDyAKIAtq/QAEAP3mASASIAMgCmr9AAQA/eYBIA79AAQA/eQB/eQB/eQB/eQB/QsEACAKQRBqIQoMAQsLA0AgCSAAQQJ0SQRAIAcgCWoiCiAKKgIAIBL9HwAgAyAJaioCAJSSIA/9HwAgCSALaioCAJSSIBD9HwAgCSAMaioCAJSSIBH9HwAgCSANaioCAJSSOAIAIAlBBGohCQwBCwsgAyAFQQJ0aiEDIAZBEGohBiAIIQkMAQsLCwNAIAEgCUoEQCACIAYqAgCUIRMgBEEERgRAIAchCiAT/RMhDyADIgggAEECdGohCyAIIABBfHFBAnRqIQwDQCAIIAxJBEAgCiAPIAj9AAQA/eYBIAr9AAQA/eQB/QsEACAKQRBqIQogCEEQaiEIDAELCwNAIAggC0kEQCAKIAoqAgAgEyAIKgIAlJI4AgAgCkEEaiEKIAhBBGohCAwBCwsFIAMhCEEAIQoDQCAAIApKBEAgByAKQQJ0aiILIAsqAgAgEyAIKgIAlJI4AgAgBCAIaiEIIApBAWohCgwBCwsLIAMgBWohAyAGQQRqIQYgCUEBaiEJDAELCwuvAQIDfwN8A0AgACABSARAIAQgACAFbGohCSADIAYgAEEDdGorAwCiIQxEAAAAAAAAAAAhCyACIQgDQCAAIAhKBEAgCyAJIAhBA3QiCmorAwAiDSAGIApqKwMAoqAhCyAHIApqIgogCisDACANIAyioDkDACAIQQFqIQgMAQsLIAcgAEEDdCIIaiIKIAorAwAgAyALoqAgCCAJaisDACAMoqA5AwAgAEEBaiEADAELCwurAQIDfwN9A0AgACABSARAIAQgACAFbGohCSADIAYgAEECdGoqAgCUIQxDAAAAACELIAIhCANAIAAgCEoEQCALIAkgCEECdCIKaioCACINIAYgCmoqAgCUkiELIAcgCmoiCiAKKgIAIA0gDJSSOAIAIAhBAWohCAwBCwsgByAAQQJ0IghqIgogCioCACADIAuUkiAIIAlqKgIAIAyUkjgCACAAQQFqIQAMAQsLC+YGAhB/A3sgBSABIAFsIg9BBXQiBmpBACADGyEKIAUgD0EGdGohFCAFQQAgBvwLAANAIAAgDkoEQEEgQRBBBCAAIA5rIgYgBkEEThsiEUECShshFUEAIQ0DQCANIBFIBEAgAiANIA5qIA9sQQN0aiEGIAUgDUEDdGohCUEAIQsDQCABIAtKBEAgCSEIIAYhBwNAIAcgBiALQQN0ak0EQCAIIAcrAwA5AwAgCEEgaiEIIAdBCGohBwwBCwsgBiABQQN0aiEGIAkgAUEFdGohCSALQQFqIQsMAQsLIA1BAWohDQwBCwsgCgRAIApBACAPQQV0/AsAIAohBgNAIAYgFEkEQCAG/QwAAAAAAADwPwAAAAAAAPA//QsEACAG/QwAAAAAAADwPwAAAAAAAPA//QsEECAGIAFBAWpBBXRqIQYMAQsLCyASIBEgEmogASAVIAUgCiAUIAQQGRshEkEAIQgDQCAIIBVJBEAgBSAIaiEMIAggCmpBACAKGyETIAFBBXQhECABQQFrIQ0DQCANQQBKBEBBACEHA0AgByANSARAIAwgByAQQSBqbGoiCSAQakEgaiEGAkAgCf0ABAAiFyAG/QAEACIW/UoiGP1TRQ0AIAkgFiAXIBj9Uv0LBAAgBiAXIBYgGP1S/QsEACATRQ0AIBMgB0EBaiAQbGohCyATIAcgEGxqIQYDQCAGIAtJBEAgBiAGIBBqIgn9AAQAIhcgBv0ABAAiFiAY/VL9CwQAIAkgFiAXIBj9Uv0LBAAgBkEgaiEGDAELCwsgB0EBaiEHDAELCyANQQFrIQ0MAQsLIAhBEGohCAwBCwtBACEGA0AgBiARSARAIAUgBkEDdGohByABQQFqIghBBXQhDCACIAYgDmogD2xBA3RqIQkgCEEDdCELQQAhCANAIAEgCEoEQCAJIAcrAwA5AwAgByAMaiEHIAkgC2ohCSAIQQFqIQgMAQsLIAoEQEEAIQcDQCABIAdKBEAgCiABIAdsQQV0aiAGQQN0aiEJIAMgBiAOaiAPbCAHakEDdGohCCABQQN0IQtBACENA0AgASANSgRAIAggCSsDADkDACAJQSBqIQkgCCALaiEIIA1BAWohDQwBCwsgB0EBaiEHDAELCwsgBkEBaiEGDAELCyAOQQRqIQ4MAQsLIBIL5gYCEH8DeyAFIAEgAWwiD0EFdCIGakEAIAMbIQogBSAPQQZ0aiEUIAVBACAG/AsAA0AgACAOSgRAQSBBEEEIIAAgDmsiBiAGQQhOGyIRQQRKGyEVQQAhDQNAIA0gEUgEQCACIA0gDmogD2xBAnRqIQYgBSANQQJ0aiEJQQAhCwNAIAEgC0oEQCAJIQggBiEHA0AgByAGIAtBAnRqTQRAIAggByoCADgCACAIQSBqIQggB0EEaiEHDAELCyAGIAFBAnRqIQYgCSABQQV0aiEJIAtBAWohCwwBCwsgDUEBaiENDAELCyAKBEAgCkEAIA9BBXT8CwAgCiEGA0AgBiAUSQRAIAb9DAAAgD8AAIA/AACAPwAAgD/9CwQAIAb9DAAAgD8AAIA/AACAPwAAgD/9CwQQIAYgAUEBakEFdGohBgwBCwsLIBIgESASaiABIBUgBSAKIBQgBBAaGyESQQAhCANAIAggFUkEQCAFIAhqIQwgCCAKakEAIAobIRMgAUEFdCEQIAFBAWshDQNAIA1BAEoEQEEAIQcDQCAHIA1IBEAgDCAHIBBBIGpsaiIJIBBqQSBqIQYCQCAJ/QAEACIXIAb9AAQAIhb9RCIY/VNFDQAgCSAWIBcgGP1S/QsEACAGIBcgFiAY/VL9CwQAIBNFDQAgEyAHQQFqIBBsaiELIBMgByAQbGohBgNAIAYgC0kEQCAGIAYgEGoiCf0ABAAiFyAG/QAEACIWIBj9Uv0LBAAgCSAWIBcgGP1S/QsEACAGQSBqIQYMAQsLCyAHQQFqIQcMAQsLIA1BAWshDQwBCwsgCEEQaiEIDAELC0EAIQYDQCAGIBFIBEAgBSAGQQJ0aiEHIAFBAWoiCEEFdCEMIAIgBiAOaiAPbEECdGohCSAIQQJ0IQtBACEIA0AgASAISgRAIAkgByoCADgCACAHIAxqIQcgCSALaiEJIAhBAWohCAwBCwsgCgRAQQAhBwNAIAEgB0oEQCAKIAEgB2xBBXRqIAZBAnRqIQkgAyAGIA5qIA9sIAdqQQJ0aiEIIAFBAnQhC0EAIQ0DQCABIA1KBEAgCCAJKgIAOAIAIAlBIGohCSAIIAtqIQggDUEBaiENDAELCyAHQQFqIQcMAQsLCyAGQQFqIQYMAQsLIA5BCGohDgwBCwsgEgvcCQIOfwl7IABBAWtBAXIhBiAF/RQhFANAIBBBKEgEQEEAIRFBACEHA0AgBiAHSgRAQQAhDiAEIQhBACELA0AgCyAGQQF1TARAIAsEfyAHIAtqIgkgBmsgCSAGIAlMGyIJIAcgC2siCiAGIApqIAcgC04bIgogCSAKSBsFIAcLIQkgCwR/IAcgC2oiCiAGayAKIAYgCkwbIgogByALayIMIAYgDGogByALThsiDCAKIAxKGwUgBgsiCiAASARAQQAhDANAIAEgDEsEQCAIIAIgDGoiDSAAQQV0Ig8gCmxqIAlBBXRqIhL9AAQAIhf97AEgFP1KIhX9CwQgQQEgDiAV/VMEfyAIIA0gD0EgaiIOIApsaiIP/QAEACIYIA0gCSAObGoiDf0ABAAiGf3xASIaIBr98gEgFyAX/fABIBX9TiIWIBb98gH98AH97wEiGyAa/ewB/fABIhwgGyAb/fABIBz98gH97wEiG/3zAf0MAAAAAAAA8D8AAAAAAADwPyAV/VL9CwQAIAggFiAa/QwAAAAAAAAAgAAAAAAAAACA/U79USIWIBv98wEgFf1O/QsEECANIBkgFiAc/fMBIBX9TiAX/fIBIhb98QH9CwQAIA8gFiAY/fAB/QsEACASIBcgFf1P/QsEAEEBBUEACxshDiAIQTBqIQggDEEQaiEMDAELCwsgC0EBaiELDAELCyAOBEBBASERIAQhCEEAIQ4DQCAOIAZBAXVMBEAgDgR/IAcgDmoiCSAGayAJIAYgCUwbIgkgByAOayIKIAYgCmogByAOThsiCiAJIApIGwUgBwshCSAOBH8gByAOaiIKIAZrIAogBiAKTBsiCiAHIA5rIgsgBiALaiAHIA5OGyILIAogC0obBSAGCyIKIABIBEBBACEPA0AgASAPSwRAIAIgD2ohDCADIA9qQQAgAxshEwJAIAj9AAQg/VNFDQAgCP0ABAAhFSAI/QAEECEWIAwgCSAAQQV0IhJsaiELIAwgCiASbGohDEEAIQ0DQCAJIA1KBEAgCyAVIAv9AAQAIhf98gEgFiAM/QAEACIY/fIB/fEB/QsEACAMIBYgF/3yASAVIBj98gH98AH9CwQAIAtBIGohCyAMQSBqIQwgDUEBaiENDAELCyANQQFqIQ0DQCAKIA1KBEAgCyASaiIL/QAEACEXIAsgFSAX/fIBIBYgDEEgaiIM/QAEACIY/fIB/fEB/QsEACAMIBYgF/3yASAVIBj98gH98AH9CwQAIA1BAWohDQwBCwsgCyASaiELIAxBIGohDCANQQFqIQ0DQCAAIA1KBEAgCyASaiIL/QAEACEXIAsgFSAX/fIBIBYgDCASaiIM/QAEACIY/fIB/fEB/QsEACAMIBYgF/3yASAVIBj98gH98AH9CwQAIA1BAWohDQwBCwsgE0UNACATIAogEmxqIQwgEiATIAkgEmxqIgtqIQ0DQCALIA1JBEAgCyAVIAv9AAQAIhf98gEgFiAM/QAEACIY/fIB/fEB/QsEACAMIBYgF/3yASAVIBj98gH98AH9CwQAIAxBIGohDCALQSBqIQsMAQsLCyAIQTBqIQggD0EQaiEPDAELCwsgDkEBaiEODAELCwsgB0EBaiEHDAELCyARRQRAQQEPCyAQQQFqIRAMAQsLIABBAkgL3AkCDn8JeyAAQQFrQQFyIQYgBf0TIRQDQCAQQShIBEBBACERQQAhBwNAIAYgB0oEQEEAIQ4gBCEIQQAhCwNAIAsgBkEBdUwEQCALBH8gByALaiIJIAZrIAkgBiAJTBsiCSAHIAtrIgogBiAKaiAHIAtOGyIKIAkgCkgbBSAHCyEJIAsEfyAHIAtqIgogBmsgCiAGIApMGyIKIAcgC2siDCAGIAxqIAcgC04bIgwgCiAMShsFIAYLIgogAEgEQEEAIQwDQCABIAxLBEAgCCACIAxqIg0gAEEFdCIPIApsaiAJQQV0aiIS/QAEACIX/eABIBT9RCIV/QsEIEEBIA4gFf1TBH8gCCANIA9BIGoiDiAKbGoiD/0ABAAiGCANIAkgDmxqIg39AAQAIhn95QEiGiAa/eYBIBcgF/3kASAV/U4iFiAW/eYB/eQB/eMBIhsgGv3gAf3kASIcIBsgG/3kASAc/eYB/eMBIhv95wH9DAAAgD8AAIA/AACAPwAAgD8gFf1S/QsEACAIIBYgGv0MAAAAgAAAAIAAAACAAAAAgP1O/VEiFiAb/ecBIBX9Tv0LBBAgDSAZIBYgHP3nASAV/U4gF/3mASIW/eUB/QsEACAPIBYgGP3kAf0LBAAgEiAXIBX9T/0LBABBAQVBAAsbIQ4gCEEwaiEIIAxBEGohDAwBCwsLIAtBAWohCwwBCwsgDgRAQQEhESAEIQhBACEOA0AgDiAGQQF1TARAIA4EfyAHIA5qIgkgBmsgCSAGIAlMGyIJIAcgDmsiCiAGIApqIAcgDk4bIgogCSAKSBsFIAcLIQkgDgR/IAcgDmoiCiAGayAKIAYgCkwbIgogByAOayILIAYgC2ogByAOThsiCyAKIAtKGwUgBgsiCiAASARAQQAhDwNAIAEgD0sEQCACIA9qIQwgAyAPakEAIAMbIRMCQCAI/QAEIP1TRQ0AIAj9AAQAIRUgCP0ABBAhFiAMIAkgAEEFdCISbGohCyAMIAogEmxqIQxBACENA0AgCSANSgRAIAsgFSAL/QAEACIX/eYBIBYgDP0ABAAiGP3mAf3lAf0LBAAgDCAWIBf95gEgFSAY/eYB/eQB/QsEACALQSBqIQsgDEEgaiEMIA1BAWohDQwBCwsgDUEBaiENA0AgCiANSgRAIAsgEmoiC/0ABAAhFyALIBUgF/3mASAWIAxBIGoiDP0ABAAiGP3mAf3lAf0LBAAgDCAWIBf95gEgFSAY/eYB/eQB/QsEACANQQFqIQ0MAQsLIAsgEmohCyAMQSBqIQwgDUEBaiENA0AgACANSgRAIAsgEmoiC/0ABAAhFyALIBUgF/3mASAWIAwgEmoiDP0ABAAiGP3mAf3lAf0LBAAgDCAWIBf95gEgFSAY/eYB/eQB/QsEACANQQFqIQ0MAQsLIBNFDQAgEyAKIBJsaiEMIBIgEyAJIBJsaiILaiENA0AgCyANSQRAIAsgFSAL/QAEACIX/eYBIBYgDP0ABAAiGP3mAf3lAf0LBAAgDCAWIBf95gEgFSAY/eYB/eQB/QsEACAMQSBqIQwgC0EgaiELDAELCwsgCEEwaiEIIA9BEGohDwwBCwsLIA5BAWohDgwBCwsLIAdBAWohBwwBCwsgEUUEQEEBDwsgEEEBaiEQDAELCyAAQQJIC88EAwl/BXsBfCABQQN0IQ4gAigCACEBA0AgACALSgRAIAQgAUEDdGohCCAEIAJBBGoiAigCACIKQQN0aiENIAMgAUECdGohB0EAIQ8DQCAPQUBrIA5NBED9DAAAAAAAAAAAAAAAAAAAAAAhFP0MAAAAAAAAAAAAAAAAAAAAACET/QwAAAAAAAAAAAAAAAAAAAAAIRL9DAAAAAAAAAAAAAAAAAAAAAAhESAHIQkgCCEBA0AgASANSQRAIAH9CgMAIhAgBSAPaiAJKAIAIA5saiIM/QAEAP3yASAU/fABIRQgECAM/QAEEP3yASAT/fABIRMgECAM/QAEIP3yASAS/fABIRIgECAM/QAEMP3yASAR/fABIREgCUEEaiEJIAFBCGohAQwBCwsgBiAPaiIBIBT9CwQAIAEgE/0LBBAgASAS/QsEICABIBH9CwQwIA9BQGshDwwBCwsDQCAPQRBqIA5NBED9DAAAAAAAAAAAAAAAAAAAAAAhFCAHIQkgCCEBA0AgASANSQRAIAH9CgMAIAUgD2ogCSgCACAObGr9AAQA/fIBIBT98AEhFCAJQQRqIQkgAUEIaiEBDAELCyAGIA9qIBT9CwQAIA9BEGohDwwBCwsDQCAOIA9LBEBEAAAAAAAAAAAhFSAHIQkgCCEBA0AgASANSQRAIBUgASsDACAFIA9qIAkoAgAgDmxqKwMAoqAhFSAJQQRqIQkgAUEIaiEBDAELCyAGIA9qIBU5AwAgD0EIaiEPDAELCyAKIQEgBiAOaiEGIAtBAWohCwwBCwsLxgQDCX8FewF9IAFBAnQhCyACKAIAIQ4DQCAAIA9KBEAgBCAOQQJ0IgFqIQggBCACQQRqIgIoAgAiDkECdGohDCABIANqIQlBACEKA0AgCkFAayALTQRA/QwAAAAAAAAAAAAAAAAAAAAAIRH9DAAAAAAAAAAAAAAAAAAAAAAhEv0MAAAAAAAAAAAAAAAAAAAAACET/QwAAAAAAAAAAAAAAAAAAAAAIRAgCSEBIAghBwNAIAcgDEkEQCAH/QkCACIUIAUgCmogASgCACALbGoiDf0ABAD95gEgEf3kASERIBQgDf0ABBD95gEgEv3kASESIBQgDf0ABCD95gEgE/3kASETIBQgDf0ABDD95gEgEP3kASEQIAFBBGohASAHQQRqIQcMAQsLIAYgCmoiASAR/QsEACABIBL9CwQQIAEgE/0LBCAgASAQ/QsEMCAKQUBrIQoMAQsLA0AgCkEQaiALTQRA/QwAAAAAAAAAAAAAAAAAAAAAIRAgCSEBIAghBwNAIAcgDEkEQCAH/QkCACAFIApqIAEoAgAgC2xq/QAEAP3mASAQ/eQBIRAgAUEEaiEBIAdBBGohBwwBCwsgBiAKaiAQ/QsEACAKQRBqIQoMAQsLA0AgCiALSQRAQwAAAAAhFSAJIQEgCCEHA0AgByAMSQRAIBUgByoCACAFIApqIAEoAgAgC2xqKgIAlJIhFSABQQRqIQEgB0EEaiEHDAELCyAGIApqIBU4AgAgCkEEaiEKDAELCyAGIAtqIQYgD0EBaiEPDAELCwv7AwMJfwV7AXwgAUEDdCEOIAIoAgAhAQNAIAAgDEoEQCAEIAFBA3RqIQggBCACQQRqIgIoAgAiCkEDdGohDSADIAFBAnRqIQdBACEPA0AgD0FAayAOTQRAIAUgD2oiAf0ABAAhECAB/QAEECEUIAH9AAQgIRMgAf0ABDAhEiAHIQkgCCEBA0AgASANSQRAIAYgD2ogCSgCACAObGoiCyAB/QoDACIRIBD98gEgC/0ABAD98AH9CwQAIAsgESAU/fIBIAv9AAQQ/fAB/QsEECALIBEgE/3yASAL/QAEIP3wAf0LBCAgCyARIBL98gEgC/0ABDD98AH9CwQwIAlBBGohCSABQQhqIQEMAQsLIA9BQGshDwwBCwsDQCAPQRBqIA5NBEAgBSAPav0ABAAhECAHIQkgCCEBA0AgASANSQRAIAYgD2ogCSgCACAObGoiCyAB/QoDACAQ/fIBIAv9AAQA/fAB/QsEACAJQQRqIQkgAUEIaiEBDAELCyAPQRBqIQ8MAQsLA0AgDiAPSwRAIAUgD2orAwAhFSAHIQkgCCEBA0AgASANSQRAIAYgD2ogCSgCACAObGoiCyALKwMAIAErAwAgFaKgOQMAIAlBBGohCSABQQhqIQEMAQsLIA9BCGohDwwBCwsgCiEBIAUgDmohBSAMQQFqIQwMAQsLC/YDAwl/BXsBfSABQQJ0IQsgAigCACENA0AgACAOSgRAIAQgDUECdCIBaiEIIAQgAkEEaiICKAIAIg1BAnRqIQwgASADaiEJQQAhCgNAIApBQGsgC00EQCAFIApqIgH9AAQAIRAgAf0ABBAhESAB/QAEICESIAH9AAQwIRMgCSEBIAghBwNAIAcgDEkEQCAGIApqIAEoAgAgC2xqIg8gB/0JAgAiFCAQ/eYBIA/9AAQA/eQB/QsEACAPIBQgEf3mASAP/QAEEP3kAf0LBBAgDyAUIBL95gEgD/0ABCD95AH9CwQgIA8gFCAT/eYBIA/9AAQw/eQB/QsEMCABQQRqIQEgB0EEaiEHDAELCyAKQUBrIQoMAQsLA0AgCkEQaiALTQRAIAUgCmr9AAQAIRAgCSEBIAghBwNAIAcgDEkEQCAGIApqIAEoAgAgC2xqIg8gB/0JAgAgEP3mASAP/QAEAP3kAf0LBAAgAUEEaiEBIAdBBGohBwwBCwsgCkEQaiEKDAELCwNAIAogC0kEQCAFIApqKgIAIRUgCSEBIAghBwNAIAcgDEkEQCAGIApqIAEoAgAgC2xqIg8gDyoCACAHKgIAIBWUkjgCACABQQRqIQEgB0EEaiEHDAELCyAKQQRqIQoMAQsLIAUgC2ohBSAOQQFqIQ4MAQsLC78RAgd/B3sDQCAAIAVKBEBBACEEA0AgBEEESQRAIAEgBEEFdGoiBv0ABAAhDiAG/QAEECEPIAb9AASQASEQIAIgBEEDdGoiB/1dAwAgBysDIP0iASERIAMgBEHQAGxqIgcgDiAG/QAEgAEiDf0NAAECAwQFBgcQERITFBUWF/0LBAAgByAOIA39DQgJCgsMDQ4PGBkaGxwdHh/9CwQQIAcgDyAQ/Q0AAQIDBAUGBxAREhMUFRYX/QsEICAHIA8gEP0NCAkKCwwNDg8YGRobHB0eH/0LBDAgByAR/QsEQCALIA79DAAAAAAAAAAAAAAAAAAAAAD98gEgD/0MAAAAAAAAAAAAAAAAAAAAAP3yAf3wASAN/QwAAAAAAAAAAAAAAAAAAAAA/fIBIBD9DAAAAAAAAAAAAAAAAAAAAAD98gH98AH98AEgEf0MAAAAAAAAAAAAAAAAAAAAAP3yAf3wAf3wASELIARBAWohBAwBCwsgA0HQAGoiBv0ABAD97AEgA/0ABAD97AH9SiIN/VMEQEEAIQQDQCAEQdAASQRAIAMgBGoiB/0ABAAhDiAHIAQgBmoiB/0ABAAiDyAOIA39Uv0LBAAgByAOIA8gDf1S/QsEACAEQRBqIQQMAQsLCyADQaABaiIG/QAEAP3sASAD/QAEAP3sAf1KIg39UwRAQQAhBANAIARB0ABJBEAgAyAEaiIH/QAEACEOIAcgBCAGaiIH/QAEACIPIA4gDf1S/QsEACAHIA4gDyAN/VL9CwQAIARBEGohBAwBCwsLIANB8AFqIgb9AAQA/ewBIAP9AAQA/ewB/UoiDf1TBEBBACEEA0AgBEHQAEkEQCADIARqIgf9AAQAIQ4gByAEIAZqIgf9AAQAIg8gDiAN/VL9CwQAIAcgDiAPIA39Uv0LBAAgBEEQaiEEDAELCwsgA0HQAGoiBv0ABAAgA/0ABAD98wEhDSAGQRBqIgciBCAE/QAEACANIANBEGr9AAQA/fIB/fEB/QsEACAGQSBqIgQgBP0ABAAgDSADQSBq/QAEAP3yAf3xAf0LBAAgBkEwaiIEIAT9AAQAIA0gA0Ewav0ABAD98gH98QH9CwQAIAZBQGsiBCAE/QAEACANIANBQGv9AAQA/fIB/fEB/QsEACADQaABaiII/QAEACAD/QAEAP3zASENIAhBEGoiBCAE/QAEACANIANBEGr9AAQA/fIB/fEB/QsEACAIQSBqIgkgCf0ABAAgDSADQSBq/QAEAP3yAf3xAf0LBAAgCEEwaiIJIAn9AAQAIA0gA0Ewav0ABAD98gH98QH9CwQAIAhBQGsiCSAJ/QAEACANIANBQGv9AAQA/fIB/fEB/QsEACADQfABaiIJ/QAEACAD/QAEAP3zASENIAlBEGoiCiAK/QAEACANIANBEGr9AAQA/fIB/fEB/QsEACAJQSBqIgogCv0ABAAgDSADQSBq/QAEAP3yAf3xAf0LBAAgCUEwaiIKIAr9AAQAIA0gA0Ewav0ABAD98gH98QH9CwQAIAlBQGsiCSAJ/QAEACANIANBQGv9AAQA/fIB/fEB/QsEACAE/QAEAP3sASAH/QAEAP3sAf1KIg39UwRAQRAhBANAIARB0ABJBEAgBCAGaiIH/QAEACEOIAcgBCAIaiIH/QAEACIPIA4gDf1S/QsEACAHIA4gDyAN/VL9CwQAIARBEGohBAwBCwsLIANB8AFqIgdBEGr9AAQA/ewBIAZBEGr9AAQA/ewB/UoiDf1TBEBBECEEA0AgBEHQAEkEQCAEIAZqIgj9AAQAIQ4gCCAEIAdqIgj9AAQAIg8gDiAN/VL9CwQAIAggDiAPIA39Uv0LBAAgBEEQaiEEDAELCwsgA0GgAWoiB0EQav0ABAAgBkEQav0ABAD98wEhDSAHQSBqIgQgBP0ABAAgDSAGQSBq/QAEAP3yAf3xAf0LBAAgB0EwaiIEIAT9AAQAIA0gBkEwav0ABAD98gH98QH9CwQAIAdBQGsiBCAE/QAEACANIAZBQGv9AAQA/fIB/fEB/QsEACADQfABaiIIQRBq/QAEACAGQRBq/QAEAP3zASENIAhBIGoiBCAE/QAEACANIAZBIGr9AAQA/fIB/fEB/QsEACAIQTBqIgkgCf0ABAAgDSAGQTBq/QAEAP3yAf3xAf0LBAAgCEFAayIJIAn9AAQAIA0gBkFAa/0ABAD98gH98QH9CwQAIAT9AAQA/ewBIAdBIGr9AAQA/ewB/UoiDf1TBEBBICEEA0AgBEHQAEkEQCAEIAdqIgb9AAQAIQ4gBiAEIAhqIgb9AAQAIg8gDiAN/VL9CwQAIAYgDiAPIA39Uv0LBAAgBEEQaiEEDAELCwsgA0HwAWoiBEEgav0ABAAgB0Egav0ABAD98wEhDSAEQTBqIgYgBv0ABAAgDSAHQTBq/QAEAP3yAf3xAf0LBAAgBEFAayIEIAT9AAQAIA0gB0FAa/0ABAD98gH98QH9CwQAQQAhBANAIARBBEkEQCAMIAMgBEHgAGxq/QAEAP0MAAAAAAAAAAAAAAAAAAAAAP1H/VAhDCAEQQFqIQQMAQsLIAIgA/0ABEAgA/0ABBAgA/0ABJABIAP9AARwIAP9AATgASAD/QAE0AEgA/0ABLACIAP9AASgAv3zASIN/fIB/fEBIAP9AATAAf3zASIO/fIB/fEBIAP9AASAASAN/fIB/fEBIAP9AARg/fMBIg/98gH98QEgA/0ABCAgDv3yAf3xASAD/QAEMCAN/fIB/fEBIAP9AAQA/fMBIhAgD/0NAAECAwQFBgcQERITFBUWF/0LBAAgAiAOIA39DQABAgMEBQYHEBESExQVFhf9CwQQIAIgECAP/Q0ICQoLDA0ODxgZGhscHR4f/QsEICACIA4gDf0NCAkKCwwNDg8YGRobHB0eH/0LBDAgAUGAAmohASACQUBrIQIgBUEBaiEFDAELCyAMIAv9DAAAAAAAAAAAAAAAAAAAAAD9SP1QC5oJAg1/BXsgASACaiIOQQV0IQ8gBUUgAkEBRiABQQRGcXEEfyAAQQF1IAMgBCAGEB8hFSAAQX5xBUEACyENA0AgACANSgRAQQQgACANayIHIAdBBE4bIRBBACEMA0AgDEEESARAIAMgDSAMIBBBAWsiByAHIAxKG2ogAWwiByABbEEDdGohESAEIAIgB2xBA3RqIRJBACEKA0AgASAKSgRAIAYgCiAPbGogDEEDdGohByAFBH8gESAKQQN0aiELIAFBA3QFIBEgASAKbEEDdGohC0EICyETIAchCEEAIQkDQCABIAlKBEAgCCALKwMAOQMAIAsgE2ohCyAIQSBqIQggCUEBaiEJDAELCyASIAIgCmxBA3RqIQggByABQQV0aiEHQQAhCwNAIAIgC0oEQCAHIAgrAwA5AwAgCEEIaiEIIAdBIGohByALQQFqIQsMAQsLIApBAWohCgwBCwsgDEEBaiEMDAELC0EAIQwDQCAMQSBJBEAgFf0MAAAAAAAAAAAAAAAAAAAAACEUIA5BBXQhESAGIAxqIhIiByEIA0AgCCAHIAEgEWxqSQRAIBQgCP0ABAD9DAAAAAAAAAAAAAAAAAAAAAD98gH98AEhFCAIQSBqIQgMAQsLIBT9DAAAAAAAAAAAAAAAAAAAAAD9SCEUIAcgASARbGohEyAHIBFqIQsDQCALIBNNBEAgByARaiEKA0AgCiATSQRAIAchCSAKIgj9AAQA/ewBIAf9AAQA/ewB/UoiF/1TBEADQCAJIAtJBEAgCf0ABAAiGCAI/QAEACIV/VEgF/1OIRYgCSAYIBb9Uf0LBAAgCCAVIBb9Uf0LBAAgCEEgaiEIIAlBIGohCQwBCwsLIAogEWohCgwBCwsgFCAH/QAEACIV/QwAAAAAAAAAAAAAAAAAAAAA/Uf9UCEUIAcgEWohCQNAIAkgE0kEQCAJ/QAEACAV/fMBIRYgB0EgaiEKIAlBIGohCANAIAogC0kEQCAIIAj9AAQAIBYgCv0ABAD98gH98QH9CwQAIApBIGohCiAIQSBqIQgMAQsLIAkgEWohCQwBCwsgByARQSBqaiEHIAsgEWohCwwBCwsgFP1QIRUgDkEFdCEJIAFBAWshCgNAIApBAE4EQCASIAkgCmxqIgsgCkEFdGr9AAQAIRYgASEHA0AgByAOSARAIAsgB0EFdGoiEf0ABAAhFCAKQQFqIQgDQCABIAhKBEAgFCALIAhBBXRq/QAEACASIAggCWxqIAdBBXRq/QAEAP3yAf3xASEUIAhBAWohCAwBCwsgESAUIBb98wH9CwQAIAdBAWohBwwBCwsgCkEBayEKDAELCyAMQRBqIQwMAQsLQQAhBwNAIAcgEEgEQCAEIAcgDWogAWwgAmxBA3RqIQlBACEIA0AgASAISgRAIAYgCCAPbGogAUEFdGogB0EDdGohCiAJIAIgCGxBA3RqIQxBACELA0AgAiALSgRAIAwgCisDADkDACAKQSBqIQogDEEIaiEMIAtBAWohCwwBCwsgCEEBaiEIDAELCyAHQQFqIQcMAQsLIA1BBGohDQwBCwsgFf1TRQvvCAINfwV7IAEgAmoiDkEFdCEPA0AgACANSgRAQQggACANayIHIAdBCE4bIRBBACEMA0AgDEEISARAIAMgDSAMIBBBAWsiByAHIAxKG2ogAWwiByABbEECdGohESAEIAIgB2xBAnRqIRJBACEKA0AgASAKSgRAIAYgCiAPbGogDEECdGohByAFBH8gESAKQQJ0aiELIAFBAnQFIBEgASAKbEECdGohC0EECyETIAchCEEAIQkDQCABIAlKBEAgCCALKgIAOAIAIAsgE2ohCyAIQSBqIQggCUEBaiEJDAELCyASIAIgCmxBAnRqIQggByABQQV0aiEHQQAhCwNAIAIgC0oEQCAHIAgqAgA4AgAgCEEEaiEIIAdBIGohByALQQFqIQsMAQsLIApBAWohCgwBCwsgDEEBaiEMDAELC0EAIQwDQCAMQSBJBEAgFP0MAAAAAAAAAAAAAAAAAAAAACEUIA5BBXQhESAGIAxqIhIiByEIA0AgCCAHIAEgEWxqSQRAIBQgCP0ABAD9DAAAAAAAAAAAAAAAAAAAAAD95gH95AEhFCAIQSBqIQgMAQsLIBT9DAAAAAAAAAAAAAAAAAAAAAD9QiEUIAcgASARbGohEyAHIBFqIQsDQCALIBNNBEAgByARaiEKA0AgCiATSQRAIAchCSAKIgj9AAQA/eABIAf9AAQA/eAB/UQiF/1TBEADQCAJIAtJBEAgCf0ABAAiGCAI/QAEACIV/VEgF/1OIRYgCSAYIBb9Uf0LBAAgCCAVIBb9Uf0LBAAgCEEgaiEIIAlBIGohCQwBCwsLIAogEWohCgwBCwsgFCAH/QAEACIV/QwAAAAAAAAAAAAAAAAAAAAA/UH9UCEUIAcgEWohCQNAIAkgE0kEQCAJ/QAEACAV/ecBIRYgB0EgaiEKIAlBIGohCANAIAogC0kEQCAIIAj9AAQAIBYgCv0ABAD95gH95QH9CwQAIApBIGohCiAIQSBqIQgMAQsLIAkgEWohCQwBCwsgByARQSBqaiEHIAsgEWohCwwBCwsgFP1QIRQgDkEFdCEJIAFBAWshCgNAIApBAE4EQCASIAkgCmxqIgsgCkEFdGr9AAQAIRYgASEHA0AgByAOSARAIAsgB0EFdGoiEf0ABAAhFSAKQQFqIQgDQCABIAhKBEAgFSALIAhBBXRq/QAEACASIAggCWxqIAdBBXRq/QAEAP3mAf3lASEVIAhBAWohCAwBCwsgESAVIBb95wH9CwQAIAdBAWohBwwBCwsgCkEBayEKDAELCyAMQRBqIQwMAQsLQQAhBwNAIAcgEEgEQCAEIAcgDWogAWwgAmxBAnRqIQlBACEIA0AgASAISgRAIAYgCCAPbGogAUEFdGogB0ECdGohCiAJIAIgCGxBAnRqIQxBACELA0AgAiALSgRAIAwgCioCADgCACAKQSBqIQogDEEEaiEMIAtBAWohCwwBCwsgCEEBaiEIDAELCyAHQQFqIQcMAQsLIA1BCGohDQwBCwsgFP1TRQuUAwEHfwNAIAMgDEoEQEEEIAMgDGsiBiAGQQROGyIIQQRIBEAgACEJIAEhB0EAIQsDQCACIAtKBEAgByEGQQAhCgNAIAggCkoEQCAJIApBA3RqIAYrAwA5AwAgBSAGaiEGIApBAWohCgwBCwsgCCEGA0AgBkEESARAIAkgBkEDdGpEAAAAAAAAAAA5AwAgBkEBaiEGDAELCyAJQSBqIQkgBCAHaiEHIAtBAWohCwwBCwsFIAVBCEYEQCABIQYgACIHIAJBBXRqIQgDQCAHIAhJBEAgByAG/QAEAP0LBAAgByAG/QAEEP0LBBAgB0EgaiEHIAQgBmohBgwBCwsFIAAiByACQQV0aiEIIAEiBiAFaiIKIAVqIgsgBWohCQNAIAcgCEkEQCAHIAYrAwA5AwAgByAKKwMAOQMIIAcgCysDADkDECAHIAkrAwA5AxggB0EgaiEHIAQgBmohBiAEIApqIQogBCALaiELIAQgCWohCQwBCwsLCyAAIAJBBXRqIQAgASAFQQJ0aiEBIAxBBGohDAwBCwsLlAMBB38DQCACIAxKBEBBBCACIAxrIgYgBkEEThsiCEEESARAIAAhCSABIQdBACELA0AgAyALSgRAIAchBkEAIQoDQCAIIApKBEAgCSAKQQN0aiAGKwMAOQMAIAQgBmohBiAKQQFqIQoMAQsLIAghBgNAIAZBBEgEQCAJIAZBA3RqRAAAAAAAAAAAOQMAIAZBAWohBgwBCwsgCUEgaiEJIAUgB2ohByALQQFqIQsMAQsLBSAEQQhGBEAgASEHIAAiBiADQQV0aiEIA0AgBiAISQRAIAYgB/0ABAD9CwQAIAYgB/0ABBD9CwQQIAZBIGohBiAFIAdqIQcMAQsLBSAAIgYgA0EFdGohCCAEIAEiB2oiCyAEaiIJIARqIQoDQCAGIAhJBEAgBiAHKwMAOQMAIAYgCysDADkDCCAGIAkrAwA5AxAgBiAKKwMAOQMYIAZBIGohBiAFIAdqIQcgBSALaiELIAUgCWohCSAFIApqIQoMAQsLCwsgACADQQV0aiEAIAEgBEECdGohASAMQQRqIQwMAQsLC8UHAhV/AnsgASACIAEgAkgbIhJBACAFGyEVIAkgASACIAEgAkoiGRsiFiASbEEFdCIKaiILIBIgFWxBBXRqIhggEkEFdGohHSAJQQAgCvwLAANAIAAgF0oEQEEgQRBBBCAAIBdrIgogCkEEThsiGkECShshDkEAIREDQCARIBpIBEAgAyARIBdqIAFsIAJsQQN0aiENQQAhEANAIBAgEkgEQCAJIBAgFmxBBXRqIBFBA3RqIQogGQR/IA0gEEEDdGohEyACQQN0BSANIAIgEGxBA3RqIRNBCAshDEEAIQ8DQCAPIBZIBEAgCiATKwMAOQMAIAwgE2ohEyAKQSBqIQogD0EBaiEPDAELCyAQQQFqIRAMAQsLIBFBAWohEQwBCwsgFUEASgRAIAtBACASIBVsQQV0/AsAIAshCgNAIAogGEkEQCAK/QwAAAAAAADwPwAAAAAAAPA//QsEACAK/QwAAAAAAADwPwAAAAAAAPA//QsEECAKIBJBAWpBBXRqIQoMAQsLC0EAIRADQCAOIBBLBEAgCSAQaiEKIBAgGGohDUEAIREDQCARIBJIBED9DAAAAAAAAAAAAAAAAAAAAAAhHyAKIBZBBXRqIQwDQCAKIAxJBEAgCv0ABAAiICAg/fIBIB/98AEhHyAKQSBqIQoMAQsLIA0gEUEFdGogH/0LBAAgEUEBaiERDAELCyAQQRBqIRAMAQsLIBsgGiAbaiASIBYgFSAOIAkgCyAYIB0gBxAoGyEbQQAhCgNAIAogDkkEQCASIBYgFSAJIApqIAogC2ogCiAYaiAIECYgCkEQaiEKDAELC0EAIQoDQCAKIBpIBEAgCkEDdCIcIBhqIRAgBCAKIBdqIBJsQQN0aiERQQAhFANAIBIgFEoEQCARIBArAwA5AwAgEEEgaiEQIBFBCGohESAUQQFqIRQMAQsLIBUEQCAFIAogF2oiDCABbCASbEEDdGohDyAGIAwgEmwgAmxBA3RqIQ5BACEQA0AgECASSARAIAkgECAWbEEFdGogHGoiHiALIBAgEmxBBXRqIBxqIg0gGRshESAPIBBBA3RqIRQgEkEDdCEMQQAhEwNAIAEgE0oEQCAUIBErAwA5AwAgEUEgaiERIAwgFGohFCATQQFqIRMMAQsLIA0gHiAZGyERIA4gAiAQbEEDdGohFEEAIRMDQCACIBNKBEAgFCARKwMAOQMAIBFBIGohESAUQQhqIRQgE0EBaiETDAELCyAQQQFqIRAMAQsLCyAKQQFqIQoMAQsLIBdBBGohFwwBCwsgGwvFBwIVfwJ7IAEgAiABIAJIGyISQQAgBRshFSAJIAEgAiABIAJKIhkbIhYgEmxBBXQiCmoiCyASIBVsQQV0aiIYIBJBBXRqIR0gCUEAIAr8CwADQCAAIBdKBEBBIEEQQQggACAXayIKIApBCE4bIhpBBEobIQ5BACERA0AgESAaSARAIAMgESAXaiABbCACbEECdGohDUEAIRADQCAQIBJIBEAgCSAQIBZsQQV0aiARQQJ0aiEKIBkEfyANIBBBAnRqIRMgAkECdAUgDSACIBBsQQJ0aiETQQQLIQxBACEPA0AgDyAWSARAIAogEyoCADgCACAMIBNqIRMgCkEgaiEKIA9BAWohDwwBCwsgEEEBaiEQDAELCyARQQFqIREMAQsLIBVBAEoEQCALQQAgEiAVbEEFdPwLACALIQoDQCAKIBhJBEAgCv0MAACAPwAAgD8AAIA/AACAP/0LBAAgCv0MAACAPwAAgD8AAIA/AACAP/0LBBAgCiASQQFqQQV0aiEKDAELCwtBACEQA0AgDiAQSwRAIAkgEGohCiAQIBhqIQ1BACERA0AgESASSARA/QwAAAAAAAAAAAAAAAAAAAAAIR8gCiAWQQV0aiEMA0AgCiAMSQRAIAr9AAQAIiAgIP3mASAf/eQBIR8gCkEgaiEKDAELCyANIBFBBXRqIB/9CwQAIBFBAWohEQwBCwsgEEEQaiEQDAELCyAbIBogG2ogEiAWIBUgDiAJIAsgGCAdIAcQKRshG0EAIQoDQCAKIA5JBEAgEiAWIBUgCSAKaiAKIAtqIAogGGogCBAnIApBEGohCgwBCwtBACEKA0AgCiAaSARAIApBAnQiHCAYaiEQIAQgCiAXaiASbEECdGohEUEAIRQDQCASIBRKBEAgESAQKgIAOAIAIBBBIGohECARQQRqIREgFEEBaiEUDAELCyAVBEAgBSAKIBdqIgwgAWwgEmxBAnRqIQ8gBiAMIBJsIAJsQQJ0aiEOQQAhEANAIBAgEkgEQCAJIBAgFmxBBXRqIBxqIh4gCyAQIBJsQQV0aiAcaiINIBkbIREgDyAQQQJ0aiEUIBJBAnQhDEEAIRMDQCABIBNKBEAgFCARKgIAOAIAIBFBIGohESAMIBRqIRQgE0EBaiETDAELCyANIB4gGRshESAOIAIgEGxBAnRqIRRBACETA0AgAiATSgRAIBQgESoCADgCACARQSBqIREgFEEEaiEUIBNBAWohEwwBCwsgEEEBaiEQDAELCwsgCkEBaiEKDAELCyAXQQhqIRcMAQsLIBsLogQCBn8DeyADIQcDQCAAIAhKBED9DAAAAAAAAAAAAAAAAAAAAAAhDSAHIAFBBXRqIQkDQCAHIAlJBEAgB/0ABAAiDiAO/fIBIA398AEhDSAHQSBqIQcMAQsLIAUgCEEFdGogDf0LBAAgCEEBaiEIDAELCyAAQQFrIQkDQCAJQQBKBEBBACEIA0AgCCAJSARAIAUgCEEFdGoiB/0ABAAiDiAHQSBqIgr9AAQAIg/9SSIN/VMEQCAHIA8gDiAN/VL9CwQAIAogDiAPIA39Uv0LBAAgAyABIAhsQQV0aiIHIAFBBXQiCmohCwNAIAcgC0kEQCAHIAcgCmoiDP0ABAAiDiAH/QAEACIPIA39Uv0LBAAgDCAPIA4gDf1S/QsEACAHQSBqIQcMAQsLIAQgAiAIbEEFdGoiByACQQV0IgpqIQsDQCAHIAtJBEAgByAHIApqIgz9AAQAIg4gB/0ABAAiDyAN/VL9CwQAIAwgDyAOIA39Uv0LBAAgB0EgaiEHDAELCwsgCEEBaiEIDAELCyAJQQFrIQkMAQsLIAb9FCENQQAhBANAIAAgBEoEQCAFIAX9AAQA/e8BIg79CwQAIAVBIGohBSACBED9DAAAAAAAAPA/AAAAAAAA8D8gDv3zASAOIA39Sv1OIQ4gAyABQQV0aiEHA0AgAyAHSQRAIAMgA/0ABAAgDv3yAf0LBAAgA0EgaiEDDAELCwsgBEEBaiEEDAELCwuiBAIGfwN7IAMhBwNAIAAgCEoEQP0MAAAAAAAAAAAAAAAAAAAAACENIAcgAUEFdGohCQNAIAcgCUkEQCAH/QAEACIOIA795gEgDf3kASENIAdBIGohBwwBCwsgBSAIQQV0aiAN/QsEACAIQQFqIQgMAQsLIABBAWshCQNAIAlBAEoEQEEAIQgDQCAIIAlIBEAgBSAIQQV0aiIH/QAEACIOIAdBIGoiCv0ABAAiD/1DIg39UwRAIAcgDyAOIA39Uv0LBAAgCiAOIA8gDf1S/QsEACADIAEgCGxBBXRqIgcgAUEFdCIKaiELA0AgByALSQRAIAcgByAKaiIM/QAEACIOIAf9AAQAIg8gDf1S/QsEACAMIA8gDiAN/VL9CwQAIAdBIGohBwwBCwsgBCACIAhsQQV0aiIHIAJBBXQiCmohCwNAIAcgC0kEQCAHIAcgCmoiDP0ABAAiDiAH/QAEACIPIA39Uv0LBAAgDCAPIA4gDf1S/QsEACAHQSBqIQcMAQsLCyAIQQFqIQgMAQsLIAlBAWshCQwBCwsgBv0TIQ1BACEEA0AgACAESgRAIAUgBf0ABAD94wEiDv0LBAAgBUEgaiEFIAIEQP0MAACAPwAAgD8AAIA/AACAPyAO/ecBIA4gDf1E/U4hDiADIAFBBXRqIQcDQCADIAdJBEAgAyAD/QAEACAO/eYB/QsEACADQSBqIQMMAQsLCyAEQQFqIQQMAQsLC8IJAg5/CHsgAEEBa0EBciELIAggCKL9FCEYA0AgEEEoSARAQQAhD0EAIQoDQCAKIAtIBEBBACEOIAchCUEAIRQDQCAUIAtBAXVMBEAgFAR/IAogFGoiDCALayAMIAsgDEwbIgwgCiAUayINIAsgDWogCiAUThsiDSAMIA1IGwUgCgshDCAUBH8gCiAUaiINIAtrIA0gCyANTBsiDSAKIBRrIhEgCyARaiAKIBROGyIRIA0gEUobBSALCyINIABIBEBBACETA0AgAyATSwRAIAYgE2ohFSAEIBNqIhEgASAMbEEFdGohEiARIAEgDWxBBXRqIRH9DAAAAAAAAAAAAAAAAAAAAAAhGSASIAFBBXRqIRYDQCASIBZJBEAgEv0ABAAgEf0ABAD98gEgGf3wASEZIBFBIGohESASQSBqIRIMAQsLIAkgGSAZ/fIBIBggFSAMQQV0av0ABAAiFyAVIA1BBXRq/QAEACIa/fIB/fIB/UoiG/0LBCBBASAOIBv9UwR/IBcgGv3xASIXIBf98gEgGSAZ/fABIhogGv3yAf3wAf3vASIcIBf97AH98AEiHSAcIBz98AEgHf3yAf3vASIc/fMBIh0gGv3sASAc/fMBIhogF/0MAAAAAAAAAAAAAAAAAAAAAP1JIhf9UiEcIAkgGiAdIBf9Uv0MAAAAAAAA8D8AAAAAAADwPyAb/VL9CwQAIAkgHP3tASAcIBn9DAAAAAAAAAAAAAAAAAAAAAD9Sf1SIBv9Tv0LBBBBAQVBAAsbIQ4gCUEwaiEJIBNBEGohEwwBCwsLIBRBAWohFAwBCwsgDgRAQQEhDyAHIQlBACEUA0AgFCALQQF1TARAIBQEfyAKIBRqIgwgC2sgDCALIAxMGyIMIAogFGsiDSALIA1qIAogFE4bIg0gDCANSBsFIAoLIQwgFAR/IAogFGoiDSALayANIAsgDUwbIg0gCiAUayIOIAsgDmogCiAUThsiDiANIA5KGwUgCwsiDSAASARAQQAhEQNAIAMgEUsEQCAJ/QAEIP1TBEAgBSARaiEOIAYgEWohFSAJ/QAEACEaIAn9AAQQIRsgBCARaiITIAEgDWxBBXRqIRL9DAAAAAAAAAAAAAAAAAAAAAAhGf0MAAAAAAAAAAAAAAAAAAAAACEXIBMgASAMbEEFdGoiEyABQQV0aiEWA0AgEyAWSQRAIBsgEv0ABAAiHP3yASAaIBP9AAQAIh398gH98AEiHiAe/fIBIBn98AEhGSAaIBz98gEgGyAd/fIB/fEBIhwgHP3yASAX/fABIRcgEyAe/QsEACASIBz9CwQAIBJBIGohEiATQSBqIRMMAQsLIBUgDEEFdGogGf0LBAAgFSANQQV0aiAX/QsEACAOIAIgDWxBBXRqIRIgDiACIAxsQQV0aiITIAJBBXRqIQ4DQCAOIBNLBEAgEyAbIBL9AAQAIhf98gEgGiAT/QAEACIZ/fIB/fAB/QsEACASIBogF/3yASAbIBn98gH98QH9CwQAIBJBIGohEiATQSBqIRMMAQsLCyAJQTBqIQkgEUEQaiERDAELCwsgFEEBaiEUDAELCwsgCkEBaiEKDAELCyAPRQRAQQEPCyAQQQFqIRAMAQsLIABBAkgLwgkCDn8IeyAAQQFrQQFyIQsgCCAIlP0TIRgDQCAQQShIBEBBACEPQQAhCgNAIAogC0gEQEEAIQ4gByEJQQAhFANAIBQgC0EBdUwEQCAUBH8gCiAUaiIMIAtrIAwgCyAMTBsiDCAKIBRrIg0gCyANaiAKIBROGyINIAwgDUgbBSAKCyEMIBQEfyAKIBRqIg0gC2sgDSALIA1MGyINIAogFGsiESALIBFqIAogFE4bIhEgDSARShsFIAsLIg0gAEgEQEEAIRMDQCADIBNLBEAgBiATaiEVIAQgE2oiESABIAxsQQV0aiESIBEgASANbEEFdGohEf0MAAAAAAAAAAAAAAAAAAAAACEZIBIgAUEFdGohFgNAIBIgFkkEQCAS/QAEACAR/QAEAP3mASAZ/eQBIRkgEUEgaiERIBJBIGohEgwBCwsgCSAZIBn95gEgGCAVIAxBBXRq/QAEACIXIBUgDUEFdGr9AAQAIhr95gH95gH9RCIb/QsEIEEBIA4gG/1TBH8gFyAa/eUBIhcgF/3mASAZIBn95AEiGiAa/eYB/eQB/eMBIhwgF/3gAf3kASIdIBwgHP3kASAd/eYB/eMBIhz95wEiHSAa/eABIBz95wEiGiAX/QwAAAAAAAAAAAAAAAAAAAAA/UMiF/1SIRwgCSAaIB0gF/1S/QwAAIA/AACAPwAAgD8AAIA/IBv9Uv0LBAAgCSAc/eEBIBwgGf0MAAAAAAAAAAAAAAAAAAAAAP1D/VIgG/1O/QsEEEEBBUEACxshDiAJQTBqIQkgE0EQaiETDAELCwsgFEEBaiEUDAELCyAOBEBBASEPIAchCUEAIRQDQCAUIAtBAXVMBEAgFAR/IAogFGoiDCALayAMIAsgDEwbIgwgCiAUayINIAsgDWogCiAUThsiDSAMIA1IGwUgCgshDCAUBH8gCiAUaiINIAtrIA0gCyANTBsiDSAKIBRrIg4gCyAOaiAKIBROGyIOIA0gDkobBSALCyINIABIBEBBACERA0AgAyARSwRAIAn9AAQg/VMEQCAFIBFqIQ4gBiARaiEVIAn9AAQAIRogCf0ABBAhGyAEIBFqIhMgASANbEEFdGohEv0MAAAAAAAAAAAAAAAAAAAAACEZ/QwAAAAAAAAAAAAAAAAAAAAAIRcgEyABIAxsQQV0aiITIAFBBXRqIRYDQCATIBZJBEAgGyAS/QAEACIc/eYBIBogE/0ABAAiHf3mAf3kASIeIB795gEgGf3kASEZIBogHP3mASAbIB395gH95QEiHCAc/eYBIBf95AEhFyATIB79CwQAIBIgHP0LBAAgEkEgaiESIBNBIGohEwwBCwsgFSAMQQV0aiAZ/QsEACAVIA1BBXRqIBf9CwQAIA4gAiANbEEFdGohEiAOIAIgDGxBBXRqIhMgAkEFdGohDgNAIA4gE0sEQCATIBsgEv0ABAAiF/3mASAaIBP9AAQAIhn95gH95AH9CwQAIBIgGiAX/eYBIBsgGf3mAf3lAf0LBAAgEkEgaiESIBNBIGohEwwBCwsLIAlBMGohCSARQRBqIREMAQsLCyAUQQFqIRQMAQsLCyAKQQFqIQoMAQsLIA9FBEBBAQ8LIBBBAWohEAwBCwsgAEECSAsaACAAIAEgAiADIAQgBSAGIAcgCCAJIAoQAgsaACAAIAEgAiADIAQgBSAGIAcgCCAJIAoQAwsaACAAIAEgAiADIAQgBSAGIAcgCCAJIAoQBAsaACAAIAEgAiADIAQgBSAGIAcgCCAJIAoQBQsQACAAIAEgAiADIAQgBRB6CxAAIAAgASACIAMgBCAFEHsLswMDB38EewF8A0AgACAJSgRAQQAhCANAIAEgCEoEQEHAACABIAhrIgUgBUHAAE4bIQtBACEHIAJBA3QhCgNAIAdBCGogAkwEQCADIAdBA3RqIgX9AAQAIQwgBf0ABBAhDSAF/QAEICEOIAX9AAQwIQ9BASEGA0AgBiALSARAIAwgBSAKaiIF/QAEAP3wASEMIA0gBf0ABBD98AEhDSAOIAX9AAQg/fABIQ4gDyAF/QAEMP3wASEPIAZBAWohBgwBCwsgBCAHQQN0aiIFIAX9AAQAIAz98AH9CwQAIAVBEGoiBiAG/QAEACAN/fAB/QsEACAFQSBqIgYgBv0ABAAgDv3wAf0LBAAgBUEwaiIFIAX9AAQAIA/98AH9CwQAIAdBCGohBwwBCwsDQCACIAdKBEAgAyAHQQN0aiIFKwMAIRBBASEGA0AgBiALSARAIBAgBSAKaiIFKwMAoCEQIAZBAWohBgwBCwsgBCAHQQN0aiIFIAUrAwAgEKA5AwAgB0EBaiEHDAELCyADIAIgC2xBA3RqIQMgCEFAayEIDAELCyAEIAJBA3RqIQQgCUEBaiEJDAELCwtiAQN/A0AgACAGSgRAQQAhBQNAIAEgBUoEQEHAACABIAVrIgcgB0HAAE4bIgcgAiADIAQQeSADIAIgB2xBAnRqIQMgBUFAayEFDAELCyAEIAJBA3RqIQQgBkEBaiEGDAELCwuGAwMBewN/AXwgAUEBRgRAIAMgAigCACIBQQJ0aiEDIAQgAUEDdGohAQNAIAAgCEoEQCAEIAJBBGoiAigCAEEDdGohCf0MAAAAAAAAAAAAAAAAAAAAACEHA0AgAUEYaiAJSQRAIAFBEGr9AAQAIAUgA0EIaiIKKAIEQQN0aiAFIAooAgBBA3Rq/V0DAP1XAwAB/fIBIAH9AAQAIAUgAygCBEEDdGogBSADKAIAQQN0av1dAwD9VwMAAf3yASAH/fAB/fABIQcgA0EQaiEDIAFBIGohAQwBCwsgAUEIaiAJSQRAIAH9AAQAIAUgAygCBEEDdGogBSADKAIAQQN0av1dAwD9VwMAAf3yASAH/fABIQcgA0EIaiEDIAFBEGohAQsgB/0hACAH/SEBoCELIAEgCUkEQCALIAErAwAgBSADKAIAQQN0aisDAKKgIQsgA0EEaiEDIAFBCGohAQsgBiALOQMAIAZBCGohBiAIQQFqIQgMAQsLBSAAIAEgAiADIAQgBSAGEBsLC4MDAwF7A38BfSABQQFGBEAgAyACKAIAQQJ0IgFqIQMgASAEaiEBA0AgACAISgRAIAQgAkEEaiICKAIAQQJ0aiEJ/QwAAAAAAAAAAAAAAAAAAAAAIQcDQCABQQxqIAlJBEAgAUEIav1dAwAgBSADQQhqIgooAgRBAnRqIAUgCigCAEECdGr9XAIA/VYCAAH95gEgAf1dAwAgBSADKAIEQQJ0aiAFIAMoAgBBAnRq/VwCAP1WAgAB/eYBIAf95AH95AEhByADQRBqIQMgAUEQaiEBDAELCyABQQRqIAlJBEAgAf1dAwAgBSADKAIEQQJ0aiAFIAMoAgBBAnRq/VwCAP1WAgAB/eYBIAf95AEhByADQQhqIQMgAUEIaiEBCyAH/R8AIAf9HwGSIQsgASAJSQRAIAsgASoCACAFIAMoAgBBAnRqKgIAlJIhCyADQQRqIQMgAUEEaiEBCyAGIAs4AgAgBkEEaiEGIAhBAWohCAwBCwsFIAAgASACIAMgBCAFIAYQHAsL+gECAXwDfyABQQFGBEAgAyACKAIAIgFBAnRqIQMgBCABQQN0aiEBA0AgACAISgRAIAQgAkEEaiICKAIAQQN0aiEJIAUrAwAhBwNAIAFBCGogCUkEQCAGIAMoAgBBA3RqIgogCisDACABKwMAIAeioDkDACAGIAMoAgRBA3RqIgogCisDACABKwMIIAeioDkDACADQQhqIQMgAUEQaiEBDAELCyABIAlJBEAgBiADKAIAQQN0aiIJIAkrAwAgASsDACAHoqA5AwAgA0EEaiEDIAFBCGohAQsgBUEIaiEFIAhBAWohCAwBCwsFIAAgASACIAMgBCAFIAYQHQsL9wECAX0DfyABQQFGBEAgAyACKAIAQQJ0IgFqIQMgASAEaiEBA0AgACAISgRAIAQgAkEEaiICKAIAQQJ0aiEJIAUqAgAhBwNAIAFBBGogCUkEQCAGIAMoAgBBAnRqIgogCioCACABKgIAIAeUkjgCACAGIAMoAgRBAnRqIgogCioCACABKgIEIAeUkjgCACADQQhqIQMgAUEIaiEBDAELCyABIAlJBEAgBiADKAIAQQJ0aiIJIAkqAgAgASoCACAHlJI4AgAgA0EEaiEDIAFBBGohAQsgBUEEaiEFIAhBAWohCAwBCwsFIAAgASACIAMgBCAFIAYQHgsLfQIDfwF7IAFBA3QhBgNAIAAgB0oEQCABIAIgAxAA/RQhCEEAIQUDQCAFIAZJBEAgBCAFaiACIAVq/QAEACADIAVq/QAEACAI/fEB/fIB/QsEACAFQRBqIQUMAQsLIAIgBmohAiADIAZqIQMgBCAGaiEEIAdBAWohBwwBCwsLfQIDfwF7IAFBAnQhBgNAIAAgB0oEQCABIAIgAxAB/RMhCEEAIQUDQCAFIAZJBEAgBCAFaiACIAVq/QAEACADIAVq/QAEACAI/eUB/eYB/QsEACAFQRBqIQUMAQsLIAIgBmohAiADIAZqIQMgBCAGaiEEIAdBAWohBwwBCwsLgQECBH8BeyABQQN0IQQDQCAAIAZKBEAgBCACIAEgAhAN/RQgAxAPRAAAAAAAAPA/IAEgAxAGo/0UIQhBACEFA0AgBCAFSwRAIAMgBWoiByAH/QAEACAI/fIB/QsEACAFQRBqIQUMAQsLIAIgBGohAiADIARqIQMgBkEBaiEGDAELCwt9AgR/AXsgAUECdCEEA0AgACAGSgRAIAQgAiABIAIQDv0TIAMQEEMAAIA/IAEgAxAHlf0TIQhBACEFA0AgBCAFSwRAIAMgBWoiByAH/QAEACAI/eYB/QsEACAFQRBqIQUMAQsLIAIgBGohAiADIARqIQMgBkEBaiEGDAELCwsYACAAIAEgAiADIAQgBSAGIAcgCCAJECQLGAAgACABIAIgAyAEIAUgBiAHIAggCRAlCxIAIAAgASACIAMgBCAFIAYQIAsSACAAIAEgAiADIAQgBSAGECELEgAgACABIAIgAyAEIAUgBhB8CxIAIAAgASACIAMgBCAFIAYQfQuvAQMDfwJ8AnsgAUEDdCEHA0AgACAISgRARAAAAAAAAPA/IAEgAyADEAAgAbciCqMgAqCfoyIJ/RQhCyAJIAmiIAEgAyAEEACiIAqj/RQhDEEAIQYDQCAGIAdJBEAgBSAGaiALIAQgBmr9AAQAIAwgAyAGav0ABAD98gH98QH98gH9CwQAIAZBEGohBgwBCwsgAyAHaiEDIAQgB2ohBCAFIAdqIQUgCEEBaiEIDAELCwu4AQQDfwJ8AX0CeyABQQJ0IQcDQCAAIAhKBEBEAAAAAAAA8D8gASADIAMQAbsgAbciCaMgAqCfo7YiC/0TIQwgC7siCiAKoiABIAMgBBABu6IgCaO2/RMhDUEAIQYDQCAGIAdJBEAgBSAGaiAMIAQgBmr9AAQAIA0gAyAGav0ABAD95gH95QH95gH9CwQAIAZBEGohBgwBCwsgAyAHaiEDIAQgB2ohBCAFIAdqIQUgCEEBaiEIDAELCwt8AgN/AXsgAUEDdCEGA0AgACAHSgRARAAAAAAAAPA/IAEgAyADEAAgAbejIAKgn6P9FCEIQQAhBQNAIAUgBkkEQCAEIAVqIAMgBWr9AAQAIAj98gH9CwQAIAVBEGohBQwBCwsgAyAGaiEDIAQgBmohBCAHQQFqIQcMAQsLC34CA38BeyABQQJ0IQYDQCAAIAdKBEBEAAAAAAAA8D8gASADIAMQAbsgAbejIAKgn6O2/RMhCEEAIQUDQCAFIAZJBEAgBCAFaiADIAVq/QAEACAI/eYB/QsEACAFQRBqIQUMAQsLIAMgBmohAyAEIAZqIQQgB0EBaiEHDAELCwv5AgIEfwJ7A0AgASAGSgRAIAQgAAR8IABBAUYEfCADIgUrAwD9FCIJIQogBSACQQN0aiEHIAUgAkF8cUEDdGohCANAIAUgCEkEQCAJIAX9AAQA/fUBIQkgCiAF/QAEEP31ASEKIAVBIGohBQwBCwsgCSAK/fUBIQkDQCAFIAdJBEAgCSAF/QoDAP31ASEJIAVBCGohBQwBCwsgCSAJIAn9DQgJCgsMDQ4PAAECAwQFBgf99QH9IQAFIAMiBSsDAP0UIgkhCiAFIAJBA3RqIQcgBSACQXxxQQN0aiEIA0AgBSAISQRAIAkgBf0ABAD99AEhCSAKIAX9AAQQ/fQBIQogBUEgaiEFDAELCyAJIAr99AEhCQNAIAUgB0kEQCAJIAX9CgMA/fQBIQkgBUEIaiEFDAELCyAJIAkgCf0NCAkKCwwNDg8AAQIDBAUGB/30Af0hAAsFIAIgAxAGCzkDACADIAJBA3RqIQMgBEEIaiEEIAZBAWohBgwBCwsLswMCBH8CeyAAIQUDQCABIAZKBEAgBCAFBH0gBUEBRgR9IAMiACoCAP0TIgkhCiAAIAJBAnRqIQcgACACQXhxQQJ0aiEIA0AgACAISQRAIAkgAP0ABAD96QEhCSAKIAD9AAQQ/ekBIQogAEEgaiEADAELCyAJIAr96QEhCQNAIAAgB0kEQCAJIAD9CQIA/ekBIQkgAEEEaiEADAELCyAJIAkgCf0NCAkKCwwNDg8AAQIDBAUGB/3pASIJIAkgCf0NBAUGBwABAgMMDQ4PCAkKC/3pAf0fAAUgAyIAKgIA/RMiCSEKIAAgAkECdGohByAAIAJBeHFBAnRqIQgDQCAAIAhJBEAgCSAA/QAEAP3oASEJIAogAP0ABBD96AEhCiAAQSBqIQAMAQsLIAkgCv3oASEJA0AgACAHSQRAIAkgAP0JAgD96AEhCSAAQQRqIQAMAQsLIAkgCSAJ/Q0ICQoLDA0ODwABAgMEBQYH/egBIgkgCSAJ/Q0EBQYHAAECAwwNDg8ICQoL/egB/R8ACwUgAiADEAcLOAIAIAMgAkECdGohAyAEQQRqIQQgBkEBaiEGDAELCwvGBAIHewN/IAFBA3QhDANAIAAgDUoEQCAMIAIgASACEA39FCIEIAMQDyABIAMQBv0UIgVB4AH9CgMA/UkhBiAFQegB/QoDAP3yASAFIAb9Uv0MM8SAmWFfCQAzxICZYV8JAP3OASIHQTT9zQH9DAAAAAAAADBDAAAAAAAAMEP9UP0MAAAAAAAAMEMAAAAAAAAwQ/3xAUH4Af0KAwBB8AH9CgMAIAb9Uv3xASEIIAf9DP///////w8A////////DwD9Tv0MzTt/Zp6g5j/NO39mnqDmP/3OAUEQ/QoDAP3xASIGIAZBGP0KAwD98AH98wEiCSAJ/fIBIgogCv3yASEHQTj9CgMAQcAA/QoDACAIQYAC/QoDAP3yASAJQSD9CgMAIAb98gEgBv3yASIJIAcgByAHQbgC/QoDAP3yAUGoAv0KAwD98AH98gFBmAL9CgMA/fAB/fIBIAogByAHIAdBwAL9CgMA/fIBQbAC/QoDAP3wAf3yAUGgAv0KAwD98AH98gFBkAL9CgMA/fAB/fIB/fAB/fAB/fIBIAhBiAL9CgMA/fIB/fABIAn98QEgBv3wAf3wASAF/QwAAAAAAAAAAAAAAAAAAAAA/Un9UiAF/QwAAAAAAAAAAAAAAAAAAAAA/Uf9UiAFIAVBMP0KAwD9Sf1S/SEA/RQhBUEAIQsDQCALIAxJBEAgAyALaiACIAtq/QAEACAE/fEBIAX98QH9CwQAIAtBEGohCwwBCwsgAiAMaiECIAMgDGohAyANQQFqIQ0MAQsLC/gDAgd7A38gAUECdCEMA0AgACANSgRAIAwgAiABIAIQDv0TIgUgAxAQIAEgAxAH/RMiBkHIA/0JAgD9QyEEIAZBzAP9CQIA/eYBIAYgBP1S/QwN+0oADftKAA37SgAN+0oA/a4BIgdBF/2tAf36AUHUA/0JAgBB0AP9CQIAIAT9Uv3lASEEIAf9DP//fwD//38A//9/AP//fwD9Tv0M8wQ1P/MENT/zBDU/8wQ1P/2uAUHgAv0JAgD95QEiByAHQeQC/QkCAP3kAf3nASIIIAj95gEiCSAJ/eYBIQpB9AL9CQIAQfgC/QkCACAEQdgD/QkCAP3mASAIQegC/QkCACAH/eYBIAf95gEiCCAKIApB7AP9CQIA/eYBQeQD/QkCAP3kAf3mASAJIApB6AP9CQIA/eYBQeAD/QkCAP3kAf3mAf3kAf3kAf3mASAEQdwD/QkCAP3mAf3kASAI/eUBIAf95AH95AEgBv0MAAAAAAAAAAAAAAAAAAAAAP1D/VIgBv0MAAAAAAAAAAAAAAAAAAAAAP1B/VIgBiAGQfAC/QkCAP1D/VL9HwD9EyEEQQAhCwNAIAsgDEkEQCADIAtqIAIgC2r9AAQAIAX95QEgBP3lAf0LBAAgC0EQaiELDAELCyACIAxqIQIgAyAMaiEDIA1BAWohDQwBCwsLwgEBA38DQCAAIAdKBEBBgAEgACAHayIJIAlBgAFOGyIJIAcgCWogAUQAAAAAAADwPyACIAMgB2xBA3RqIAMgBCACIAQgAyAFIAAgB2xBA3RqIABBACAGEAogB0GAAWohBwwBCwsDQCAAIAhKBEAgBSAAIAhsQQN0aiEBIAUgCEEDdGohAkEAIQMDQCADIAhIBEAgAiABKwMAOQMAIAFBCGohASACIABBA3RqIQIgA0EBaiEDDAELCyAIQQFqIQgMAQsLC74BAQN/A0AgACAHSgRAQYABIAAgB2siCSAJQYABThsiCSAHIAlqIAFDAACAPyACIAMgB2xBAnRqIAMgBCACIAQgAyAFIAAgB2xBAnRqIABBACAGEAsgB0GAAWohBwwBCwsDQCAAIAhKBEAgBSAAIAhsQQJ0aiEBIAUgCEECdGohAkEAIQMDQCADIAhIBEAgAiABKgIAOAIAIAFBBGohASACIABBAnRqIQIgA0EBaiEDDAELCyAIQQFqIQgMAQsLC7gBAwV/AXwBewNAIAAgCkoEQCAGIQkgAiADKwMAoiIN/RQhDiAFIgggAUEDdGohCyAIIAFBfnFBA3RqIQwDQCAIIAxJBEAgCSAOIAj9AAQA/fIBIAn9AAQA/fAB/QsEACAJQRBqIQkgCEEQaiEIDAELCwNAIAggC0kEQCAJIAkrAwAgDSAIKwMAoqA5AwAgCUEIaiEJIAhBCGohCAwBCwsgAyAEaiEDIAYgB2ohBiAKQQFqIQoMAQsLC7gBAwV/AX0BewNAIAAgCkoEQCAGIQkgAiADKgIAlCIN/RMhDiAFIgggAUECdGohCyAIIAFBfHFBAnRqIQwDQCAIIAxJBEAgCSAOIAj9AAQA/eYBIAn9AAQA/eQB/QsEACAJQRBqIQkgCEEQaiEIDAELCwNAIAggC0kEQCAJIAkqAgAgDSAIKgIAlJI4AgAgCUEEaiEJIAhBBGohCAwBCwsgAyAEaiEDIAYgB2ohBiAKQQFqIQoMAQsLC1QBAX8DQCAAIBJKBEAgBCAFIAYgByAIIAkgCiALIAwgDSAOIA8gECAREAogCCABQQN0aiEIIAsgAkEDdGohCyAOIANBA3RqIQ4gEkEBaiESDAELCwtUAQF/A0AgACASSgRAIAQgBSAGIAcgCCAJIAogCyAMIA0gDiAPIBAgERALIAggAUECdGohCCALIAJBAnRqIQsgDiADQQJ0aiEOIBJBAWohEgwBCwsLCgAgACABIAIQAAsKACAAIAEgAhABCxAAIAAgASACIAMgBCAFEBcLEAAgACABIAIgAyAEIAUQGAuGAQIBewF/IAH9FCEEIAIgAEEDdGohBSACIABBfnFBA3RqIQADQCAAIAJLBEAgAyAEIAL9AAQA/fIBIAP9AAQA/fAB/QsEACADQRBqIQMgAkEQaiECDAELCwNAIAIgBUkEQCADIAMrAwAgASACKwMAoqA5AwAgA0EIaiEDIAJBCGohAgwBCwsLhgECAXsBfyAB/RMhBCACIABBAnRqIQUgAiAAQXxxQQJ0aiEAA0AgACACSwRAIAMgBCAC/QAEAP3mASAD/QAEAP3kAf0LBAAgA0EQaiEDIAJBEGohAgwBCwsDQCACIAVJBEAgAyADKgIAIAEgAioCAJSSOAIAIANBBGohAyACQQRqIQIMAQsLCzIAIANBgAIgACAAQYACThtBgBAgASABQYAQThtqQQxqQYACIAIgAkGAAk4bbGxBgAJqC+gJAgF/GHsgASEDIAIgAEEDdGohAANAIAAgAksEQCAB/QAEACIM/ewBQcgC/QoDACIG/fYBIgQgBP3wASIEQfAA/QoDACIH/fIBQdAC/QoDACII/fEBQcgA/QoDACIJ/fABIgogCf3xASEFIAFBMGr9AAQA/ewBIAb99gEiCyAL/fABIg0gB/3yASAI/fEBIAn98AEiDiAJ/fEBIQ8gBCAFQfgA/QoDACIQ/fIB/fEBIAVBgAH9CgMAIhH98gH98QEhBCABQRBq/QAEAP3sASAG/fYBIgUgBf3wASIFIAUgB/3yASAI/fEBIAn98AEiEiAJ/fEBIgUgEP3yAf3xASAFIBH98gH98QEhBSABQSBq/QAEAP3sASAG/fYBIgYgBv3wASIGIAYgB/3yASAI/fEBIAn98AEiBiAJ/fEBIgcgEP3yAf3xASAHIBH98gH98QEhByAD/QAEABogAiAKQTT9ywFBEP0KAwAiE/3OASIUIAQgBP3yAUGIAf0KAwAiCCAE/fIBQZAB/QoDACIJ/fABIAT98gFBmAH9CgMAIgr98AEgBP3yAUGgAf0KAwAiC/3wASAE/fIBQagB/QoDACIV/fABIAT98gFBsAH9CgMAIhb98AEgBP3yAUG4Af0KAwAiF/3wASAE/fIBQcAB/QoDACIY/fABIAT98gFByAH9CgMAIhn98AEgBP3yAUHQAf0KAwAiGv3wASAE/fIBQdgB/QoDACIb/fAB/fIBIAT98AH98gEgFCAT/fEB/fABIgQgBEEY/QoDAP3wAf3zASAMQSj9CgMA/U79UP0LBAAgA0EQav0ABAAaIAIgEkE0/csBQRD9CgMAIgT9zgEiDCAFIAX98gEgCCAF/fIBIAn98AEgBf3yASAK/fABIAX98gEgC/3wASAF/fIBIBX98AEgBf3yASAW/fABIAX98gEgF/3wASAF/fIBIBj98AEgBf3yASAZ/fABIAX98gEgGv3wASAF/fIBIBv98AH98gEgBf3wAf3yASAMIAT98QH98AEiBCAEQRj9CgMA/fAB/fMBIAFBEGr9AAQAQSj9CgMA/U79UP0LBBAgA0Egav0ABAAaIAIgBkE0/csBQRD9CgMAIgT9zgEiBSAHIAf98gEgCCAH/fIBIAn98AEgB/3yASAK/fABIAf98gEgC/3wASAH/fIBIBX98AEgB/3yASAW/fABIAf98gEgF/3wASAH/fIBIBj98AEgB/3yASAZ/fABIAf98gEgGv3wASAH/fIBIBv98AH98gEgB/3wAf3yASAFIAT98QH98AEiBCAEQRj9CgMA/fAB/fMBIAFBIGr9AAQAQSj9CgMA/U79UP0LBCAgA0Ewav0ABAAaIAIgDkE0/csBQRD9CgMAIgX9zgEiBiANIA8gEP3yAf3xASAPIBH98gH98QEiBCAE/fIBIAggBP3yASAJ/fABIAT98gEgCv3wASAE/fIBIAv98AEgBP3yASAV/fABIAT98gEgFv3wASAE/fIBIBf98AEgBP3yASAY/fABIAT98gEgGf3wASAE/fIBIBr98AEgBP3yASAb/fAB/fIBIAT98AH98gEgBiAF/fEB/fABIgQgBEEY/QoDAP3wAf3zASABQTBq/QAEAEEo/QoDAP1O/VD9CwQwIAFBQGshASADQUBrIQMgAkFAayECDAELCwuJCAIBfxN7IAEhAyACIABBAnRqIQADQCAAIAJLBEAgAf0ABAAiB/3gAUH8A/0JAgAiBf3qASIEIAT95AEiBEGQA/0JAgAiCP3mAUGABP0JAgAiCf3lAUH8Av0JAgAiCv3kASILIAr95QEhBiABQTBq/QAEAP3gASAF/eoBIgwgDP3kASIMIAj95gEgCf3lASAK/eQBIg0gCv3lASEOIAQgBkGUA/0JAgAiD/3mAf3lASAGQZgD/QkCACIQ/eYB/eUBIQQgAUEQav0ABAD94AEgBf3qASIGIAb95AEiBiAGIAj95gEgCf3lASAK/eQBIhEgCv3lASIGIA/95gH95QEgBiAQ/eYB/eUBIRIgAUEgav0ABAD94AEgBf3qASIFIAX95AEiBSAFIAj95gEgCf3lASAK/eQBIgggCv3lASIFIA/95gH95QEgBSAQ/eYB/eUBIQkgA/0ABAAaIAIgC0EX/asBQeAC/QkCACIK/a4BIgsgBCAE/eYBQbAD/QkCACITIAT95gFBtAP9CQIAIhT95AEgBP3mAUG4A/0JAgAiBf3kASAE/eYBQbwD/QkCACIG/eQBIAT95gFBwAP9CQIAIhX95AEgBP3mAUHEA/0JAgAiFv3kAf3mASAE/eQB/eYBIAsgCv3lAf3kASIEIARB5AL9CQIA/eQB/ecBIAdB7AL9CQIA/U79UP0LBAAgA0EQav0ABAAaIAIgEUEX/asBQeAC/QkCACIE/a4BIgcgEiAS/eYBIBMgEv3mASAU/eQBIBL95gEgBf3kASAS/eYBIAb95AEgEv3mASAV/eQBIBL95gEgFv3kAf3mASAS/eQB/eYBIAcgBP3lAf3kASIEIARB5AL9CQIA/eQB/ecBIAFBEGr9AAQAQewC/QkCAP1O/VD9CwQQIANBIGr9AAQAGiACIAhBF/2rAUHgAv0JAgAiBP2uASIHIAkgCf3mASATIAn95gEgFP3kASAJ/eYBIAX95AEgCf3mASAG/eQBIAn95gEgFf3kASAJ/eYBIBb95AH95gEgCf3kAf3mASAHIAT95QH95AEiBCAEQeQC/QkCAP3kAf3nASABQSBq/QAEAEHsAv0JAgD9Tv1Q/QsEICADQTBq/QAEABogAiANQRf9qwFB4AL9CQIAIgf9rgEiCCAMIA4gD/3mAf3lASAOIBD95gH95QEiBCAE/eYBIBMgBP3mASAU/eQBIAT95gEgBf3kASAE/eYBIAb95AEgBP3mASAV/eQBIAT95gEgFv3kAf3mASAE/eQB/eYBIAggB/3lAf3kASIEIARB5AL9CQIA/eQB/ecBIAFBMGr9AAQAQewC/QkCAP1O/VD9CwQwIAFBQGshASADQUBrIQMgAkFAayECDAELCwtqAQF7IAUgAEEDdGohAANAIAAgBUsEQCABIAJq/QAEACADIARq/QAEAP3xASEGIAUgAf0ABAAgA/0ABAD98QH9CwQAIAUgBv0LBBAgASACQQF0aiEBIAMgBEEBdGohAyAFQSBqIQUMAQsLC2oBAXsgBSAAQQJ0aiEAA0AgACAFSwRAIAEgAmr9AAQAIAMgBGr9AAQA/eUBIQYgBSAB/QAEACAD/QAEAP3lAf0LBAAgBSAG/QsEECABIAJBAXRqIQEgAyAEQQF0aiEDIAVBIGohBQwBCwsLUQECeyABIABBA3RqIQADQCAAIAFLBEAgAf0ABBAhBCACIAH9AAQAIgMgA/3yAf0LBAAgAiAEIAT98gH9CwQQIAJBIGohAiABQSBqIQEMAQsLC1EBAnsgASAAQQJ0aiEAA0AgACABSwRAIAH9AAQQIQQgAiAB/QAEACIDIAP95gH9CwQAIAIgBCAE/eYB/QsEECACQSBqIQIgAUEgaiEBDAELCwtLAQF7IAEgAEEDdGohAANAIAAgAUsEQCAB/QAEEP3vASEDIAIgAf0ABAD97wH9CwQAIAIgA/0LBBAgAkEgaiECIAFBIGohAQwBCwsLSwEBeyABIABBAnRqIQADQCAAIAFLBEAgAf0ABBD94wEhAyACIAH9AAQA/eMB/QsEACACIAP9CwQQIAJBIGohAiABQSBqIQEMAQsLC9oPAhp7AX8gBSAAQQN0aiEgA0AgBSAgSQRAIAH9AAQAIgb97AFB6AD9CgMAIgf9SSABIAJq/QAEACII/ewBIAf9Sf1OIAEgAkEBdGr9AAQAIgn97AEgB/1JIAEgAkEDbGr9AAQAIgr97AEgB/1J/U79Tv3DAQRAIAb97QEiB0HwAP0KAwAiC/3yAUHIAP0KAwAiDP3wASINIAz98QEhDiAI/e0BIg8gC/3yASAM/fABIhAgDP3xASERIAn97QEiEiAL/fIBIAz98AEiEyAM/fEBIRQgCv3tASIKIAv98gEgDP3wASILIAz98QEhDEEQ/QoDACIVIAcgDkH4AP0KAwAiB/3yAf3xASAOQYAB/QoDACII/fIB/fEBIgkgCf3yAUGIAf0KAwAiDiAJ/fIBQZAB/QoDACIW/fABIAn98gFBmAH9CgMAIhf98AEgCf3yAUGgAf0KAwAiGP3wASAJ/fIBQagB/QoDACIZ/fABIAn98gFBsAH9CgMAIhr98AEgCf3yAUG4Af0KAwAiG/3wASAJ/fIBQcAB/QoDACIc/fABIAn98gFByAH9CgMAIh398AEgCf3yAUHQAf0KAwAiHv3wASAJ/fIBQdgB/QoDACIf/fAB/fIBIAn98AH98AEgDUE0/csB/c4BIQkgBSAD/QAEACAVIBUgCf3wAf3zASIN/fIBIAYgCSAN/fIB/fIBIBX98AH98gH9CwQAQRD9CgMAIgkgDyARIAf98gH98QEgESAI/fIB/fEBIgYgBv3yASAOIAb98gEgFv3wASAG/fIBIBf98AEgBv3yASAY/fABIAb98gEgGf3wASAG/fIBIBr98AEgBv3yASAb/fABIAb98gEgHP3wASAG/fIBIB398AEgBv3yASAe/fABIAb98gEgH/3wAf3yASAG/fAB/fABIBBBNP3LAf3OASEGIAUgAyAEav0ABAAgCSAJIAb98AH98wEiDf3yASABIAJq/QAEACAGIA398gH98gEgCf3wAf3yAf0LBBBBEP0KAwAiCSASIBQgB/3yAf3xASAUIAj98gH98QEiBiAG/fIBIA4gBv3yASAW/fABIAb98gEgF/3wASAG/fIBIBj98AEgBv3yASAZ/fABIAb98gEgGv3wASAG/fIBIBv98AEgBv3yASAc/fABIAb98gEgHf3wASAG/fIBIB798AEgBv3yASAf/fAB/fIBIAb98AH98AEgE0E0/csB/c4BIQYgBSADIARBAXRq/QAEACAJIAkgBv3wAf3zASIN/fIBIAEgAkEBdGr9AAQAIAYgDf3yAf3yASAJ/fAB/fIB/QsEIEEQ/QoDACIJIAogDCAH/fIB/fEBIAwgCP3yAf3xASIGIAb98gEgDiAG/fIBIBb98AEgBv3yASAX/fABIAb98gEgGP3wASAG/fIBIBn98AEgBv3yASAa/fABIAb98gEgG/3wASAG/fIBIBz98AEgBv3yASAd/fABIAb98gEgHv3wASAG/fIBIB/98AH98gEgBv3wAf3wASALQTT9ywH9zgEhBiAFIAMgBEEDbGr9AAQAIAkgCSAG/fAB/fMBIgf98gEgASACQQNsav0ABAAgBiAH/fIB/fIBIAn98AH98gH9CwQwBUEAIQADQCAAQQRJBEAgASAAIAJsav0ABAAiCP3sAf3tAUHQAP0KAwAiBv33AUHYAP0KAwAiB/32ASIJQfAA/QoDACIK/fIBQcgA/QoDACIL/fABIAv98QEiDEEg/QoDACIN/fIBIAv98AEhDiAI/e0BIg/97AH97QEgBv33ASAH/fYBIhAgCv3yASAL/fABIAv98QEiCiAN/fIBIAv98AEhDSAFIABBBHRqIAMgACAEbGr9AAQAQRD9CgMAIhEgCSAMQfgA/QoDACIJ/fIB/fEBIAxBgAH9CgMAIhL98gH98QEiEyAT/fIBQYgB/QoDACIUIBP98gFBkAH9CgMAIhX98AEgE/3yAUGYAf0KAwAiFv3wASAT/fIBQaAB/QoDACIX/fABIBP98gFBqAH9CgMAIhj98AEgE/3yAUGwAf0KAwAiGf3wASAT/fIBQbgB/QoDACIa/fABIBP98gFBwAH9CgMAIhv98AEgE/3yAUHIAf0KAwAiHP3wASAT/fIBQdAB/QoDACIG/fABIBP98gFB2AH9CgMAIgf98AH98gEgE/3wAf3wASAOQTT9ywEgEf3OAf3yASAMIA4gC/3xAf3xASAL/fABQTT9ywEgEf3OAf3yASIMIBEgCP0MAAAAAAAAAAAAAAAAAAAAAP1J/VIgDCAR/fAB/fMB/fIBIAggESAQIAogCf3yAf3xASAKIBL98gH98QEiCCAI/fIBIBQgCP3yASAV/fABIAj98gEgFv3wASAI/fIBIBf98AEgCP3yASAY/fABIAj98gEgGf3wASAI/fIBIBr98AEgCP3yASAb/fABIAj98gEgHP3wASAI/fIBIAb98AEgCP3yASAH/fAB/fIBIAj98AH98AEgDUE0/csBIBH9zgH98gEgCiANIAv98QH98QEgC/3wAUE0/csBIBH9zgH98gEiBiARIA/9DAAAAAAAAAAAAAAAAAAAAAD9Sf1SIAYgEf3wAf3zAf3yASAR/fAB/fIB/QsEACAAQQFqIQAMAQsLCyABIAJBAnRqIQEgAyAEQQJ0aiEDIAVBQGshBQwBCwsL4wwCFXsBfyAFIABBAnRqIRsDQCAFIBtJBEAgAf0ABAAiBv3gASABIAJq/QAEACIH/eAB/bgBIAEgAkEBdGr9AAQAIgj94AEgASACQQNsav0ABAAiCf3gAf24Af24AUGMA/0JAgD9Of2jAQRAIAb94QEiCkGQA/0JAgAiC/3mAUH8Av0JAgAiDP3kASINIAz95QEhDiAH/eEBIg8gC/3mASAM/eQBIhAgDP3lASERIAj94QEiEiAL/eYBIAz95AEiEyAM/eUBIRQgCf3hASIVIAv95gEgDP3kASILIAz95QEhDEHgAv0JAgAiFiAKIA5BlAP9CQIAIgf95gH95QEgDkGYA/0JAgAiCP3mAf3lASIJIAn95gFBsAP9CQIAIgogCf3mAUG0A/0JAgAiDv3kASAJ/eYBQbgD/QkCACIX/eQBIAn95gFBvAP9CQIAIhj95AEgCf3mAUHAA/0JAgAiGf3kASAJ/eYBQcQD/QkCACIa/eQB/eYBIAn95AH95AEgDUEX/asB/a4BIQkgBSAD/QAEACAWIBYgCf3kAf3nASIN/eYBIAYgCSAN/eYB/eYBIBb95AH95gH9CwQAQeAC/QkCACIJIA8gESAH/eYB/eUBIBEgCP3mAf3lASIGIAb95gEgCiAG/eYBIA795AEgBv3mASAX/eQBIAb95gEgGP3kASAG/eYBIBn95AEgBv3mASAa/eQB/eYBIAb95AH95AEgEEEX/asB/a4BIQYgBSADIARq/QAEACAJIAkgBv3kAf3nASIN/eYBIAEgAmr9AAQAIAYgDf3mAf3mASAJ/eQB/eYB/QsEEEHgAv0JAgAiCSASIBQgB/3mAf3lASAUIAj95gH95QEiBiAG/eYBIAogBv3mASAO/eQBIAb95gEgF/3kASAG/eYBIBj95AEgBv3mASAZ/eQBIAb95gEgGv3kAf3mASAG/eQB/eQBIBNBF/2rAf2uASEGIAUgAyAEQQF0av0ABAAgCSAJIAb95AH95wEiDf3mASABIAJBAXRq/QAEACAGIA395gH95gEgCf3kAf3mAf0LBCBB4AL9CQIAIgkgFSAMIAf95gH95QEgDCAI/eYB/eUBIgYgBv3mASAKIAb95gEgDv3kASAG/eYBIBf95AEgBv3mASAY/eQBIAb95gEgGf3kASAG/eYBIBr95AH95gEgBv3kAf3kASALQRf9qwH9rgEhBiAFIAMgBEEDbGr9AAQAIAkgCSAG/eQB/ecBIgf95gEgASACQQNsav0ABAAgBiAH/eYB/eYBIAn95AH95gH9CwQwBUEAIQADQCAAQQRJBEAgASAAIAJsav0ABAAiBv3gAf3hAUGAA/0JAgAiB/3rAUGEA/0JAgAiCP3qASIJQZAD/QkCACIK/eYBQfwC/QkCACIL/eQBIAv95QEiDEHoAv0JAgAiDf3mASAL/eQBIQ4gBv3hASIP/eAB/eEBIAf96wEgCP3qASIQIAr95gEgC/3kASAL/eUBIgogDf3mASAL/eQBIQ0gBSAAQQR0aiADIAAgBGxq/QAEAEHgAv0JAgAiESAJIAxBlAP9CQIAIgf95gH95QEgDEGYA/0JAgAiCP3mAf3lASIJIAn95gFBsAP9CQIAIhIgCf3mAUG0A/0JAgAiE/3kASAJ/eYBQbgD/QkCACIU/eQBIAn95gFBvAP9CQIAIhX95AEgCf3mAUHAA/0JAgAiFv3kASAJ/eYBQcQD/QkCACIX/eQB/eYBIAn95AH95AEgDkEX/asBIBH9rgH95gEgDCAOIAv95QH95QEgC/3kAUEX/asBIBH9rgH95gEiCSARIAb9DAAAAAAAAAAAAAAAAAAAAAD9Q/1SIAkgEf3kAf3nAf3mASAGIBEgECAKIAf95gH95QEgCiAI/eYB/eUBIgYgBv3mASASIAb95gEgE/3kASAG/eYBIBT95AEgBv3mASAV/eQBIAb95gEgFv3kASAG/eYBIBf95AH95gEgBv3kAf3kASANQRf9qwEgEf2uAf3mASAKIA0gC/3lAf3lASAL/eQBQRf9qwEgEf2uAf3mASIGIBEgD/0MAAAAAAAAAAAAAAAAAAAAAP1D/VIgBiAR/eQB/ecB/eYBIBH95AH95gH9CwQAIABBAWohAAwBCwsLIAEgAkECdGohASADIARBAnRqIQMgBUFAayEFDAELCwulDAIDfxl7IAEhAyACIABBA3RqIQUDQCACIAVJBEAgAf0ABAAiD/3sAUHoAP0KAwAiBv1JIAFBEGr9AAQAIgf97AEgBv1J/U4gAUEgav0ABAAiEv3sASAG/UkgAUEwav0ABAAiFP3sASAG/Un9Tv1O/cMBBEAgD/3tASIGQfAA/QoDACIV/fIBQcgA/QoDACIW/fABIg0gFv3xASEIIAYgCEH4AP0KAwAiF/3yAf3xASAIQYAB/QoDACIY/fIB/fEBIRAgB/3tASIGIBX98gEgFv3wASIOIBb98QEhByAGIAcgF/3yAf3xASAHIBj98gH98QEiEyAT/fIBQYgB/QoDACIZIBP98gFBkAH9CgMAIhH98AEgE/3yAUGYAf0KAwAiGv3wASAT/fIBQaAB/QoDACIb/fABIBP98gFBqAH9CgMAIgb98AEgE/3yAUGwAf0KAwAiB/3wASAT/fIBQbgB/QoDACII/fABIBP98gFBwAH9CgMAIgn98AEgE/3yAUHIAf0KAwAiCv3wASAT/fIBQdAB/QoDACIL/fABIBP98gFB2AH9CgMAIgz98AH98gEgE/3wASEcIBL97QEiHSAV/fIBIBb98AEiEiAW/fEBIRMgFP3tASIUIBX98gEgFv3wASIVIBb98QEhFiAD/QAEABpBEP0KAwAiHiAQIBD98gEgGSAQ/fIBIBH98AEgEP3yASAa/fABIBD98gEgG/3wASAQ/fIBIAb98AEgEP3yASAH/fABIBD98gEgCP3wASAQ/fIBIAn98AEgEP3yASAK/fABIBD98gEgC/3wASAQ/fIBIAz98AH98gEgEP3wAf3wASANQTT9ywH9zgEhDSACIA8gHiAN/fAB/fMB/QsEACADQRBq/QAEABpBEP0KAwAiDSAc/fABIA5BNP3LAf3OASEOIAIgAUEQav0ABAAgDSAO/fAB/fMB/QsEECADQSBq/QAEABpBEP0KAwAiDiAdIBMgF/3yAf3xASATIBj98gH98QEiDSAN/fIBIBkgDf3yASAR/fABIA398gEgGv3wASAN/fIBIBv98AEgDf3yASAG/fABIA398gEgB/3wASAN/fIBIAj98AEgDf3yASAJ/fABIA398gEgCv3wASAN/fIBIAv98AEgDf3yASAM/fAB/fIBIA398AH98AEgEkE0/csB/c4BIQ0gAiABQSBq/QAEACAOIA398AH98wH9CwQgIANBMGr9AAQAGkEQ/QoDACIOIBQgFiAX/fIB/fEBIBYgGP3yAf3xASINIA398gEgGSAN/fIBIBH98AEgDf3yASAa/fABIA398gEgG/3wASAN/fIBIAb98AEgDf3yASAH/fABIA398gEgCP3wASAN/fIBIAn98AEgDf3yASAK/fABIA398gEgC/3wASAN/fIBIAz98AH98gEgDf3wAf3wASAVQTT9ywH9zgEhBiACIAFBMGr9AAQAIA4gBv3wAf3zAf0LBDAFQQAhAANAIABBBEkEQCAAQQR0IgQgAWr9AAQAIQYgAyAEav0ABAAaIAb97AH97QFB0AD9CgMA/fcBQdgA/QoDAP32ASIHQfAA/QoDAP3yAUHIAP0KAwAiCP3wASAI/fEBIglBIP0KAwD98gEgCP3wASEKIAIgBGogBkEQ/QoDACILIAcgCUH4AP0KAwD98gH98QEgCUGAAf0KAwD98gH98QEiByAH/fIBQYgB/QoDACAH/fIBQZAB/QoDAP3wASAH/fIBQZgB/QoDAP3wASAH/fIBQaAB/QoDAP3wASAH/fIBQagB/QoDAP3wASAH/fIBQbAB/QoDAP3wASAH/fIBQbgB/QoDAP3wASAH/fIBQcAB/QoDAP3wASAH/fIBQcgB/QoDAP3wASAH/fIBQdAB/QoDAP3wASAH/fIBQdgB/QoDAP3wAf3yASAH/fAB/fABIApBNP3LASAL/c4B/fIBIAkgCiAI/fEB/fEBIAj98AFBNP3LASAL/c4B/fIBIgcgCyAG/QwAAAAAAAAAAAAAAAAAAAAA/Un9UiAHIAv98AH98wH98gH9CwQAIABBAWohAAwBCwsLIAFBQGshASADQUBrIQMgAkFAayECDAELCwvsCQIDfxR7IAEhAyACIABBAnRqIQUDQCACIAVJBEAgAf0ABAAiCiIG/eABIAFBEGr9AAQAIgf94AH9uAEgAUEgav0ABAAiDf3gASABQTBq/QAEACIP/eAB/bgB/bgBQYwD/QkCAP05/aMBBEAgBv3hASIGQZAD/QkCACIQ/eYBQfwC/QkCACIR/eQBIgggEf3lASEJIAYgCUGUA/0JAgAiEv3mAf3lASAJQZgD/QkCACIT/eYB/eUBIQsgB/3hASIGIBD95gEgEf3kASIJIBH95QEhByAGIAcgEv3mAf3lASAHIBP95gH95QEiDiAO/eYBQbAD/QkCACIUIA795gFBtAP9CQIAIgz95AEgDv3mAUG4A/0JAgAiFf3kASAO/eYBQbwD/QkCACIW/eQBIA795gFBwAP9CQIAIgb95AEgDv3mAUHEA/0JAgAiB/3kAf3mASAO/eQBIRcgDf3hASIYIBD95gEgEf3kASINIBH95QEhDiAP/eEBIg8gEP3mASAR/eQBIhAgEf3lASERIAP9AAQAGkHgAv0JAgAiGSALIAv95gEgFCAL/eYBIAz95AEgC/3mASAV/eQBIAv95gEgFv3kASAL/eYBIAb95AEgC/3mASAH/eQB/eYBIAv95AH95AEgCEEX/asB/a4BIQggAiAKIBkgCP3kAf3nAf0LBAAgA0EQav0ABAAaQeAC/QkCACIIIBf95AEgCUEX/asB/a4BIQkgAiABQRBq/QAEACAIIAn95AH95wH9CwQQIANBIGr9AAQAGkHgAv0JAgAiCSAYIA4gEv3mAf3lASAOIBP95gH95QEiCCAI/eYBIBQgCP3mASAM/eQBIAj95gEgFf3kASAI/eYBIBb95AEgCP3mASAG/eQBIAj95gEgB/3kAf3mASAI/eQB/eQBIA1BF/2rAf2uASEIIAIgAUEgav0ABAAgCSAI/eQB/ecB/QsEICADQTBq/QAEABpB4AL9CQIAIgkgDyARIBL95gH95QEgESAT/eYB/eUBIgggCP3mASAUIAj95gEgDP3kASAI/eYBIBX95AEgCP3mASAW/eQBIAj95gEgBv3kASAI/eYBIAf95AH95gEgCP3kAf3kASAQQRf9qwH9rgEhBiACIAFBMGr9AAQAIAkgBv3kAf3nAf0LBDAFQQAhAANAIABBBEkEQCAAQQR0IgQgAWr9AAQAIQYgAyAEav0ABAAaIAb94AH94QFBgAP9CQIA/esBQYQD/QkCAP3qASIHQZAD/QkCAP3mAUH8Av0JAgAiCP3kASAI/eUBIglB6AL9CQIA/eYBIAj95AEhCiACIARqIAZB4AL9CQIAIgsgByAJQZQD/QkCAP3mAf3lASAJQZgD/QkCAP3mAf3lASIHIAf95gFBsAP9CQIAIAf95gFBtAP9CQIA/eQBIAf95gFBuAP9CQIA/eQBIAf95gFBvAP9CQIA/eQBIAf95gFBwAP9CQIA/eQBIAf95gFBxAP9CQIA/eQB/eYBIAf95AH95AEgCkEX/asBIAv9rgH95gEgCSAKIAj95QH95QEgCP3kAUEX/asBIAv9rgH95gEiByALIAb9DAAAAAAAAAAAAAAAAAAAAAD9Q/1SIAcgC/3kAf3nAf3mAf0LBAAgAEEBaiEADAELCwsgAUFAayEBIANBQGshAyACQUBrIQIMAQsLC6kMAgN/GHsgASEDIAIgAEEDdGohBQNAIAIgBUkEQCAB/QAEACIG/ewBQegA/QoDACIH/UkgAUEQav0ABAAiCP3sASAH/Un9TiABQSBq/QAEACIR/ewBIAf9SSABQTBq/QAEACIT/ewBIAf9Sf1O/U79wwEEQCAG/e0BIgZB8AD9CgMAIhT98gFByAD9CgMAIhX98AEiDCAV/fEBIQcgBiAHQfgA/QoDACIW/fIB/fEBIAdBgAH9CgMAIhf98gH98QEhDiAI/e0BIgYgFP3yASAV/fABIg0gFf3xASEHIAYgByAW/fIB/fEBIAcgF/3yAf3xASISIBL98gFBiAH9CgMAIg8gEv3yAUGQAf0KAwAiEP3wASAS/fIBQZgB/QoDACIY/fABIBL98gFBoAH9CgMAIhn98AEgEv3yAUGoAf0KAwAiGv3wASAS/fIBQbAB/QoDACIG/fABIBL98gFBuAH9CgMAIgf98AEgEv3yAUHAAf0KAwAiCP3wASAS/fIBQcgB/QoDACIJ/fABIBL98gFB0AH9CgMAIgr98AEgEv3yAUHYAf0KAwAiC/3wAf3yASAS/fABIRsgEf3tASIcIBT98gEgFf3wASIRIBX98QEhEiAT/e0BIhMgFP3yASAV/fABIhQgFf3xASEVIAP9AAQAGkEQ/QoDACIdIA4gDv3yASAPIA798gEgEP3wASAO/fIBIBj98AEgDv3yASAZ/fABIA798gEgGv3wASAO/fIBIAb98AEgDv3yASAH/fABIA798gEgCP3wASAO/fIBIAn98AEgDv3yASAK/fABIA798gEgC/3wAf3yASAO/fAB/fABIAxBNP3LAf3OASEMIAIgHSAdIAz98AH98wH9CwQAIAFBEGr9AAQAGiADQRBq/QAEABpBEP0KAwAiDCAb/fABIA1BNP3LAf3OASENIAIgDCAMIA398AH98wH9CwQQIAFBIGr9AAQAGiADQSBq/QAEABpBEP0KAwAiDSAcIBIgFv3yAf3xASASIBf98gH98QEiDCAM/fIBIA8gDP3yASAQ/fABIAz98gEgGP3wASAM/fIBIBn98AEgDP3yASAa/fABIAz98gEgBv3wASAM/fIBIAf98AEgDP3yASAI/fABIAz98gEgCf3wASAM/fIBIAr98AEgDP3yASAL/fAB/fIBIAz98AH98AEgEUE0/csB/c4BIQwgAiANIA0gDP3wAf3zAf0LBCAgAUEwav0ABAAaIANBMGr9AAQAGkEQ/QoDACINIBMgFSAW/fIB/fEBIBUgF/3yAf3xASIMIAz98gEgDyAM/fIBIBD98AEgDP3yASAY/fABIAz98gEgGf3wASAM/fIBIBr98AEgDP3yASAG/fABIAz98gEgB/3wASAM/fIBIAj98AEgDP3yASAJ/fABIAz98gEgCv3wASAM/fIBIAv98AH98gEgDP3wAf3wASAUQTT9ywH9zgEhBiACIA0gDSAG/fAB/fMB/QsEMAVBACEAA0AgAEEESQRAIABBBHQiBCABav0ABAAhBiADIARq/QAEABogBv3sAf3tAUHQAP0KAwD99wFB2AD9CgMA/fYBIgdB8AD9CgMA/fIBQcgA/QoDACII/fABIAj98QEiCUEg/QoDAP3yASAI/fABIQogAiAEakEQ/QoDACILIAcgCUH4AP0KAwD98gH98QEgCUGAAf0KAwD98gH98QEiByAH/fIBQYgB/QoDACAH/fIBQZAB/QoDAP3wASAH/fIBQZgB/QoDAP3wASAH/fIBQaAB/QoDAP3wASAH/fIBQagB/QoDAP3wASAH/fIBQbAB/QoDAP3wASAH/fIBQbgB/QoDAP3wASAH/fIBQcAB/QoDAP3wASAH/fIBQcgB/QoDAP3wASAH/fIBQdAB/QoDAP3wASAH/fIBQdgB/QoDAP3wAf3yASAH/fAB/fABIApBNP3LASAL/c4B/fIBIAkgCiAI/fEB/fEBIAj98AFBNP3LASAL/c4B/fIBIgcgCyAG/QwAAAAAAAAAAAAAAAAAAAAA/Un9UiAHIAv98AH98wH9CwQAIABBAWohAAwBCwsLIAFBQGshASADQUBrIQMgAkFAayECDAELCwvuCQIDfxN7IAEhAyACIABBAnRqIQUDQCACIAVJBEAgAf0ABAAiBv3gASABQRBq/QAEACII/eAB/bgBIAFBIGr9AAQAIgz94AEgAUEwav0ABAAiDv3gAf24Af24AUGMA/0JAgD9Of2jAQRAIAb94QEiBkGQA/0JAgAiD/3mAUH8Av0JAgAiEP3kASIHIBD95QEhCSAGIAlBlAP9CQIAIhH95gH95QEgCUGYA/0JAgAiEv3mAf3lASEJIAj94QEiBiAP/eYBIBD95AEiCCAQ/eUBIQogBiAKIBH95gH95QEgCiAS/eYB/eUBIg0gDf3mAUGwA/0JAgAiCiAN/eYBQbQD/QkCACIL/eQBIA395gFBuAP9CQIAIhP95AEgDf3mAUG8A/0JAgAiFP3kASAN/eYBQcAD/QkCACIV/eQBIA395gFBxAP9CQIAIgb95AH95gEgDf3kASEWIAz94QEiFyAP/eYBIBD95AEiDCAQ/eUBIQ0gDv3hASIOIA/95gEgEP3kASIPIBD95QEhECAD/QAEABpB4AL9CQIAIhggCSAJ/eYBIAogCf3mASAL/eQBIAn95gEgE/3kASAJ/eYBIBT95AEgCf3mASAV/eQBIAn95gEgBv3kAf3mASAJ/eQB/eQBIAdBF/2rAf2uASEHIAIgGCAYIAf95AH95wH9CwQAIAFBEGr9AAQAGiADQRBq/QAEABpB4AL9CQIAIgcgFv3kASAIQRf9qwH9rgEhCCACIAcgByAI/eQB/ecB/QsEECABQSBq/QAEABogA0Egav0ABAAaQeAC/QkCACIIIBcgDSAR/eYB/eUBIA0gEv3mAf3lASIHIAf95gEgCiAH/eYBIAv95AEgB/3mASAT/eQBIAf95gEgFP3kASAH/eYBIBX95AEgB/3mASAG/eQB/eYBIAf95AH95AEgDEEX/asB/a4BIQcgAiAIIAggB/3kAf3nAf0LBCAgAUEwav0ABAAaIANBMGr9AAQAGkHgAv0JAgAiCCAOIBAgEf3mAf3lASAQIBL95gH95QEiByAH/eYBIAogB/3mASAL/eQBIAf95gEgE/3kASAH/eYBIBT95AEgB/3mASAV/eQBIAf95gEgBv3kAf3mASAH/eQB/eQBIA9BF/2rAf2uASEGIAIgCCAIIAb95AH95wH9CwQwBUEAIQADQCAAQQRJBEAgAEEEdCIEIAFq/QAEACEGIAMgBGr9AAQAGiAG/eAB/eEBQYAD/QkCAP3rAUGEA/0JAgD96gEiB0GQA/0JAgD95gFB/AL9CQIAIgj95AEgCP3lASIJQegC/QkCAP3mASAI/eQBIQogAiAEakHgAv0JAgAiCyAHIAlBlAP9CQIA/eYB/eUBIAlBmAP9CQIA/eYB/eUBIgcgB/3mAUGwA/0JAgAgB/3mAUG0A/0JAgD95AEgB/3mAUG4A/0JAgD95AEgB/3mAUG8A/0JAgD95AEgB/3mAUHAA/0JAgD95AEgB/3mAUHEA/0JAgD95AH95gEgB/3kAf3kASAKQRf9qwEgC/2uAf3mASAJIAogCP3lAf3lASAI/eQBQRf9qwEgC/2uAf3mASIHIAsgBv0MAAAAAAAAAAAAAAAAAAAAAP1D/VIgByAL/eQB/ecB/QsEACAAQQFqIQAMAQsLCyABQUBrIQEgA0FAayEDIAJBQGshAgwBCwsLdQEBeyABIABBA3RqIQADQCAAIAFLBED9DAAAAAAAAPA/AAAAAAAA8D8gAf0ABBD97wH98wEhAyAC/QwAAAAAAADwPwAAAAAAAPA/IAH9AAQA/e8B/fMB/QsEACACIAP9CwQQIAJBIGohAiABQSBqIQEMAQsLC3UBAXsgASAAQQJ0aiEAA0AgACABSwRA/QwAAIA/AACAPwAAgD8AAIA/IAH9AAQQ/eMB/ecBIQMgAv0MAACAPwAAgD8AAIA/AACAPyAB/QAEAP3jAf3nAf0LBAAgAiAD/QsEECACQSBqIQIgAUEgaiEBDAELCwuABgIIfwJ7IAJBA3QhDQNAIAEgDkoEQCAGIAT9CgMA/QsEACAGIAMgBRshCSADIAYgBRshCkEQQQBBECAFGyILayEMIAAEQCAAQQFGBEAgByIIIAJBA3RqIQ8DQCAIIA9JBEAgCSALav0ABAAgCiAMav0ABAD98QEhECAIIAn9AAQAIAr9AAQA/fEB/QsEACAIIBD9CwQQIAkgC0EBdGohCSAKIAxBAXRqIQogCEEgaiEIDAELCwUgAEECRgRAIAciCCACQQN0aiEPA0AgCCAPSQRAIAkgC2r9AAQAIAogDGr9AAQA/fIBIRAgCCAJ/QAEACAK/QAEAP3yAf0LBAAgCCAQ/QsEECAJIAtBAXRqIQkgCiAMQQF0aiEKIAhBIGohCAwBCwsFIABBA0YEQCAHIgggAkEDdGohDwNAIAggD0kEQCAJIAtq/QAEACAKIAxq/QAEAP3zASEQIAggCf0ABAAgCv0ABAD98wH9CwQAIAggEP0LBBAgCSALQQF0aiEJIAogDEEBdGohCiAIQSBqIQgMAQsLBSAAQQRGBEAgByIIIAJBA3RqIQ8DQCAIIA9JBEAgCSALav0ABAAgCiAMav0ABAD99QEhECAIIAn9AAQAIAr9AAQA/fUB/QsEACAIIBD9CwQQIAkgC0EBdGohCSAKIAxBAXRqIQogCEEgaiEIDAELCwUgByIIIAJBA3RqIQ8DQCAIIA9JBEAgCSALav0ABAAhESAKIAxq/QAEACEQIAggCf0ABAAgCv0ABAD99AH9CwQAIAggESAQ/fQB/QsEECAJIAtBAXRqIQkgCiAMQQF0aiEKIAhBIGohCAwBCwsLCwsLBSAHIgggAkEDdGohDwNAIAggD0kEQCAJIAtq/QAEACAKIAxq/QAEAP3wASEQIAggCf0ABAAgCv0ABAD98AH9CwQAIAggEP0LBBAgCSALQQF0aiEJIAogDEEBdGohCiAIQSBqIQgMAQsLCyADIA1qIQMgByANaiEHIARBCGohBCAOQQFqIQ4MAQsLC4AGAgh/AnsgAkECdCENA0AgASAOSgRAIAYgBP0JAgD9CwQAIAYgAyAFGyEJIAMgBiAFGyEKQRBBAEEQIAUbIgtrIQwgAARAIABBAUYEQCAHIgggAkECdGohDwNAIAggD0kEQCAJIAtq/QAEACAKIAxq/QAEAP3lASEQIAggCf0ABAAgCv0ABAD95QH9CwQAIAggEP0LBBAgCSALQQF0aiEJIAogDEEBdGohCiAIQSBqIQgMAQsLBSAAQQJGBEAgByIIIAJBAnRqIQ8DQCAIIA9JBEAgCSALav0ABAAgCiAMav0ABAD95gEhECAIIAn9AAQAIAr9AAQA/eYB/QsEACAIIBD9CwQQIAkgC0EBdGohCSAKIAxBAXRqIQogCEEgaiEIDAELCwUgAEEDRgRAIAciCCACQQJ0aiEPA0AgCCAPSQRAIAkgC2r9AAQAIAogDGr9AAQA/ecBIRAgCCAJ/QAEACAK/QAEAP3nAf0LBAAgCCAQ/QsEECAJIAtBAXRqIQkgCiAMQQF0aiEKIAhBIGohCAwBCwsFIABBBEYEQCAHIgggAkECdGohDwNAIAggD0kEQCAJIAtq/QAEACAKIAxq/QAEAP3pASEQIAggCf0ABAAgCv0ABAD96QH9CwQAIAggEP0LBBAgCSALQQF0aiEJIAogDEEBdGohCiAIQSBqIQgMAQsLBSAHIgggAkECdGohDwNAIAggD0kEQCAJIAtq/QAEACERIAogDGr9AAQAIRAgCCAJ/QAEACAK/QAEAP3oAf0LBAAgCCARIBD96AH9CwQQIAkgC0EBdGohCSAKIAxBAXRqIQogCEEgaiEIDAELCwsLCwsFIAciCCACQQJ0aiEPA0AgCCAPSQRAIAkgC2r9AAQAIAogDGr9AAQA/eQBIRAgCCAJ/QAEACAK/QAEAP3kAf0LBAAgCCAQ/QsEECAJIAtBAXRqIQkgCiAMQQF0aiEKIAhBIGohCAwBCwsLIAMgDWohAyAHIA1qIQcgBEEEaiEEIA5BAWohDgwBCwsLSwEBeyABIABBA3RqIQADQCAAIAFLBEAgAf0ABBD97QEhAyACIAH9AAQA/e0B/QsEACACIAP9CwQQIAJBIGohAiABQSBqIQEMAQsLC0sBAXsgASAAQQJ0aiEAA0AgACABSwRAIAH9AAQQ/eEBIQMgAiAB/QAEAP3hAf0LBAAgAiAD/QsEECACQSBqIQIgAUEgaiEBDAELCwtqAQF7IAUgAEEDdGohAANAIAAgBUsEQCABIAJq/QAEACADIARq/QAEAP3yASEGIAUgAf0ABAAgA/0ABAD98gH9CwQAIAUgBv0LBBAgASACQQF0aiEBIAMgBEEBdGohAyAFQSBqIQUMAQsLC2oBAXsgBSAAQQJ0aiEAA0AgACAFSwRAIAEgAmr9AAQAIAMgBGr9AAQA/eYBIQYgBSAB/QAEACAD/QAEAP3mAf0LBAAgBSAG/QsEECABIAJBAXRqIQEgAyAEQQF0aiEDIAVBIGohBQwBCwsLbgECeyAFIABBA3RqIQADQCAAIAVLBEAgASACav0ABAAhBiADIARq/QAEACEHIAUgAf0ABAAgA/0ABAD99AH9CwQAIAUgBiAH/fQB/QsEECABIAJBAXRqIQEgAyAEQQF0aiEDIAVBIGohBQwBCwsLbgECeyAFIABBAnRqIQADQCAAIAVLBEAgASACav0ABAAhBiADIARq/QAEACEHIAUgAf0ABAAgA/0ABAD96AH9CwQAIAUgBiAH/egB/QsEECABIAJBAXRqIQEgAyAEQQF0aiEDIAVBIGohBQwBCwsLagEBeyAFIABBA3RqIQADQCAAIAVLBEAgASACav0ABAAgAyAEav0ABAD99QEhBiAFIAH9AAQAIAP9AAQA/fUB/QsEACAFIAb9CwQQIAEgAkEBdGohASADIARBAXRqIQMgBUEgaiEFDAELCwtqAQF7IAUgAEECdGohAANAIAAgBUsEQCABIAJq/QAEACADIARq/QAEAP3pASEGIAUgAf0ABAAgA/0ABAD96QH9CwQAIAUgBv0LBBAgASACQQF0aiEBIAMgBEEBdGohAyAFQSBqIQUMAQsLC5cHARV7IAEgAEEDdGohAANAIAAgAUsEQCAB/QAEACIDQeAB/QoDACII/UkhBCADQegB/QoDACIJ/fIBIAMgBP1S/QwzxICZYV8JADPEgJlhXwkA/c4BIgVBNP3NAf0MAAAAAAAAMEMAAAAAAAAwQ/1Q/QwAAAAAAAAwQwAAAAAAADBD/fEBQfgB/QoDACIKQfAB/QoDACILIAT9Uv3xASEEIAX9DP///////w8A////////DwD9Tv0MzTt/Zp6g5j/NO39mnqDmP/3OAUEQ/QoDACIM/fEBIg0gDUEY/QoDACIO/fAB/fMBIg8gD/3yASIFIAX98gEhB0Eg/QoDACIQIA398gEgDf3yASEGIAH9AAQQIhEgCP1JIQggESAJ/fIBIBEgCP1S/QwzxICZYV8JADPEgJlhXwkA/c4BIglBNP3NAf0MAAAAAAAAMEMAAAAAAAAwQ/1Q/QwAAAAAAAAwQwAAAAAAADBD/fEBIAogCyAI/VL98QEhEiAJ/Qz///////8PAP///////w8A/U79DM07f2aeoOY/zTt/Zp6g5j/9zgEgDP3xASIIIAggDv3wAf3zASIKIAr98gEiCyAL/fIBIQxBOP0KAwAiE0HAAP0KAwAiCSASQYAC/QoDACIU/fIBIAogECAI/fIBIAj98gEiDiAMIAwgDEG4Av0KAwAiCv3yAUGoAv0KAwAiEP3wAf3yAUGYAv0KAwAiFf3wAf3yASALIAwgDCAMQcAC/QoDACIL/fIBQbAC/QoDACIM/fAB/fIBQaAC/QoDACIW/fAB/fIBQZAC/QoDACIX/fAB/fIB/fAB/fAB/fIBIBJBiAL9CgMAIhL98gH98AEgDv3xASAI/fAB/fABIBH9DAAAAAAAAAAAAAAAAAAAAAD9Sf1SIBH9DAAAAAAAAAAAAAAAAAAAAAD9R/1SIBEgEUEw/QoDACII/Un9UiEOIAIgEyAJIAQgFP3yASAPIAYgByAHIAcgCv3yASAQ/fAB/fIBIBX98AH98gEgBSAHIAcgByAL/fIBIAz98AH98gEgFv3wAf3yASAX/fAB/fIB/fAB/fAB/fIBIAQgEv3yAf3wASAG/fEBIA398AH98AEgA/0MAAAAAAAAAAAAAAAAAAAAAP1J/VIgA/0MAAAAAAAAAAAAAAAAAAAAAP1H/VIgAyADIAj9Sf1S/QsEACACIA79CwQQIAJBIGohAiABQSBqIQEMAQsLC/8FARJ7IAEgAEECdGohAANAIAAgAUsEQCAB/QAEACIDQcgD/QkCACIJ/UMhBCADQcwD/QkCACIK/eYBIAMgBP1S/QwN+0oADftKAA37SgAN+0oA/a4BIgVBF/2tAf36AUHUA/0JAgAiC0HQA/0JAgAiDCAE/VL95QEhBCAF/Qz//38A//9/AP//fwD//38A/U79DPMENT/zBDU/8wQ1P/MENT/9rgFB4AL9CQIAIg395QEiByAHQeQC/QkCACIO/eQB/ecBIg8gD/3mASIFIAX95gEhEEHoAv0JAgAiESAH/eYBIAf95gEhBiAB/QAEECIIIAn9QyEJIAggCv3mASAIIAn9Uv0MDftKAA37SgAN+0oADftKAP2uASIKQRf9rQH9+gEgCyAMIAn9Uv3lASEMIAr9DP//fwD//38A//9/AP//fwD9Tv0M8wQ1P/MENT/zBDU/8wQ1P/2uASAN/eUBIg0gDSAO/eQB/ecBIgsgC/3mASIOIA795gEhEkH0Av0JAgAiCUH4Av0JAgAiCiAMQdgD/QkCACIT/eYBIAsgESAN/eYBIA395gEiESASIBJB7AP9CQIAIgv95gFB5AP9CQIAIhT95AH95gEgDiASQegD/QkCACIO/eYBQeAD/QkCACIS/eQB/eYB/eQB/eQB/eYBIAxB3AP9CQIAIgz95gH95AEgEf3lASAN/eQB/eQBIAj9DAAAAAAAAAAAAAAAAAAAAAD9Q/1SIAj9DAAAAAAAAAAAAAAAAAAAAAD9Qf1SIAggCEHwAv0JAgAiCP1D/VIhDSACIAkgCiAEIBP95gEgDyAGIBAgECAL/eYBIBT95AH95gEgBSAQIA795gEgEv3kAf3mAf3kAf3kAf3mASAEIAz95gH95AEgBv3lASAH/eQB/eQBIAP9DAAAAAAAAAAAAAAAAAAAAAD9Q/1SIAP9DAAAAAAAAAAAAAAAAAAAAAD9Qf1SIAMgAyAI/UP9Uv0LBAAgAiAN/QsEECACQSBqIQIgAUEgaiEBDAELCwudCwIDfxV7IAEhAyACIABBA3RqIQUDQCACIAVJBEAgAf0ABAAiBv3sAUHoAP0KAwAiB/1JIAFBEGr9AAQAIgj97AEgB/1J/U4gAUEgav0ABAAiFP3sASAH/UkgAUEwav0ABAAiFf3sASAH/Un9Tv1O/cMBBEAgBiAGQfAA/QoDACIW/fIBQcgA/QoDACIT/fABIhEgE/3xASIGQfgA/QoDACIX/fIB/fEBIAZBgAH9CgMAIgb98gH98QEhGCAIIAggFv3yASAT/fABIhIgE/3xASIHIBf98gH98QEgByAG/fIB/fEBIhkgGf3yAUGIAf0KAwAiGiAZ/fIBQZAB/QoDACIH/fABIBn98gFBmAH9CgMAIgj98AEgGf3yAUGgAf0KAwAiCf3wASAZ/fIBQagB/QoDACIK/fABIBn98gFBsAH9CgMAIgv98AEgGf3yAUG4Af0KAwAiDP3wASAZ/fIBQcAB/QoDACIN/fABIBn98gFByAH9CgMAIg798AEgGf3yAUHQAf0KAwAiD/3wASAZ/fIBQdgB/QoDACIQ/fAB/fIBIBn98AEhGSAD/QAEABogAkEQ/QoDACAYIBj98gEgGiAY/fIBIAf98AEgGP3yASAI/fABIBj98gEgCf3wASAY/fIBIAr98AEgGP3yASAL/fABIBj98gEgDP3wASAY/fIBIA398AEgGP3yASAO/fABIBj98gEgD/3wASAY/fIBIBD98AH98gEgGP3wAf3wASARQTT9ywH9zgH9CwQAIAFBEGr9AAQAGiADQRBq/QAEABogAkEQ/QoDACAZ/fABIBJBNP3LAf3OAf0LBBAgAUEgav0ABAAaIANBIGr9AAQAGiACQRD9CgMAIBQgFCAW/fIBIBP98AEiESAT/fEBIhIgF/3yAf3xASASIAb98gH98QEiEiAS/fIBIBogEv3yASAH/fABIBL98gEgCP3wASAS/fIBIAn98AEgEv3yASAK/fABIBL98gEgC/3wASAS/fIBIAz98AEgEv3yASAN/fABIBL98gEgDv3wASAS/fIBIA/98AEgEv3yASAQ/fAB/fIBIBL98AH98AEgEUE0/csB/c4B/QsEICABQTBq/QAEABogA0Ewav0ABAAaIAJBEP0KAwAgFSAVIBb98gEgE/3wASIRIBP98QEiEiAX/fIB/fEBIBIgBv3yAf3xASIGIAb98gEgGiAG/fIBIAf98AEgBv3yASAI/fABIAb98gEgCf3wASAG/fIBIAr98AEgBv3yASAL/fABIAb98gEgDP3wASAG/fIBIA398AEgBv3yASAO/fABIAb98gEgD/3wASAG/fIBIBD98AH98gEgBv3wAf3wASARQTT9ywH9zgH9CwQwBUEAIQADQCAAQQRJBEAgAEEEdCIEIANq/QAEABogASAEav0ABABB0AD9CgMA/fcBQdgA/QoDAP32ASIGQfAA/QoDAP3yAUHIAP0KAwAiB/3wASAH/fEBIghBIP0KAwD98gEgB/3wASEJIAIgBGpBEP0KAwAiCiAGIAhB+AD9CgMA/fIB/fEBIAhBgAH9CgMA/fIB/fEBIgYgBv3yAUGIAf0KAwAgBv3yAUGQAf0KAwD98AEgBv3yAUGYAf0KAwD98AEgBv3yAUGgAf0KAwD98AEgBv3yAUGoAf0KAwD98AEgBv3yAUGwAf0KAwD98AEgBv3yAUG4Af0KAwD98AEgBv3yAUHAAf0KAwD98AEgBv3yAUHIAf0KAwD98AEgBv3yAUHQAf0KAwD98AEgBv3yAUHYAf0KAwD98AH98gEgBv3wAf3wASAJQTT9ywEgCv3OAf3yASAIIAkgB/3xAf3xASAH/fABQTT9ywEgCv3OAf3yAf0LBAAgAEEBaiEADAELCwsgAUFAayEBIANBQGshAyACQUBrIQIMAQsLC+IIAgN/EHsgASEDIAIgAEECdGohBQNAIAIgBUkEQCAB/QAEACIG/eABIAFBEGr9AAQAIgf94AH9uAEgAUEgav0ABAAiD/3gASABQTBq/QAEACIQ/eAB/bgB/bgBQYwD/QkCAP05/aMBBEAgBiAGQZAD/QkCACIR/eYBQfwC/QkCACIO/eQBIgwgDv3lASIGQZQD/QkCACIS/eYB/eUBIAZBmAP9CQIAIgb95gH95QEhEyAHIAcgEf3mASAO/eQBIg0gDv3lASIHIBL95gH95QEgByAG/eYB/eUBIhQgFP3mAUGwA/0JAgAiFSAU/eYBQbQD/QkCACIH/eQBIBT95gFBuAP9CQIAIgj95AEgFP3mAUG8A/0JAgAiCf3kASAU/eYBQcAD/QkCACIK/eQBIBT95gFBxAP9CQIAIgv95AH95gEgFP3kASEUIAP9AAQAGiACQeAC/QkCACATIBP95gEgFSAT/eYBIAf95AEgE/3mASAI/eQBIBP95gEgCf3kASAT/eYBIAr95AEgE/3mASAL/eQB/eYBIBP95AH95AEgDEEX/asB/a4B/QsEACABQRBq/QAEABogA0EQav0ABAAaIAJB4AL9CQIAIBT95AEgDUEX/asB/a4B/QsEECABQSBq/QAEABogA0Egav0ABAAaIAJB4AL9CQIAIA8gDyAR/eYBIA795AEiDCAO/eUBIg0gEv3mAf3lASANIAb95gH95QEiDSAN/eYBIBUgDf3mASAH/eQBIA395gEgCP3kASAN/eYBIAn95AEgDf3mASAK/eQBIA395gEgC/3kAf3mASAN/eQB/eQBIAxBF/2rAf2uAf0LBCAgAUEwav0ABAAaIANBMGr9AAQAGiACQeAC/QkCACAQIBAgEf3mASAO/eQBIgwgDv3lASINIBL95gH95QEgDSAG/eYB/eUBIgYgBv3mASAVIAb95gEgB/3kASAG/eYBIAj95AEgBv3mASAJ/eQBIAb95gEgCv3kASAG/eYBIAv95AH95gEgBv3kAf3kASAMQRf9qwH9rgH9CwQwBUEAIQADQCAAQQRJBEAgAEEEdCIEIANq/QAEABogASAEav0ABABBgAP9CQIA/esBQYQD/QkCAP3qASIGQZAD/QkCAP3mAUH8Av0JAgAiB/3kASAH/eUBIghB6AL9CQIA/eYBIAf95AEhCSACIARqQeAC/QkCACIKIAYgCEGUA/0JAgD95gH95QEgCEGYA/0JAgD95gH95QEiBiAG/eYBQbAD/QkCACAG/eYBQbQD/QkCAP3kASAG/eYBQbgD/QkCAP3kASAG/eYBQbwD/QkCAP3kASAG/eYBQcAD/QkCAP3kASAG/eYBQcQD/QkCAP3kAf3mASAG/eQB/eQBIAlBF/2rASAK/a4B/eYBIAggCSAH/eUB/eUBIAf95AFBF/2rASAK/a4B/eYB/QsEACAAQQFqIQAMAQsLCyABQUBrIQEgA0FAayEDIAJBQGshAgwBCwsLagEBeyAFIABBA3RqIQADQCAAIAVLBEAgASACav0ABAAgAyAEav0ABAD98wEhBiAFIAH9AAQAIAP9AAQA/fMB/QsEACAFIAb9CwQQIAEgAkEBdGohASADIARBAXRqIQMgBUEgaiEFDAELCwtqAQF7IAUgAEECdGohAANAIAAgBUsEQCABIAJq/QAEACADIARq/QAEAP3nASEGIAUgAf0ABAAgA/0ABAD95wH9CwQAIAUgBv0LBBAgASACQQF0aiEBIAMgBEEBdGohAyAFQSBqIQUMAQsLC2oBAXsgBSAAQQN0aiEAA0AgACAFSwRAIAEgAmr9AAQAIAMgBGr9AAQA/fABIQYgBSAB/QAEACAD/QAEAP3wAf0LBAAgBSAG/QsEECABIAJBAXRqIQEgAyAEQQF0aiEDIAVBIGohBQwBCwsLagEBeyAFIABBAnRqIQADQCAAIAVLBEAgASACav0ABAAgAyAEav0ABAD95AEhBiAFIAH9AAQAIAP9AAQA/eQB/QsEACAFIAb9CwQQIAEgAkEBdGohASADIARBAXRqIQMgBUEgaiEFDAELCwtLAQF7IAEgAEEDdGohAANAIAAgAUsEQCAB/QAEEP3sASEDIAIgAf0ABAD97AH9CwQAIAIgA/0LBBAgAkEgaiECIAFBIGohAQwBCwsLSwEBeyABIABBAnRqIQADQCAAIAFLBEAgAf0ABBD94AEhAyACIAH9AAQA/eAB/QsEACACIAP9CwQQIAJBIGohAiABQSBqIQEMAQsLC/8DAwR/BHsBfSABQQJ0IQcDQCAGQRBqIAFMBEAgAiAGQQJ0aiIE/QAEACEIIAT9AAQQIQkgBP0ABCAhCiAE/QAEMCELQQEhBQNAIAAgBUoEQCAIIAQgB2oiBP0ABAD95AEhCCAJIAT9AAQQ/eQBIQkgCiAE/QAEIP3kASEKIAsgBP0ABDD95AEhCyAFQQFqIQUMAQsLIAMgBkEDdGoiBCAE/QAEACAI/V/98AH9CwQAIAQgBP0ABBAgCCAI/Q0ICQoLDA0ODwABAgMEBQYH/V/98AH9CwQQIARBIGoiBSAF/QAEACAJ/V/98AH9CwQAIAUgBf0ABBAgCSAJ/Q0ICQoLDA0ODwABAgMEBQYH/V/98AH9CwQQIARBQGsiBSAF/QAEACAK/V/98AH9CwQAIAUgBf0ABBAgCiAK/Q0ICQoLDA0ODwABAgMEBQYH/V/98AH9CwQQIARB4ABqIgQgBP0ABAAgC/1f/fAB/QsEACAEIAT9AAQQIAsgC/0NCAkKCwwNDg8AAQIDBAUGB/1f/fAB/QsEECAGQRBqIQYMAQsLA0AgASAGSgRAIAIgBkECdGoiBCoCACEMQQEhBQNAIAAgBUoEQCAMIAQgB2oiBCoCAJIhDCAFQQFqIQUMAQsLIAMgBkEDdGoiBCAEKwMAIAy7oDkDACAGQQFqIQYMAQsLC4QEAgh/DXsgBUEAIABBA3T8CwADQCAHQQRqIABMBEAgAiADIAdsaiIMIANqIgsgA2oiCiADaiEJIAH9FCIOIAQgB0EDdCIIaiIG/QoDAP3yASEVIA4gBv0KAwj98gEhFCAOIAb9CgMQ/fIBIRMgDiAG/QoDGP3yASES/QwAAAAAAAAAAAAAAAAAAAAAIRr9DAAAAAAAAAAAAAAAAAAAAAAhGf0MAAAAAAAAAAAAAAAAAAAAACEY/QwAAAAAAAAAAAAAAAAAAAAAIRdBACENA0AgCCANSwRAIAwgDWr9AAQAIhEgBCANav0ABAAiFv3yASAa/fABIRogCyANav0ABAAiECAW/fIBIBn98AEhGSAKIA1q/QAEACIPIBb98gEgGP3wASEYIAkgDWr9AAQAIg4gFv3yASAX/fABIRcgBSANaiIGIA4gEv3yASAPIBP98gEgECAU/fIBIBEgFf3yASAG/QAEAP3wAf3wAf3wAf3wAf0LBAAgDUEQaiENDAELCyAFIAdBA3RqIgYgASAa/SEAIBr9IQGgojkDACAGIAEgGf0hACAZ/SEBoKI5AwggBiABIBj9IQAgGP0hAaCiOQMQIAYgASAX/SEAIBf9IQGgojkDGCAHIAdBBGoiBiAHIAEgAiADIAQgBRAVIAYhBwwBCwsgByAAQQAgASACIAMgBCAFEBULtAQCCH8NeyAFQQAgAEECdPwLAANAIAdBBGogAEwEQCACIAMgB2xqIgwgA2oiCyADaiIKIANqIQkgAf0TIg4gBCAHQQJ0IghqIgb9CQIA/eYBIRUgDiAG/QkCBP3mASEUIA4gBv0JAgj95gEhEyAOIAb9CQIM/eYBIRL9DAAAAAAAAAAAAAAAAAAAAAAhGf0MAAAAAAAAAAAAAAAAAAAAACEY/QwAAAAAAAAAAAAAAAAAAAAAIRf9DAAAAAAAAAAAAAAAAAAAAAAhGkEAIQ0DQCAIIA1LBEAgDCANav0ABAAiESAEIA1q/QAEACIW/eYBIBn95AEhGSALIA1q/QAEACIQIBb95gEgGP3kASEYIAogDWr9AAQAIg8gFv3mASAX/eQBIRcgCSANav0ABAAiDiAW/eYBIBr95AEhGiAFIA1qIgYgDiAS/eYBIA8gE/3mASAQIBT95gEgESAV/eYBIAb9AAQA/eQB/eQB/eQB/eQB/QsEACANQRBqIQ0MAQsLIAUgB0ECdGoiBiABIBn9HwAgGf0fAZIgGf0fAiAZ/R8DkpKUOAIAIAYgASAY/R8AIBj9HwGSIBj9HwIgGP0fA5KSlDgCBCAGIAEgF/0fACAX/R8BkiAX/R8CIBf9HwOSkpQ4AgggBiABIBr9HwAgGv0fAZIgGv0fAiAa/R8DkpKUOAIMIAcgB0EEaiIGIAcgASACIAMgBCAFEBYgBiEHDAELCyAHIABBACABIAIgAyAEIAUQFgvSBAMHfwd7BHwgBgR/IAQgAEEBa0EDdCIHaiEEIAUgB2ohBSACIAAgA2xqBSACCyEKQQAgA2sgAyAGGyENQXhBCCAGGyEMA0AgCEEIaiIJIAFMBEAgBCEHIAUhAkEAIQsgCiAIQQN0aiID/QAEACEQIAP9AAQQIREgA/0ABCAhEiAD/QAEMCETA0AgACALSgRAIAMgDWohCCADIAf9CgMAIg4gEP3yASAGBHsgAv0KAwD97QEFIAL9CgMACyIPIAj9AAQAIhT98gH98AH9CwQAIA4gFP3yASAPIBD98gH98QEhECADIA4gEf3yASAPIAj9AAQQIhT98gH98AH9CwQQIA4gFP3yASAPIBH98gH98QEhESADIA4gEv3yASAPIAj9AAQgIhT98gH98AH9CwQgIA4gFP3yASAPIBL98gH98QEhEiADIA4gE/3yASAPIAj9AAQwIhT98gH98AH9CwQwIA4gFP3yASAPIBP98gH98QEhEyAIIQMgByAMaiEHIAIgDGohAiALQQFqIQsMAQsLIAMgEP0LBAAgAyAR/QsEECADIBL9CwQgIAMgE/0LBDAgCSEIDAELCwNAIAEgCEoEQCAEIQcgBSECQQAhCyAKIAhBA3RqIgMrAwAhFQNAIAAgC0oEQCADIA1qIQkgAyAHKwMAIhYgFaIgBgR8IAIrAwCaBSACKwMACyIXIAkrAwAiGKKgOQMAIBYgGKIgFyAVoqEhFSAJIQMgByAMaiEHIAIgDGohAiALQQFqIQsMAQsLIAMgFTkDACAIQQFqIQgMAQsLC9IEAwd/B3sEfSAGBH8gBCAAQQFrQQJ0IgdqIQQgBSAHaiEFIAIgACADbGoFIAILIQpBACADayADIAYbIQ1BfEEEIAYbIQwDQCAIQRBqIgkgAUwEQCAEIQcgBSECQQAhCyAKIAhBAnRqIgP9AAQAIRAgA/0ABBAhESAD/QAEICESIAP9AAQwIRMDQCAAIAtKBEAgAyANaiEIIAMgB/0JAgAiDiAQ/eYBIAYEeyAC/QkCAP3hAQUgAv0JAgALIg8gCP0ABAAiFP3mAf3kAf0LBAAgDiAU/eYBIA8gEP3mAf3lASEQIAMgDiAR/eYBIA8gCP0ABBAiFP3mAf3kAf0LBBAgDiAU/eYBIA8gEf3mAf3lASERIAMgDiAS/eYBIA8gCP0ABCAiFP3mAf3kAf0LBCAgDiAU/eYBIA8gEv3mAf3lASESIAMgDiAT/eYBIA8gCP0ABDAiFP3mAf3kAf0LBDAgDiAU/eYBIA8gE/3mAf3lASETIAghAyAHIAxqIQcgAiAMaiECIAtBAWohCwwBCwsgAyAQ/QsEACADIBH9CwQQIAMgEv0LBCAgAyAT/QsEMCAJIQgMAQsLA0AgASAISgRAIAQhByAFIQJBACELIAogCEECdGoiAyoCACEVA0AgACALSgRAIAMgDWohCSADIAcqAgAiFiAVlCAGBH0gAioCAIwFIAIqAgALIhcgCSoCACIYlJI4AgAgFiAYlCAXIBWUkyEVIAkhAyAHIAxqIQcgAiAMaiECIAtBAWohCwwBCwsgAyAVOAIAIAhBAWohCAwBCwsLC/oDAgBBEAvIAgAAAAAAAPA/AAAAAAAAAEAAAAAAAADgPwAAAAAAAACAAAAAAAAA8H8AAAAAAADw/wAAAAAAAPh/AAAAAAAAOEMAAAAAAFCHwAAAAAAAMIZAAAAAAAAghsAAAAAAACCGQP6CK2VHFfc/AADg/kIu5j92PHk17znqPRT49V+ZHCM+F5l/0iPwWj4blwEIgX2SPof8vfniHcc+b7IjhKAB+j6g85UZoAEqP5MGqRZswVY/ZS8RERERgT/9WVVVVVWlP05VVVVVVcU/////////3z8AAAAAAAAQAAAAAAAAAFBDAAAAAAD4j0AAAAAAANSQQAAA4P5CLuY/djx5Ne856j2TVVVVVVXlPwT6l5mZmdk/WZMilCRJ0j+veI4dxXHMP94Dy5ZkRsc/n8Z40Amawz9EUj7fEvHCPwAAAAAAADRAmpmZmZmZyT8AQeACC6QBAACAPwAAAEAAAAA/AAAAgAAAgH8AAID/AADAfwAAQEsAANDCAACyQgAArsIAAK5CO6q4PwCAMT+DgF65AAAAAAAAAAAAAAAAAAAAAAAAAAClk1w5Wru2OtR/CDxOqio9sKoqPgAAAD8AAIAAAAAATAAA/kIAABhDgHExP9H3Fzeqqio/E87MPu7pkT4mnng+AAAAAAAAAAAAAAAAAAAYQc3MTD4="
};
var relaxedModule = {
  memoryFlags: 509,
  base64: "AGFzbQEAAAAB4wMtYAN/f38AYAZ/f39/f38AYAd/f39/f39/AGALf39/f39/f39/f38AYAV/f39/fwBgBH9/f38AYAd/f39/f39/AX9gA39/fwF8YAN/f38BfWACf38BfGACf38BfWAEf397fwBgBn9/f398fwF/YAZ/f39/fX8Bf2AKf39/f39/f3x8fwF/YAp/f39/f39/fX1/AX9gBn98f39/fwBgBn99f39/fwBgBn9/fH9/fwBgBX9/fH9/AGAIf39/f39/f38AYAx/f3x/f39/f39/f38AYAx/f31/f39/f39/f38AYA5/f398f39/f39/f39/fwBgDn9/f31/f39/f39/f39/AGAHf3x/f39/fwBgB399f39/f38AYAl/f3x/f39/f38AYAl/f31/f39/f38AYAh/f398f39/fwBgCH9/f31/f39/AGAGf39/f398AX9gBn9/f39/fQF/YAR/f39/AXtgB39/f39/f3wAYAd/f39/f399AGAJf39/f39/f398AX9gCX9/f39/f39/fQF/YAh/f3x/f39/fwBgCH9/fX9/f39/AGASf39/f39/f3x/f39/f39/f39/AGASf39/f39/f31/f39/f39/f39/AGAEf3x/fwBgBH99f38AYAR/f39/AX8CEgEDZW52Bm1lbW9yeQIBAYCAAgN/fgcIAwMDAwkKFRYXGAEJCgsLGRobHB0eDA0fIAICAgIhBgYBAQ4PIiMkJQMDAwMQEQQEAgICAgQEBQUODwYGAgISEhMTBAQFBQICJicoKQcIDA0qKywAAAEBAAAAAAEBAAAAAAAAFBQAAAEBAQEBAQAAAAABAQEBAAAFEBECAge+CFAMZ2VtbUJhdGNoRjMyAE0MZ2VtbUJhdGNoRjY0AEwHZ3JhbUYzMgBJB2dyYW1GNjQASBJ0cmlhbmd1bGFyU29sdmVGMzIAKxJ0cmlhbmd1bGFyU29sdmVGNjQAKhV0cmlhbmd1bGFyTXVsdGlwbHlGMzIALRV0cmlhbmd1bGFyTXVsdGlwbHlGNjQALAZkb3RGMzIATwdheHB5RjMyAFMGZ2VyRjMyAEsHc3ltdkYzMgAvDXJvdGF0ZVJvd3NGMzIAPwZkb3RGNjQATgdheHB5RjY0AFIGZ2VyRjY0AEoHc3ltdkY2NAAuDXJvdGF0ZVJvd3NGNjQAPgtzbWFsbFN2ZEYzMgA7C3NtYWxsU3ZkRjY0ADoOZGlhZ29uYWxpemVGMzIAUQ5kaWFnb25hbGl6ZUY2NABQDXNtYWxsU29sdmVGMzIAPQ1zbWFsbFNvbHZlRjY0ADwNcmVkdWNlUm93c0YzMgBFDXJlZHVjZVJvd3NGNjQARA1zdW1Db2x1bW5zRjMyADENc3VtQ29sdW1uc0Y2NAAwCnNvZnRtYXhGMzIAOQpzb2Z0bWF4RjY0ADgNbG9nU29mdG1heEYzMgBHDWxvZ1NvZnRtYXhGNjQARhFzb2Z0bWF4VGFuZ2VudEYzMgA3EXNvZnRtYXhUYW5nZW50RjY0ADYPcm1zTm9ybWFsaXplRjMyAEMPcm1zTm9ybWFsaXplRjY0AEIWcm1zTm9ybWFsaXplVGFuZ2VudEYzMgBBFnJtc05vcm1hbGl6ZVRhbmdlbnRGNjQAQBBzcGFyc2VQcm9kdWN0RjMyADMQc3BhcnNlQWRqb2ludEYzMgA1EHNwYXJzZVByb2R1Y3RGNjQAMhBzcGFyc2VBZGpvaW50RjY0ADQNZ2VtbVdvcmtzcGFjZQBUBmV4cEYzMgByBmV4cEY2NABxBmxvZ0YzMgBwBmxvZ0Y2NABvB3RhbmhGMzIAVgd0YW5oRjY0AFUKc2lnbW9pZEYzMgBiCnNpZ21vaWRGNjQAYQdzaWx1RjMyAGAHc2lsdUY2NABfB3NxcnRGMzIAXAdzcXJ0RjY0AFsIcnNxcnRGMzIAZAhyc3FydEY2NABjBm5lZ0YzMgBoBm5lZ0Y2NABnBmFic0YzMgB4BmFic0Y2NAB3CXNxdWFyZUYzMgBaCXNxdWFyZUY2NABZBmFkZEYzMgB2BmFkZEY2NAB1BnN1YkYzMgBYBnN1YkY2NABXBm11bEYzMgBqBm11bEY2NABpBmRpdkYzMgB0BmRpdkY2NABzCm1heGltdW1GMzIAbgptYXhpbXVtRjY0AG0KbWluaW11bUYzMgBsCm1pbmltdW1GNjQAaw5zaWx1VGFuZ2VudEYzMgBeDnNpbHVUYW5nZW50RjY0AF0Ncm93U2NhbGFyc0YzMgBmDXJvd1NjYWxhcnNGNjQAZQZtZW1vcnkCAAwBAgqRvQN+gQIDBHsBfAF/IAEgAEEDdGohCCABIABBeHFBA3RqIQADQCAAIAFLBEAgAf0ABAAgAv0ABAAgA/2HAiEDIAH9AAQQIAL9AAQQIAT9hwIhBCAB/QAEICAC/QAEICAF/YcCIQUgAf0ABDAgAv0ABDAgBv2HAiEGIAJBQGshAiABQUBrIQEMAQsLA0AgAUEQaiIAIAhNBEAgAf0ABAAgAv0ABAAgA/2HAiEDIAJBEGohAiAAIQEMAQsLIAMgBP3wASAFIAb98AH98AEiA/0hACAD/SEBoCEHA0AgASAISQRAIAcgASsDACACKwMAoqAhByACQQhqIQIgAUEIaiEBDAELCyAHC40CAwR7AX0BfyABIABBAnRqIQggASAAQXBxQQJ0aiEAA0AgACABSwRAIAH9AAQAIAL9AAQAIAP9hQIhAyAB/QAEECAC/QAEECAE/YUCIQQgAf0ABCAgAv0ABCAgBf2FAiEFIAH9AAQwIAL9AAQwIAb9hQIhBiACQUBrIQIgAUFAayEBDAELCwNAIAFBEGoiACAITQRAIAH9AAQAIAL9AAQAIAP9hQIhAyACQRBqIQIgACEBDAELCyADIAT95AEgBSAG/eQB/eQBIgP9HwAgA/0fAZIgA/0fAiAD/R8DkpIhBwNAIAEgCEkEQCAHIAEqAgAgAioCAJSSIQcgAkEEaiECIAFBBGohAQwBCwsgBwuiCQMBfAF7B38gAEEQTARAIAdBAUYEQCADQQN0IQ4gBEEDdCEPIAZBA3QhEUEAIQYDQCAAIAZKBEAgBSAGIABBAWsgBmsgCBsiECARbGohByAQIAAgCBshEkEAIBBBAWogCBshAwNAIAMgEkgEQCAHIQQgAiAOIBBsaiADIA9saisDAJoiC/0UIQwgBSADIBFsaiIKIAFBA3RqIRMgCiABQX5xQQN0aiENA0AgCiANSQRAIAQgDCAK/QAEACAE/QAEAP2HAv0LBAAgBEEQaiEEIApBEGohCgwBCwsDQCAKIBNJBEAgBCAEKwMAIAsgCisDAKKgOQMAIARBCGohBCAKQQhqIQoMAQsLIANBAWohAwwBCwsgCUUEQCACIBAgDiAPamxqKwMAIgv9FCEMIAcgAUEDdGohAyAHIAFBfnFBA3RqIQQDQCAEIAdLBEAgByAH/QAEACAM/fMB/QsEACAHQRBqIQcMAQsLA0AgAyAHSwRAIAcgBysDACALozkDACAHQQhqIQcMAQsLCyAGQQFqIQYMAQsLDwsgA0EDdCENIARBA3QhDiAKIQNBACEGA0AgACAGSgRAIAAgBkEBaiAIGyEPIAZBACAIGyEEA0AgBCAPSARAIAMgBEEDdGogAiAEIA1saisDADkDACAEQQFqIQQMAQsLIAIgDmohAiADQYABaiEDIAZBAWohBgwBCwsgB0EDdCEGQQAhBwNAIAEgB0oEQEEAIQIDQCAAIAJKBEAgCiACIABBAWsgAmsgCBsiDUEHdGohAyANQQN0IgQgBWohDiAJRQRAIA4gDisDACADIARqKwMAozkDAAsgDisDACELIAgEQCAOQQhqIQQgC5oiC/0UIQwgAyANQQFqQQN0aiIDIABBAWsgDWsiDUEDdGohDiADIA1BfnFBA3RqIQ0DQCADIA1JBEAgBCAMIAP9AAQAIAT9AAQA/YcC/QsEACAEQRBqIQQgA0EQaiEDDAELCwNAIAMgDkkEQCAEIAQrAwAgCyADKwMAoqA5AwAgBEEIaiEEIANBCGohAwwBCwsFIAUhBCALmiIL/RQhDCADIA1BA3RqIQ4gAyANQX5xQQN0aiENA0AgAyANSQRAIAQgDCAD/QAEACAE/QAEAP2HAv0LBAAgBEEQaiEEIANBEGohAwwBCwsDQCADIA5JBEAgBCAEKwMAIAsgAysDAKKgOQMAIARBCGohBCADQQhqIQMMAQsLCyACQQFqIQIMAQsLIAUgBmohBSAHQQFqIQcMAQsLDwsgBSAAQQF1QQNqQXxxIg0gBmxBA3RqIQ4gAiANIAMgBGpsQQN0aiEPIAgEQCANIAEgAiADIAQgBSAGIAcgCCAJIAoQAiABIA1EAAAAAAAA8L8gAiADIA1sQQN0aiADIAQgBSAOIAAgDWsiACAGIAcgChAIIAAgASAPIAMgBCAOIAYgByAIIAkgChACBSAAIA1rIgAgASAPIAMgBCAOIAYgByAIIAkgChACIAEgAEQAAAAAAADwvyACIAQgDWxBA3RqIAMgBCAOIAUgDSAGIAcgChAIIA0gASACIAMgBCAFIAYgByAIIAkgChACCwuZCQMBfQF7B38gAEEQTARAIAdBAUYEQCADQQJ0IQ4gBEECdCEPIAZBAnQhEUEAIQYDQCAAIAZKBEAgBSAGIABBAWsgBmsgCBsiECARbGohByAQIAAgCBshEkEAIBBBAWogCBshAwNAIAMgEkgEQCAHIQQgAiAOIBBsaiADIA9saioCAIwiC/0TIQwgBSADIBFsaiIKIAFBAnRqIRMgCiABQXxxQQJ0aiENA0AgCiANSQRAIAQgDCAK/QAEACAE/QAEAP2FAv0LBAAgBEEQaiEEIApBEGohCgwBCwsDQCAKIBNJBEAgBCAEKgIAIAsgCioCAJSSOAIAIARBBGohBCAKQQRqIQoMAQsLIANBAWohAwwBCwsgCUUEQCACIBAgDiAPamxqKgIAIgv9EyEMIAcgAUECdGohAyAHIAFBfHFBAnRqIQQDQCAEIAdLBEAgByAH/QAEACAM/ecB/QsEACAHQRBqIQcMAQsLA0AgAyAHSwRAIAcgByoCACALlTgCACAHQQRqIQcMAQsLCyAGQQFqIQYMAQsLDwsgA0ECdCENIARBAnQhDiAKIQNBACEGA0AgACAGSgRAIAAgBkEBaiAIGyEPIAZBACAIGyEEA0AgBCAPSARAIAMgBEECdGogAiAEIA1saioCADgCACAEQQFqIQQMAQsLIAIgDmohAiADQUBrIQMgBkEBaiEGDAELCyAHQQJ0IQZBACEHA0AgASAHSgRAQQAhAgNAIAAgAkoEQCAKIAIgAEEBayACayAIGyINQQZ0aiEDIA1BAnQiBCAFaiEOIAlFBEAgDiAOKgIAIAMgBGoqAgCVOAIACyAOKgIAIQsgCARAIA5BBGohBCALjCIL/RMhDCADIA1BAWpBAnRqIgMgAEEBayANayINQQJ0aiEOIAMgDUF8cUECdGohDQNAIAMgDUkEQCAEIAwgA/0ABAAgBP0ABAD9hQL9CwQAIARBEGohBCADQRBqIQMMAQsLA0AgAyAOSQRAIAQgBCoCACALIAMqAgCUkjgCACAEQQRqIQQgA0EEaiEDDAELCwUgBSEEIAuMIgv9EyEMIAMgDUECdGohDiADIA1BfHFBAnRqIQ0DQCADIA1JBEAgBCAMIAP9AAQAIAT9AAQA/YUC/QsEACAEQRBqIQQgA0EQaiEDDAELCwNAIAMgDkkEQCAEIAQqAgAgCyADKgIAlJI4AgAgBEEEaiEEIANBBGohAwwBCwsLIAJBAWohAgwBCwsgBSAGaiEFIAdBAWohBwwBCwsPCyAFIABBAXVBA2pBfHEiDSAGbEECdGohDiACIA0gAyAEamxBAnRqIQ8gCARAIA0gASACIAMgBCAFIAYgByAIIAkgChADIAEgDUMAAIC/IAIgAyANbEECdGogAyAEIAUgDiAAIA1rIgAgBiAHIAoQCSAAIAEgDyADIAQgDiAGIAcgCCAJIAoQAwUgACANayIAIAEgDyADIAQgDiAGIAcgCCAJIAoQAyABIABDAACAvyACIAQgDWxBAnRqIAMgBCAOIAUgDSAGIAcgChAJIA0gASACIAMgBCAFIAYgByAIIAkgChADCwueCQMBfAF7B38gAEEQTARAIAdBAUYEQCAAIQcgA0EDdCEPIARBA3QhECAGQQN0IRFBACEEA0AgBCAHSARAIAUgB0EBayAEayAEIAgbIhIgEWxqIQZBACASQQFqIAgbIQAgCUUEQCACIBIgDyAQamxqKwMAIgv9FCEMIAYiAyABQQN0aiEKIAMgAUF+cUEDdGohDQNAIAMgDUkEQCADIAP9AAQAIAz98gH9CwQAIANBEGohAwwBCwsDQCADIApJBEAgAyADKwMAIAuiOQMAIANBCGohAwwBCwsLIBIgByAIGyENA0AgACANSARAIAYhAyACIA8gEmxqIAAgEGxqKwMAIgv9FCEMIAUgACARbGoiCiABQQN0aiEOIAogAUF+cUEDdGohEwNAIAogE0kEQCADIAwgCv0ABAAgA/0ABAD9hwL9CwQAIANBEGohAyAKQRBqIQoMAQsLA0AgCiAOSQRAIAMgAysDACALIAorAwCioDkDACADQQhqIQMgCkEIaiEKDAELCyAAQQFqIQAMAQsLIARBAWohBAwBCwsPCyADQQN0IQ0gBEEDdCEOIAohA0EAIQYDQCAAIAZKBEAgACAGQQFqIAgbIQ8gBkEAIAgbIQQDQCAEIA9IBEAgAyAEQQN0aiACIAQgDWxqKwMAOQMAIARBAWohBAwBCwsgAiAOaiECIANBgAFqIQMgBkEBaiEGDAELCyAHQQN0IQ1BACEHA0AgASAHSgRAQQAhAgNAIAAgAkoEQCAKIABBAWsiDiACayACIAgbIg9BB3RqIQYgBSAPQQN0aiIQKwMAIQsgCARAIBBBCGohBCAL/RQhDCAGIA9BAWpBA3RqIgMgDiAPayIOQQN0aiERIAMgDkF+cUEDdGohDgNAIAMgDkkEQCAEIAwgA/0ABAAgBP0ABAD9hwL9CwQAIARBEGohBCADQRBqIQMMAQsLA0AgAyARSQRAIAQgBCsDACALIAMrAwCioDkDACAEQQhqIQQgA0EIaiEDDAELCwUgBSEEIAv9FCEMIAYiAyAPQQN0aiEOIAMgD0F+cUEDdGohEQNAIAMgEUkEQCAEIAwgA/0ABAAgBP0ABAD9hwL9CwQAIARBEGohBCADQRBqIQMMAQsLA0AgAyAOSQRAIAQgBCsDACALIAMrAwCioDkDACAEQQhqIQQgA0EIaiEDDAELCwsgCUUEQCAQIAsgBiAPQQN0aisDAKI5AwALIAJBAWohAgwBCwsgBSANaiEFIAdBAWohBwwBCwsPCyAFIABBAXVBA2pBfHEiDSAGbEEDdGohDiACIA0gAyAEamxBA3RqIQ8gCARAIAAgDWsiACABIA8gAyAEIA4gBiAHIAggCSAKEAQgASANRAAAAAAAAPA/IAIgAyANbEEDdGogAyAEIAUgDiAAIAYgByAKEAggDSABIAIgAyAEIAUgBiAHIAggCSAKEAQFIA0gASACIAMgBCAFIAYgByAIIAkgChAEIAEgACANayIARAAAAAAAAPA/IAIgBCANbEEDdGogAyAEIA4gBSANIAYgByAKEAggACABIA8gAyAEIA4gBiAHIAggCSAKEAQLC5UJAwF9AXsHfyAAQRBMBEAgB0EBRgRAIAAhByADQQJ0IQ8gBEECdCEQIAZBAnQhEUEAIQQDQCAEIAdIBEAgBSAHQQFrIARrIAQgCBsiEiARbGohBkEAIBJBAWogCBshACAJRQRAIAIgEiAPIBBqbGoqAgAiC/0TIQwgBiIDIAFBAnRqIQogAyABQXxxQQJ0aiENA0AgAyANSQRAIAMgA/0ABAAgDP3mAf0LBAAgA0EQaiEDDAELCwNAIAMgCkkEQCADIAMqAgAgC5Q4AgAgA0EEaiEDDAELCwsgEiAHIAgbIQ0DQCAAIA1IBEAgBiEDIAIgDyASbGogACAQbGoqAgAiC/0TIQwgBSAAIBFsaiIKIAFBAnRqIQ4gCiABQXxxQQJ0aiETA0AgCiATSQRAIAMgDCAK/QAEACAD/QAEAP2FAv0LBAAgA0EQaiEDIApBEGohCgwBCwsDQCAKIA5JBEAgAyADKgIAIAsgCioCAJSSOAIAIANBBGohAyAKQQRqIQoMAQsLIABBAWohAAwBCwsgBEEBaiEEDAELCw8LIANBAnQhDSAEQQJ0IQ4gCiEDQQAhBgNAIAAgBkoEQCAAIAZBAWogCBshDyAGQQAgCBshBANAIAQgD0gEQCADIARBAnRqIAIgBCANbGoqAgA4AgAgBEEBaiEEDAELCyACIA5qIQIgA0FAayEDIAZBAWohBgwBCwsgB0ECdCENQQAhBwNAIAEgB0oEQEEAIQIDQCAAIAJKBEAgCiAAQQFrIg4gAmsgAiAIGyIPQQZ0aiEGIAUgD0ECdGoiECoCACELIAgEQCAQQQRqIQQgC/0TIQwgBiAPQQFqQQJ0aiIDIA4gD2siDkECdGohESADIA5BfHFBAnRqIQ4DQCADIA5JBEAgBCAMIAP9AAQAIAT9AAQA/YUC/QsEACAEQRBqIQQgA0EQaiEDDAELCwNAIAMgEUkEQCAEIAQqAgAgCyADKgIAlJI4AgAgBEEEaiEEIANBBGohAwwBCwsFIAUhBCAL/RMhDCAGIgMgD0ECdGohDiADIA9BfHFBAnRqIREDQCADIBFJBEAgBCAMIAP9AAQAIAT9AAQA/YUC/QsEACAEQRBqIQQgA0EQaiEDDAELCwNAIAMgDkkEQCAEIAQqAgAgCyADKgIAlJI4AgAgBEEEaiEEIANBBGohAwwBCwsLIAlFBEAgECALIAYgD0ECdGoqAgCUOAIACyACQQFqIQIMAQsLIAUgDWohBSAHQQFqIQcMAQsLDwsgBSAAQQF1QQNqQXxxIg0gBmxBAnRqIQ4gAiANIAMgBGpsQQJ0aiEPIAgEQCAAIA1rIgAgASAPIAMgBCAOIAYgByAIIAkgChAFIAEgDUMAAIA/IAIgAyANbEECdGogAyAEIAUgDiAAIAYgByAKEAkgDSABIAIgAyAEIAUgBiAHIAggCSAKEAUFIA0gASACIAMgBCAFIAYgByAIIAkgChAFIAEgACANayIAQwAAgD8gAiAEIA1sQQJ0aiADIAQgDiAFIA0gBiAHIAoQCSAAIAEgDyADIAQgDiAGIAcgCCAJIAoQBQsLgwIDAn8EewF8IABBgAhMBEAgASAAQQN0aiECIAEgAEF4cUEDdGohAANAIAAgAUsEQCAHIAH9AAQA/fABIQcgBSAB/QAEEP3wASEFIAQgAf0ABCD98AEhBCAGIAH9AAQw/fABIQYgAUFAayEBDAELCwNAIAFBEGoiACACTQRAIAcgAf0ABAD98AEhByAAIQEMAQsLIAcgBf3wASAEIAb98AH98AEiBP0hACAE/SEBoCEIA0AgASACSQRAIAggASsDAKAhCCABQQhqIQEMAQsLIAgPC0GACCECA0AgAkEBdCIDIABIBEAgAyECDAELCyACIAEQBiAAIAJrIAEgAkEDdGoQBqALjwIDAn8EewF9IABBgAhMBEAgASAAQQJ0aiECIAEgAEFwcUECdGohAANAIAAgAUsEQCAGIAH9AAQA/eQBIQYgBSAB/QAEEP3kASEFIAQgAf0ABCD95AEhBCAHIAH9AAQw/eQBIQcgAUFAayEBDAELCwNAIAFBEGoiACACTQRAIAYgAf0ABAD95AEhBiAAIQEMAQsLIAYgBf3kASAEIAf95AH95AEiBP0fACAE/R8BkiAE/R8CIAT9HwOSkiEIA0AgASACSQRAIAggASoCAJIhCCABQQRqIQEMAQsLIAgPC0GACCEDA0AgA0EBdCICIABIBEAgAiEDDAELCyADIAEQByAAIANrIAEgA0ECdGoQB5ILRwAgCkEBRgRAIAggACABIAIgAyAEIAUgBiAJQQEgByAJQQEgCxAKBSAAIAggASACIAYgCkEBIAMgBSAEIAcgCkEBIAsQCgsLRwAgCkEBRgRAIAggACABIAIgAyAEIAUgBiAJQQEgByAJQQEgCxALBSAAIAggASACIAYgCkEBIAMgBSAEIAcgCkEBIAsQCwsLkwUCFn8BfCAFQQN0IR4gBkEDdCEdIAhBAUYgAUEBRnEgC0EBRnEEQCAAIAIgAyAEIB4gHSAHIAogDBATDwsgCEEDdCEcIAlBA3QhGyAGQQFGIABBAUZxBEAgASACIAMgByAbIBwgBCAKIAwQEw8LIAtBA3QhISANQYABaiIOQYACIAAgAEGAAk4bQQRqQYACIAIgAkGAAk4bbEEDdEE/akFAcWohD0EAIQYDQCABIAZKBEBBgBAgASAGayIFIAVBgBBOGyEaQQAhBQNAIAIgBUoEQCAMIAVBAEogDBshFSAPIAcgBSAcbGogBiAbbGpBgAIgAiAFayIIIAhBgAJOGyIjIBogHCAbECJBACEIA0AgACAISgRAIA4gBCAIIB5saiAFIB1sakGAAiAAIAhrIgkgCUGAAk4bIhQgIyAeIB0QIyAPIQsgCiAIICFsaiAGQQN0aiEXQQAhIgNAIBogIkoEQEEEIBogImsiCSAJQQROGyEYIA4hEiAXICJBA3RqIRFBACEgA0AgFCAgSgRAIBhBBEZBBCAUICBrIgkgCUEEThsiFkEERnEEQCAjIAMgEiALIBEgISAVEBEFICMgAyASIAsgDUEgQQAQESANIRAgESEJQQAhGQNAIBYgGUoEQEEAIR8DQCAYIB9KBEAgH0EDdCITIBBqKwMAISQgCSATaiITIBUEfCATKwMAICSgBSAkCzkDACAfQQFqIR8MAQsLIAkgIWohCSAQQSBqIRAgGUEBaiEZDAELCwsgEiAjQQV0aiESIBEgIUECdGohESAgQQRqISAMAQsLIAsgI0EFdGohCyAiQQRqISIMAQsLIAhBgAJqIQgMAQsLIAVBgAJqIQUMAQsLIAZBgBBqIQYMAQsLC+AJAhZ/AX0gBUECdCEcIAZBAnQhESAIQQFGIAFBAUZxIAtBAUZxBEAgACACIAMgBCAcIBEgByAKIAwQFA8LIAhBAnQhEiAJQQJ0IRMgBkEBRiAAQQFGcQRAIAEgAiADIAcgEyASIAQgCiAMEBQPCyALQQJ0IRQgDUGAAWoiD0GAAiAAIABBgAJOG0EEakGAAiACIAJBgAJOG2xBAnRBP2pBQHFqIRADQCABIB1KBEBBgBAgASAdayIFIAVBgBBOGyEeQQAhGwNAIAIgG0oEQCAMIBtBAEogDBshFUGAAiACIBtrIgUgBUGAAk4bIRYgECEGIAcgEiAbbGogEyAdbGohCUEAIRgDQCAYIB5IBEAgCSEIQQggHiAYayIFIAVBCE4bIgVBCEgEQCAGIQ5BACEZA0AgFiAZSgRAIAghC0EAIRcDQCAFIBdKBEAgDiAXQQJ0aiALKgIAOAIAIAsgE2ohCyAXQQFqIRcMAQsLIAUhCwNAIAtBCEgEQCAOIAtBAnRqQwAAAAA4AgAgC0EBaiELDAELCyAOQSBqIQ4gCCASaiEIIBlBAWohGQwBCwsFIBNBBEYEQCAIIQUgBiIIIBZBBXRqIQsDQCAIIAtJBEAgCCAF/QAEAP0LBAAgCCAF/QAEEP0LBBAgCEEgaiEIIAUgEmohBQwBCwsFIAYgCEEgIBYgEyASEAwgBkEQaiAIIBNBAnRqQSAgFiATIBIQDAsLIAYgFkEFdGohBiAJIBNBA3RqIQkgGEEIaiEYDAELC0EAIRoDQCAAIBpKBEAgDyEJIAQgGiAcbGogESAbbGohDkGAAiAAIBprIgUgBUGAAk4bISJBACEYA0AgGCAiSARAIA4hBkEEICIgGGsiBSAFQQROGyIIQQRIBEAgCSELQQAhGQNAIBYgGUoEQCAGIQVBACEXA0AgCCAXSgRAIAsgF0ECdGogBSoCADgCACAFIBxqIQUgF0EBaiEXDAELCyAIIQUDQCAFQQRIBEAgCyAFQQJ0akMAAAAAOAIAIAVBAWohBQwBCwsgC0EQaiELIAYgEWohBiAZQQFqIRkMAQsLBSAcQQRGBEAgBiELIAkiBiAWQQR0aiEFA0AgBSAGSwRAIAYgC/0ABAD9CwQAIAZBEGohBiALIBFqIQsMAQsLBSAJIAZBECAWIBwgERAMCwsgCSAWQQR0aiEJIA4gHEECdGohDiAYQQRqIRgMAQsLIBAhCSAKIBQgGmxqIB1BAnRqISBBACEXA0AgFyAeSARAQQggHiAXayIFIAVBCE4bIR8gDyEGICAgF0ECdGohCEEAIRgDQCAYICJIBEAgH0EIRkEEICIgGGsiBSAFQQROGyIhQQRGcQRAIBYgAyAGIAkgCCAUIBUQEgUgFiADIAYgCSANQSBBABASIA0hCyAIIQVBACEOA0AgDiAhSARAQQAhGQNAIBkgH0gEQCAZQQJ0IiMgC2oqAgAhJCAFICNqIiMgFQR9ICMqAgAgJJIFICQLOAIAIBlBAWohGQwBCwsgBSAUaiEFIAtBIGohCyAOQQFqIQ4MAQsLCyAGIBZBBHRqIQYgCCAUQQJ0aiEIIBhBBGohGAwBCwsgCSAWQQV0aiEJIBdBCGohFwwBCwsgGkGAAmohGgwBCwsgG0GAAmohGwwBCwsgHUGAEGohHQwBCwsLsAMCA38GeyAAIAIgA2xqIQggASAEaiIGIARqIgcgBGohBCAFQQRGBEAgACADQXxxIAJsaiEDA0AgACADSQRAIAAgAf0ABAAiCyAG/QAEACIM/Q0AAQIDEBESEwQFBgcUFRYXIg0gB/0ABAAiDiAE/QAEACIJ/Q0AAQIDEBESEwQFBgcUFRYXIgr9DQABAgMEBQYHEBESExQVFhf9CwQAIAAgAmogDSAK/Q0ICQoLDA0ODxgZGhscHR4f/QsEACAAIAJBAXRqIAsgDP0NCAkKCxgZGhsMDQ4PHB0eHyIKIA4gCf0NCAkKCxgZGhsMDQ4PHB0eHyIJ/Q0AAQIDBAUGBxAREhMUFRYX/QsEACAAIAJBA2xqIAogCf0NCAkKCwwNDg8YGRobHB0eH/0LBAAgAUEQaiEBIAZBEGohBiAHQRBqIQcgBEEQaiEEIAAgAkECdGohAAwBCwsLA0AgACAISQRAIAAgASoCADgCACAAIAYqAgA4AgQgACAHKgIAOAIIIAAgBCoCADgCDCAAIAJqIQAgASAFaiEBIAUgBmohBiAFIAdqIQcgBCAFaiEEDAELCwvFAQIEewF/IAH9CgMAIgQiAiEFIAIhAyABIABBA3RqIQYgASAAQXhxQQN0aiEAA0AgACABSwRAIAQgAf0ABAD99wEhBCACIAH9AAQQ/fcBIQIgBSAB/QAEIP33ASEFIAMgAf0ABDD99wEhAyABQUBrIQEMAQsLA0AgASAGSQRAIAIgAf0KAwD99wEhAiABQQhqIQEMAQsLIAQgAv33ASAFIAP99wH99wEiAiACIAL9DQgJCgsMDQ4PAAECAwQFBgf99wH9IQAL4AECBHsBfyAB/QkCACIEIgIhBSACIQMgASAAQQJ0aiEGIAEgAEFwcUECdGohAANAIAAgAUsEQCAEIAH9AAQA/esBIQQgAiAB/QAEEP3rASECIAUgAf0ABCD96wEhBSADIAH9AAQw/esBIQMgAUFAayEBDAELCwNAIAEgBkkEQCACIAH9CQIA/esBIQIgAUEEaiEBDAELCyAEIAL96wEgBSAD/esB/esBIgIgAiAC/Q0ICQoLDA0ODwABAgMEBQYH/esBIgIgAiAC/Q0EBQYHAAECAwwNDg8ICQoL/esB/R8AC5gHARZ7IAAgAWohAANAIAAgAUsEQCAB/QAEACAC/fEBIgdB4AD9CgMAIhP99wEiBEHwAP0KAwAiBf3yAUHIAP0KAwAiBv3wASIIIAb98QEiCUGAAf0KAwAiDyAJQfgA/QoDACIQIAT9iAL9iAIhCiABQRBq/QAEACAC/fEBIBP99wEiBCAF/fIBIAb98AEiCSAG/fEBIgsgDyALIBAgBP2IAv2IAiELIAFBIGr9AAQAIAL98QEgE/33ASIEIAX98gEgBv3wASIMIAb98QEiDSAPIA0gECAE/YgC/YgCIQ0gAUEwav0ABAAgAv3xASAT/fcBIgQgBf3yASAG/fABIg4gBv3xASIFIA8gBSAQIAT9iAL9iAIhDyADQRD9CgMAIhAgCiAK/fIBQYgB/QoDACIRIApBkAH9CgMAIhL9hwIgCkGYAf0KAwAiFP2HAiAKQaAB/QoDACIV/YcCIApBqAH9CgMAIhb9hwIgCkGwAf0KAwAiF/2HAiAKQbgB/QoDACIY/YcCIApBwAH9CgMAIhn9hwIgCkHIAf0KAwAiBP2HAiAKQdAB/QoDACIF/YcCIApB2AH9CgMAIgb9hwIgCv2HAv3wASAIQTT9ywEgEP3OAf3yASAHIBP9Sf1P/QsEACADQRD9CgMAIgcgCyAL/fIBIBEgCyAS/YcCIAsgFP2HAiALIBX9hwIgCyAW/YcCIAsgF/2HAiALIBj9hwIgCyAZ/YcCIAsgBP2HAiALIAX9hwIgCyAG/YcCIAv9hwL98AEgCUE0/csBIAf9zgH98gEgAUEQav0ABAAgAv3xAUHgAP0KAwD9Sf1P/QsEECADQRD9CgMAIgcgDSAN/fIBIBEgDSAS/YcCIA0gFP2HAiANIBX9hwIgDSAW/YcCIA0gF/2HAiANIBj9hwIgDSAZ/YcCIA0gBP2HAiANIAX9hwIgDSAG/YcCIA39hwL98AEgDEE0/csBIAf9zgH98gEgAUEgav0ABAAgAv3xAUHgAP0KAwD9Sf1P/QsEICADQRD9CgMAIgcgDyAP/fIBIBEgDyAS/YcCIA8gFP2HAiAPIBX9hwIgDyAW/YcCIA8gF/2HAiAPIBj9hwIgDyAZ/YcCIA8gBP2HAiAPIAX9hwIgDyAG/YcCIA/9hwL98AEgDkE0/csBIAf9zgH98gEgAUEwav0ABAAgAv3xAUHgAP0KAwD9Sf1P/QsEMCADQUBrIQMgAUFAayEBDAELCwvtBQEReyAAIAFqIQADQCAAIAFLBEAgAf0ABAAgAv3lASIEQYgD/QkCACIN/esBIgZBkAP9CQIAIgn95gFB/AL9CQIAIgr95AEiBSAK/eUBIgdBmAP9CQIAIgsgB0GUA/0JAgAiDCAG/YYC/YYCIQcgAUEQav0ABAAgAv3lASAN/esBIgggCf3mASAK/eQBIgYgCv3lASIOIAsgDiAMIAj9hgL9hgIhDiABQSBq/QAEACAC/eUBIA396wEiDyAJ/eYBIAr95AEiCCAK/eUBIhAgCyAQIAwgD/2GAv2GAiEPIAFBMGr9AAQAIAL95QEgDf3rASIQIAn95gEgCv3kASIJIAr95QEiCiALIAogDCAQ/YYC/YYCIRAgA0HgAv0JAgAiCiAHIAf95gFBsAP9CQIAIgsgB0G0A/0JAgAiDP2FAiAHQbgD/QkCACIR/YUCIAdBvAP9CQIAIhL9hQIgB0HAA/0JAgAiE/2FAiAHQcQD/QkCACIU/YUCIAf9hQL95AEgBUEX/asBIAr9rgH95gEgBCAN/UP9T/0LBAAgA0HgAv0JAgAiBCAOIA795gEgCyAOIAz9hQIgDiAR/YUCIA4gEv2FAiAOIBP9hQIgDiAU/YUCIA79hQL95AEgBkEX/asBIAT9rgH95gEgAUEQav0ABAAgAv3lAUGIA/0JAgD9Q/1P/QsEECADQeAC/QkCACIEIA8gD/3mASALIA8gDP2FAiAPIBH9hQIgDyAS/YUCIA8gE/2FAiAPIBT9hQIgD/2FAv3kASAIQRf9qwEgBP2uAf3mASABQSBq/QAEACAC/eUBQYgD/QkCAP1D/U/9CwQgIANB4AL9CQIAIgQgECAQ/eYBIAsgECAM/YUCIBAgEf2FAiAQIBL9hQIgECAT/YUCIBAgFP2FAiAQ/YUC/eQBIAlBF/2rASAE/a4B/eYBIAFBMGr9AAQAIAL95QFBiAP9CQIA/UP9T/0LBDAgA0FAayEDIAFBQGshAQwBCwsL3gMBC3sgAyAAQQV0aiEAA0AgACADSwRAIAL9CgMAIhAgA/0ABAAiDyAH/YcCIQcgECAD/QAEECIQIAj9hwIhCCAC/QoDCCIRIA8gCf2HAiEJIBEgECAK/YcCIQogAv0KAxAiESAPIAv9hwIhCyARIBAgDP2HAiEMIAL9CgMYIhEgDyAN/YcCIQ0gESAQIA79hwIhDiACQSBqIQIgA0EgaiEDDAELCyAB/RQhDyAGBEAgBCAPIAcgBP0ABAD9hwL9CwQAIAQgDyAIIAT9AAQQ/YcC/QsEEAUgBCAPIAf98gH9CwQAIAQgDyAI/fIB/QsEEAsgBCAFaiEAIAYEQCAAIA8gCSAA/QAEAP2HAv0LBAAgACAPIAogAP0ABBD9hwL9CwQQBSAAIA8gCf3yAf0LBAAgACAPIAr98gH9CwQQCyAEIAVBAXRqIQAgBgRAIAAgDyALIAD9AAQA/YcC/QsEACAAIA8gDCAA/QAEEP2HAv0LBBAFIAAgDyAL/fIB/QsEACAAIA8gDP3yAf0LBBALIAQgBUEDbGohACAGBEAgACAPIA0gAP0ABAD9hwL9CwQAIAAgDyAOIAD9AAQQ/YcC/QsEEAUgACAPIA398gH9CwQAIAAgDyAO/fIB/QsEEAsL3gMBC3sgAyAAQQV0aiEAA0AgACADSwRAIAL9CQIAIhAgA/0ABAAiDyAH/YUCIQcgECAD/QAEECIQIAj9hQIhCCAC/QkCBCIRIA8gCf2FAiEJIBEgECAK/YUCIQogAv0JAggiESAPIAv9hQIhCyARIBAgDP2FAiEMIAL9CQIMIhEgDyAN/YUCIQ0gESAQIA79hQIhDiACQRBqIQIgA0EgaiEDDAELCyAB/RMhDyAGBEAgBCAPIAcgBP0ABAD9hQL9CwQAIAQgDyAIIAT9AAQQ/YUC/QsEEAUgBCAPIAf95gH9CwQAIAQgDyAI/eYB/QsEEAsgBCAFaiEAIAYEQCAAIA8gCSAA/QAEAP2FAv0LBAAgACAPIAogAP0ABBD9hQL9CwQQBSAAIA8gCf3mAf0LBAAgACAPIAr95gH9CwQQCyAEIAVBAXRqIQAgBgRAIAAgDyALIAD9AAQA/YUC/QsEACAAIA8gDCAA/QAEEP2FAv0LBBAFIAAgDyAL/eYB/QsEACAAIA8gDP3mAf0LBBALIAQgBUEDbGohACAGBEAgACAPIA0gAP0ABAD9hQL9CwQAIAAgDyAOIAD9AAQQ/YUC/QsEEAUgACAPIA395gH9CwQAIAAgDyAO/eYB/QsEEAsLogUDBn8EewF8IAVBCEYEQANAIAAgCUoEQCACIAEgAyAGEACiIRMgByAIBHwgBysDACAToAUgEws5AwAgAyAEaiEDIAdBCGohByAJQQFqIQkMAQsLDwsgCEUEQCAHQQAgAEEDdPwLAAsgBEEIRgRAA0AgCUEEaiIIIAFMBEBBACEKIAL9FCIRIAb9CgMA/fIBIRIgESAG/QoDCP3yASEPIBEgBv0KAxD98gEhECARIAb9CgMY/fIBIREgAyAFaiILIAVqIgwgBWohDSAAQX5xQQN0IQkDQCAJIApLBEAgByAKaiIOIBEgCiANav0ABAAgECAKIAxq/QAEACAPIAogC2r9AAQAIBIgAyAKav0ABAAgDv0ABAD9hwL9hwL9hwL9hwL9CwQAIApBEGohCgwBCwsDQCAJIABBA3RJBEAgByAJaiIKIAorAwAgEv0hACADIAlqKwMAoqAgD/0hACAJIAtqKwMAoqAgEP0hACAJIAxqKwMAoqAgEf0hACAJIA1qKwMAoqA5AwAgCUEIaiEJDAELCyADIAVBAnRqIQMgBkEgaiEGIAghCQwBCwsLA0AgASAJSgRAIAIgBisDAKIhEyAEQQhGBEAgByEKIBP9FCEPIAMiCCAAQQN0aiELIAggAEF+cUEDdGohDANAIAggDEkEQCAKIA8gCP0ABAAgCv0ABAD9hwL9CwQAIApBEGohCiAIQRBqIQgMAQsLA0AgCCALSQRAIAogCisDACATIAgrAwCioDkDACAKQQhqIQogCEEIaiEIDAELCwUgAyEIQQAhCgNAIAAgCkoEQCAHIApBA3RqIgsgCysDACATIAgrAwCioDkDACAEIAhqIQggCkEBaiEKDAELCwsgAyAFaiEDIAZBCGohBiAJQQFqIQkMAQsLC6IFAwZ/BHsBfSAFQQRGBEADQCAAIAlKBEAgAiABIAMgBhABlCETIAcgCAR9IAcqAgAgE5IFIBMLOAIAIAMgBGohAyAHQQRqIQcgCUEBaiEJDAELCw8LIAhFBEAgB0EAIABBAnT8CwALIARBBEYEQANAIAlBBGoiCCABTARAQQAhCiAC/RMiESAG/QkCAP3mASESIBEgBv0JAgT95gEhDyARIAb9CQII/eYBIRAgESAG/QkCDP3mASERIAMgBWoiCyAFaiIMIAVqIQ0gAEF8cUECdCEJA0AgCSAKSwRAIAcgCmoiDiARIAogDWr9AAQAIBAgCiAMav0ABAAgDyAKIAtq/QAEACASIAMgCmr9AAQAIA79AAQA/YUC/YUC/YUC/YUC/QsEACAKQRBqIQoMAQsLA0AgCSAAQQJ0SQRAIAcgCWoiCiAKKgIAIBL9HwAgAyAJaioCAJSSIA/9HwAgCSALaioCAJSSIBD9HwAgCSAMaioCAJSSIBH9HwAgCSANaioCAJSSOAIAIAlBBGohCQwBCwsgAyAFQQJ0aiEDIAZBEGohBiAIIQkMAQsLCwNAIAEgCUoEQCACIAYqAgCUIRMgBEEERgRAIAchCiAT/RMhDyADIgggAEECdGohCyAIIABBfHFBAnRqIQwDQCAIIAxJBEAgCiAPIAj9AAQAIAr9AAQA/YUC/QsEACAKQRBqIQogCEEQaiEIDAELCwNAIAggC0kEQCAKIAoqAgAgEyAIKgIAlJI4AgAgCkEEaiEKIAhBBGohCAwBCwsFIAMhCEEAIQoDQCAAIApKBEAgByAKQQJ0aiILIAsqAgAgEyAIKgIAlJI4AgAgBCAIaiEIIApBAWohCgwBCwsLIAMgBWohAyAGQQRqIQYgCUEBaiEJDAELCwuvAQIDfwN8A0AgACABSARAIAQgACAFbGohCSADIAYgAEEDdGorAwCiIQxEAAAAAAAAAAAhCyACIQgDQCAAIAhKBEAgCyAJIAhBA3QiCmorAwAiDSAGIApqKwMAoqAhCyAHIApqIgogCisDACANIAyioDkDACAIQQFqIQgMAQsLIAcgAEEDdCIIaiIKIAorAwAgAyALoqAgCCAJaisDACAMoqA5AwAgAEEBaiEADAELCwurAQIDfwN9A0AgACABSARAIAQgACAFbGohCSADIAYgAEECdGoqAgCUIQxDAAAAACELIAIhCANAIAAgCEoEQCALIAkgCEECdCIKaioCACINIAYgCmoqAgCUkiELIAcgCmoiCiAKKgIAIA0gDJSSOAIAIAhBAWohCAwBCwsgByAAQQJ0IghqIgogCioCACADIAuUkiAIIAlqKgIAIAyUkjgCACAAQQFqIQAMAQsLC+YGAhB/A3sgBSABIAFsIg9BBXQiBmpBACADGyEKIAUgD0EGdGohFCAFQQAgBvwLAANAIAAgDkoEQEEgQRBBBCAAIA5rIgYgBkEEThsiEUECShshFUEAIQ0DQCANIBFIBEAgAiANIA5qIA9sQQN0aiEGIAUgDUEDdGohCUEAIQsDQCABIAtKBEAgCSEIIAYhBwNAIAcgBiALQQN0ak0EQCAIIAcrAwA5AwAgCEEgaiEIIAdBCGohBwwBCwsgBiABQQN0aiEGIAkgAUEFdGohCSALQQFqIQsMAQsLIA1BAWohDQwBCwsgCgRAIApBACAPQQV0/AsAIAohBgNAIAYgFEkEQCAG/QwAAAAAAADwPwAAAAAAAPA//QsEACAG/QwAAAAAAADwPwAAAAAAAPA//QsEECAGIAFBAWpBBXRqIQYMAQsLCyASIBEgEmogASAVIAUgCiAUIAQQGRshEkEAIQgDQCAIIBVJBEAgBSAIaiEMIAggCmpBACAKGyETIAFBBXQhECABQQFrIQ0DQCANQQBKBEBBACEHA0AgByANSARAIAwgByAQQSBqbGoiCSAQakEgaiEGAkAgCf0ABAAiFyAG/QAEACIW/UoiGP1TRQ0AIAkgFiAXIBj9Uv0LBAAgBiAXIBYgGP1S/QsEACATRQ0AIBMgB0EBaiAQbGohCyATIAcgEGxqIQYDQCAGIAtJBEAgBiAGIBBqIgn9AAQAIhcgBv0ABAAiFiAY/VL9CwQAIAkgFiAXIBj9Uv0LBAAgBkEgaiEGDAELCwsgB0EBaiEHDAELCyANQQFrIQ0MAQsLIAhBEGohCAwBCwtBACEGA0AgBiARSARAIAUgBkEDdGohByABQQFqIghBBXQhDCACIAYgDmogD2xBA3RqIQkgCEEDdCELQQAhCANAIAEgCEoEQCAJIAcrAwA5AwAgByAMaiEHIAkgC2ohCSAIQQFqIQgMAQsLIAoEQEEAIQcDQCABIAdKBEAgCiABIAdsQQV0aiAGQQN0aiEJIAMgBiAOaiAPbCAHakEDdGohCCABQQN0IQtBACENA0AgASANSgRAIAggCSsDADkDACAJQSBqIQkgCCALaiEIIA1BAWohDQwBCwsgB0EBaiEHDAELCwsgBkEBaiEGDAELCyAOQQRqIQ4MAQsLIBIL5gYCEH8DeyAFIAEgAWwiD0EFdCIGakEAIAMbIQogBSAPQQZ0aiEUIAVBACAG/AsAA0AgACAOSgRAQSBBEEEIIAAgDmsiBiAGQQhOGyIRQQRKGyEVQQAhDQNAIA0gEUgEQCACIA0gDmogD2xBAnRqIQYgBSANQQJ0aiEJQQAhCwNAIAEgC0oEQCAJIQggBiEHA0AgByAGIAtBAnRqTQRAIAggByoCADgCACAIQSBqIQggB0EEaiEHDAELCyAGIAFBAnRqIQYgCSABQQV0aiEJIAtBAWohCwwBCwsgDUEBaiENDAELCyAKBEAgCkEAIA9BBXT8CwAgCiEGA0AgBiAUSQRAIAb9DAAAgD8AAIA/AACAPwAAgD/9CwQAIAb9DAAAgD8AAIA/AACAPwAAgD/9CwQQIAYgAUEBakEFdGohBgwBCwsLIBIgESASaiABIBUgBSAKIBQgBBAaGyESQQAhCANAIAggFUkEQCAFIAhqIQwgCCAKakEAIAobIRMgAUEFdCEQIAFBAWshDQNAIA1BAEoEQEEAIQcDQCAHIA1IBEAgDCAHIBBBIGpsaiIJIBBqQSBqIQYCQCAJ/QAEACIXIAb9AAQAIhb9RCIY/VNFDQAgCSAWIBcgGP1S/QsEACAGIBcgFiAY/VL9CwQAIBNFDQAgEyAHQQFqIBBsaiELIBMgByAQbGohBgNAIAYgC0kEQCAGIAYgEGoiCf0ABAAiFyAG/QAEACIWIBj9Uv0LBAAgCSAWIBcgGP1S/QsEACAGQSBqIQYMAQsLCyAHQQFqIQcMAQsLIA1BAWshDQwBCwsgCEEQaiEIDAELC0EAIQYDQCAGIBFIBEAgBSAGQQJ0aiEHIAFBAWoiCEEFdCEMIAIgBiAOaiAPbEECdGohCSAIQQJ0IQtBACEIA0AgASAISgRAIAkgByoCADgCACAHIAxqIQcgCSALaiEJIAhBAWohCAwBCwsgCgRAQQAhBwNAIAEgB0oEQCAKIAEgB2xBBXRqIAZBAnRqIQkgAyAGIA5qIA9sIAdqQQJ0aiEIIAFBAnQhC0EAIQ0DQCABIA1KBEAgCCAJKgIAOAIAIAlBIGohCSAIIAtqIQggDUEBaiENDAELCyAHQQFqIQcMAQsLCyAGQQFqIQYMAQsLIA5BCGohDgwBCwsgEgvACQIOfwl7IABBAWtBAXIhBiAF/RQhFANAIBBBKEgEQEEAIRFBACEHA0AgBiAHSgRAQQAhDiAEIQhBACELA0AgCyAGQQF1TARAIAsEfyAHIAtqIgkgBmsgCSAGIAlMGyIJIAcgC2siCiAGIApqIAcgC04bIgogCSAKSBsFIAcLIQkgCwR/IAcgC2oiCiAGayAKIAYgCkwbIgogByALayIMIAYgDGogByALThsiDCAKIAxKGwUgBgsiCiAASARAQQAhDANAIAEgDEsEQCAIIAIgDGoiDSAAQQV0Ig8gCmxqIAlBBXRqIhL9AAQAIhf97AEgFP1KIhX9CwQgQQEgDiAV/VMEfyAIIA0gD0EgaiIOIApsaiIP/QAEACIYIA0gCSAObGoiDf0ABAAiGf3xASIaIBogFyAX/fABIBX9TiIWIBb98gH9hwL97wEiGyAa/ewB/fABIhwgGyAb/fABIBz98gH97wEiG/3zAf0MAAAAAAAA8D8AAAAAAADwPyAV/VL9CwQAIAggFiAa/QwAAAAAAAAAgAAAAAAAAACA/U79USIWIBv98wEgFf1O/QsEECANIBYgHP3zASAV/U4iFiAXIBn9iAL9CwQAIA8gFiAXIBj9hwL9CwQAIBIgFyAV/U/9CwQAQQEFQQALGyEOIAhBMGohCCAMQRBqIQwMAQsLCyALQQFqIQsMAQsLIA4EQEEBIREgBCEIQQAhDgNAIA4gBkEBdUwEQCAOBH8gByAOaiIJIAZrIAkgBiAJTBsiCSAHIA5rIgogBiAKaiAHIA5OGyIKIAkgCkgbBSAHCyEJIA4EfyAHIA5qIgogBmsgCiAGIApMGyIKIAcgDmsiCyAGIAtqIAcgDk4bIgsgCiALShsFIAYLIgogAEgEQEEAIQ8DQCABIA9LBEAgAiAPaiEMIAMgD2pBACADGyETAkAgCP0ABCD9U0UNACAI/QAEACEVIAj9AAQQIRYgDCAJIABBBXQiEmxqIQsgDCAKIBJsaiEMQQAhDQNAIAkgDUoEQCALIBYgDP0ABAAiFyAVIAv9AAQAIhj98gH9iAL9CwQAIAwgFiAYIBUgF/3yAf2HAv0LBAAgC0EgaiELIAxBIGohDCANQQFqIQ0MAQsLIA1BAWohDQNAIAogDUoEQCALIBJqIgv9AAQAIRcgCyAWIAxBIGoiDP0ABAAiGCAVIBf98gH9iAL9CwQAIAwgFiAXIBUgGP3yAf2HAv0LBAAgDUEBaiENDAELCyALIBJqIQsgDEEgaiEMIA1BAWohDQNAIAAgDUoEQCALIBJqIgv9AAQAIRcgCyAWIAwgEmoiDP0ABAAiGCAVIBf98gH9iAL9CwQAIAwgFiAXIBUgGP3yAf2HAv0LBAAgDUEBaiENDAELCyATRQ0AIBMgCiASbGohDCASIBMgCSASbGoiC2ohDQNAIAsgDUkEQCALIBYgDP0ABAAiFyAVIAv9AAQAIhj98gH9iAL9CwQAIAwgFiAYIBUgF/3yAf2HAv0LBAAgDEEgaiEMIAtBIGohCwwBCwsLIAhBMGohCCAPQRBqIQ8MAQsLCyAOQQFqIQ4MAQsLCyAHQQFqIQcMAQsLIBFFBEBBAQ8LIBBBAWohEAwBCwsgAEECSAvACQIOfwl7IABBAWtBAXIhBiAF/RMhFANAIBBBKEgEQEEAIRFBACEHA0AgBiAHSgRAQQAhDiAEIQhBACELA0AgCyAGQQF1TARAIAsEfyAHIAtqIgkgBmsgCSAGIAlMGyIJIAcgC2siCiAGIApqIAcgC04bIgogCSAKSBsFIAcLIQkgCwR/IAcgC2oiCiAGayAKIAYgCkwbIgogByALayIMIAYgDGogByALThsiDCAKIAxKGwUgBgsiCiAASARAQQAhDANAIAEgDEsEQCAIIAIgDGoiDSAAQQV0Ig8gCmxqIAlBBXRqIhL9AAQAIhf94AEgFP1EIhX9CwQgQQEgDiAV/VMEfyAIIA0gD0EgaiIOIApsaiIP/QAEACIYIA0gCSAObGoiDf0ABAAiGf3lASIaIBogFyAX/eQBIBX9TiIWIBb95gH9hQL94wEiGyAa/eAB/eQBIhwgGyAb/eQBIBz95gH94wEiG/3nAf0MAACAPwAAgD8AAIA/AACAPyAV/VL9CwQAIAggFiAa/QwAAACAAAAAgAAAAIAAAACA/U79USIWIBv95wEgFf1O/QsEECANIBYgHP3nASAV/U4iFiAXIBn9hgL9CwQAIA8gFiAXIBj9hQL9CwQAIBIgFyAV/U/9CwQAQQEFQQALGyEOIAhBMGohCCAMQRBqIQwMAQsLCyALQQFqIQsMAQsLIA4EQEEBIREgBCEIQQAhDgNAIA4gBkEBdUwEQCAOBH8gByAOaiIJIAZrIAkgBiAJTBsiCSAHIA5rIgogBiAKaiAHIA5OGyIKIAkgCkgbBSAHCyEJIA4EfyAHIA5qIgogBmsgCiAGIApMGyIKIAcgDmsiCyAGIAtqIAcgDk4bIgsgCiALShsFIAYLIgogAEgEQEEAIQ8DQCABIA9LBEAgAiAPaiEMIAMgD2pBACADGyETAkAgCP0ABCD9U0UNACAI/QAEACEVIAj9AAQQIRYgDCAJIABBBXQiEmxqIQsgDCAKIBJsaiEMQQAhDQNAIAkgDUoEQCALIBYgDP0ABAAiFyAVIAv9AAQAIhj95gH9hgL9CwQAIAwgFiAYIBUgF/3mAf2FAv0LBAAgC0EgaiELIAxBIGohDCANQQFqIQ0MAQsLIA1BAWohDQNAIAogDUoEQCALIBJqIgv9AAQAIRcgCyAWIAxBIGoiDP0ABAAiGCAVIBf95gH9hgL9CwQAIAwgFiAXIBUgGP3mAf2FAv0LBAAgDUEBaiENDAELCyALIBJqIQsgDEEgaiEMIA1BAWohDQNAIAAgDUoEQCALIBJqIgv9AAQAIRcgCyAWIAwgEmoiDP0ABAAiGCAVIBf95gH9hgL9CwQAIAwgFiAXIBUgGP3mAf2FAv0LBAAgDUEBaiENDAELCyATRQ0AIBMgCiASbGohDCASIBMgCSASbGoiC2ohDQNAIAsgDUkEQCALIBYgDP0ABAAiFyAVIAv9AAQAIhj95gH9hgL9CwQAIAwgFiAYIBUgF/3mAf2FAv0LBAAgDEEgaiEMIAtBIGohCwwBCwsLIAhBMGohCCAPQRBqIQ8MAQsLCyAOQQFqIQ4MAQsLCyAHQQFqIQcMAQsLIBFFBEBBAQ8LIBBBAWohEAwBCwsgAEECSAvABAMJfwV7AXwgAUEDdCEOIAIoAgAhAQNAIAAgC0oEQCAEIAFBA3RqIQggBCACQQRqIgIoAgAiCkEDdGohDSADIAFBAnRqIQdBACEPA0AgD0FAayAOTQRA/QwAAAAAAAAAAAAAAAAAAAAAIRT9DAAAAAAAAAAAAAAAAAAAAAAhE/0MAAAAAAAAAAAAAAAAAAAAACES/QwAAAAAAAAAAAAAAAAAAAAAIREgByEJIAghAQNAIAEgDUkEQCAB/QoDACIQIAUgD2ogCSgCACAObGoiDP0ABAAgFP2HAiEUIBAgDP0ABBAgE/2HAiETIBAgDP0ABCAgEv2HAiESIBAgDP0ABDAgEf2HAiERIAlBBGohCSABQQhqIQEMAQsLIAYgD2oiASAU/QsEACABIBP9CwQQIAEgEv0LBCAgASAR/QsEMCAPQUBrIQ8MAQsLA0AgD0EQaiAOTQRA/QwAAAAAAAAAAAAAAAAAAAAAIRQgByEJIAghAQNAIAEgDUkEQCAB/QoDACAFIA9qIAkoAgAgDmxq/QAEACAU/YcCIRQgCUEEaiEJIAFBCGohAQwBCwsgBiAPaiAU/QsEACAPQRBqIQ8MAQsLA0AgDiAPSwRARAAAAAAAAAAAIRUgByEJIAghAQNAIAEgDUkEQCAVIAErAwAgBSAPaiAJKAIAIA5saisDAKKgIRUgCUEEaiEJIAFBCGohAQwBCwsgBiAPaiAVOQMAIA9BCGohDwwBCwsgCiEBIAYgDmohBiALQQFqIQsMAQsLC7cEAwl/BXsBfSABQQJ0IQsgAigCACEOA0AgACAPSgRAIAQgDkECdCIBaiEIIAQgAkEEaiICKAIAIg5BAnRqIQwgASADaiEJQQAhCgNAIApBQGsgC00EQP0MAAAAAAAAAAAAAAAAAAAAACER/QwAAAAAAAAAAAAAAAAAAAAAIRL9DAAAAAAAAAAAAAAAAAAAAAAhE/0MAAAAAAAAAAAAAAAAAAAAACEQIAkhASAIIQcDQCAHIAxJBEAgB/0JAgAiFCAFIApqIAEoAgAgC2xqIg39AAQAIBH9hQIhESAUIA39AAQQIBL9hQIhEiAUIA39AAQgIBP9hQIhEyAUIA39AAQwIBD9hQIhECABQQRqIQEgB0EEaiEHDAELCyAGIApqIgEgEf0LBAAgASAS/QsEECABIBP9CwQgIAEgEP0LBDAgCkFAayEKDAELCwNAIApBEGogC00EQP0MAAAAAAAAAAAAAAAAAAAAACEQIAkhASAIIQcDQCAHIAxJBEAgB/0JAgAgBSAKaiABKAIAIAtsav0ABAAgEP2FAiEQIAFBBGohASAHQQRqIQcMAQsLIAYgCmogEP0LBAAgCkEQaiEKDAELCwNAIAogC0kEQEMAAAAAIRUgCSEBIAghBwNAIAcgDEkEQCAVIAcqAgAgBSAKaiABKAIAIAtsaioCAJSSIRUgAUEEaiEBIAdBBGohBwwBCwsgBiAKaiAVOAIAIApBBGohCgwBCwsgBiALaiEGIA9BAWohDwwBCwsL7AMDCX8FewF8IAFBA3QhDiACKAIAIQEDQCAAIAxKBEAgBCABQQN0aiEIIAQgAkEEaiICKAIAIgpBA3RqIQ0gAyABQQJ0aiEHQQAhDwNAIA9BQGsgDk0EQCAFIA9qIgH9AAQAIRAgAf0ABBAhFCAB/QAEICETIAH9AAQwIRIgByEJIAghAQNAIAEgDUkEQCAGIA9qIAkoAgAgDmxqIgsgAf0KAwAiESAQIAv9AAQA/YcC/QsEACALIBEgFCAL/QAEEP2HAv0LBBAgCyARIBMgC/0ABCD9hwL9CwQgIAsgESASIAv9AAQw/YcC/QsEMCAJQQRqIQkgAUEIaiEBDAELCyAPQUBrIQ8MAQsLA0AgD0EQaiAOTQRAIAUgD2r9AAQAIRAgByEJIAghAQNAIAEgDUkEQCAGIA9qIAkoAgAgDmxqIgsgAf0KAwAgECAL/QAEAP2HAv0LBAAgCUEEaiEJIAFBCGohAQwBCwsgD0EQaiEPDAELCwNAIA4gD0sEQCAFIA9qKwMAIRUgByEJIAghAQNAIAEgDUkEQCAGIA9qIAkoAgAgDmxqIgsgCysDACABKwMAIBWioDkDACAJQQRqIQkgAUEIaiEBDAELCyAPQQhqIQ8MAQsLIAohASAFIA5qIQUgDEEBaiEMDAELCwvnAwMJfwV7AX0gAUECdCELIAIoAgAhDQNAIAAgDkoEQCAEIA1BAnQiAWohCCAEIAJBBGoiAigCACINQQJ0aiEMIAEgA2ohCUEAIQoDQCAKQUBrIAtNBEAgBSAKaiIB/QAEACEQIAH9AAQQIREgAf0ABCAhEiAB/QAEMCETIAkhASAIIQcDQCAHIAxJBEAgBiAKaiABKAIAIAtsaiIPIAf9CQIAIhQgECAP/QAEAP2FAv0LBAAgDyAUIBEgD/0ABBD9hQL9CwQQIA8gFCASIA/9AAQg/YUC/QsEICAPIBQgEyAP/QAEMP2FAv0LBDAgAUEEaiEBIAdBBGohBwwBCwsgCkFAayEKDAELCwNAIApBEGogC00EQCAFIApq/QAEACEQIAkhASAIIQcDQCAHIAxJBEAgBiAKaiABKAIAIAtsaiIPIAf9CQIAIBAgD/0ABAD9hQL9CwQAIAFBBGohASAHQQRqIQcMAQsLIApBEGohCgwBCwsDQCAKIAtJBEAgBSAKaioCACEVIAkhASAIIQcDQCAHIAxJBEAgBiAKaiABKAIAIAtsaiIPIA8qAgAgByoCACAVlJI4AgAgAUEEaiEBIAdBBGohBwwBCwsgCkEEaiEKDAELCyAFIAtqIQUgDkEBaiEODAELCwu/EQIHfwd7A0AgACAFSgRAQQAhBANAIARBBEkEQCABIARBBXRqIgb9AAQAIQ4gBv0ABBAhDyAG/QAEkAEhECACIARBA3RqIgf9XQMAIAcrAyD9IgEhESADIARB0ABsaiIHIA4gBv0ABIABIg39DQABAgMEBQYHEBESExQVFhf9CwQAIAcgDiAN/Q0ICQoLDA0ODxgZGhscHR4f/QsEECAHIA8gEP0NAAECAwQFBgcQERITFBUWF/0LBCAgByAPIBD9DQgJCgsMDQ4PGBkaGxwdHh/9CwQwIAcgEf0LBEAgCyAO/QwAAAAAAAAAAAAAAAAAAAAA/fIBIA/9DAAAAAAAAAAAAAAAAAAAAAD98gH98AEgDf0MAAAAAAAAAAAAAAAAAAAAAP3yASAQ/QwAAAAAAAAAAAAAAAAAAAAA/fIB/fAB/fABIBH9DAAAAAAAAAAAAAAAAAAAAAD98gH98AH98AEhCyAEQQFqIQQMAQsLIANB0ABqIgb9AAQA/ewBIAP9AAQA/ewB/UoiDf1TBEBBACEEA0AgBEHQAEkEQCADIARqIgf9AAQAIQ4gByAEIAZqIgf9AAQAIg8gDiAN/VL9CwQAIAcgDiAPIA39Uv0LBAAgBEEQaiEEDAELCwsgA0GgAWoiBv0ABAD97AEgA/0ABAD97AH9SiIN/VMEQEEAIQQDQCAEQdAASQRAIAMgBGoiB/0ABAAhDiAHIAQgBmoiB/0ABAAiDyAOIA39Uv0LBAAgByAOIA8gDf1S/QsEACAEQRBqIQQMAQsLCyADQfABaiIG/QAEAP3sASAD/QAEAP3sAf1KIg39UwRAQQAhBANAIARB0ABJBEAgAyAEaiIH/QAEACEOIAcgBCAGaiIH/QAEACIPIA4gDf1S/QsEACAHIA4gDyAN/VL9CwQAIARBEGohBAwBCwsLIANB0ABqIgb9AAQAIAP9AAQA/fMBIQ0gBkEQaiIHIgQgBP0ABAAgDSADQRBq/QAEAP3yAf3xAf0LBAAgBkEgaiIEIAT9AAQAIA0gA0Egav0ABAD98gH98QH9CwQAIAZBMGoiBCAE/QAEACANIANBMGr9AAQA/fIB/fEB/QsEACAGQUBrIgQgBP0ABAAgDSADQUBr/QAEAP3yAf3xAf0LBAAgA0GgAWoiCP0ABAAgA/0ABAD98wEhDSAIQRBqIgQgBP0ABAAgDSADQRBq/QAEAP3yAf3xAf0LBAAgCEEgaiIJIAn9AAQAIA0gA0Egav0ABAD98gH98QH9CwQAIAhBMGoiCSAJ/QAEACANIANBMGr9AAQA/fIB/fEB/QsEACAIQUBrIgkgCf0ABAAgDSADQUBr/QAEAP3yAf3xAf0LBAAgA0HwAWoiCf0ABAAgA/0ABAD98wEhDSAJQRBqIgogCv0ABAAgDSADQRBq/QAEAP3yAf3xAf0LBAAgCUEgaiIKIAr9AAQAIA0gA0Egav0ABAD98gH98QH9CwQAIAlBMGoiCiAK/QAEACANIANBMGr9AAQA/fIB/fEB/QsEACAJQUBrIgkgCf0ABAAgDSADQUBr/QAEAP3yAf3xAf0LBAAgBP0ABAD97AEgB/0ABAD97AH9SiIN/VMEQEEQIQQDQCAEQdAASQRAIAQgBmoiB/0ABAAhDiAHIAQgCGoiB/0ABAAiDyAOIA39Uv0LBAAgByAOIA8gDf1S/QsEACAEQRBqIQQMAQsLCyADQfABaiIHQRBq/QAEAP3sASAGQRBq/QAEAP3sAf1KIg39UwRAQRAhBANAIARB0ABJBEAgBCAGaiII/QAEACEOIAggBCAHaiII/QAEACIPIA4gDf1S/QsEACAIIA4gDyAN/VL9CwQAIARBEGohBAwBCwsLIANBoAFqIgdBEGr9AAQAIAZBEGr9AAQA/fMBIQ0gB0EgaiIEIAT9AAQAIA0gBkEgav0ABAD98gH98QH9CwQAIAdBMGoiBCAE/QAEACANIAZBMGr9AAQA/fIB/fEB/QsEACAHQUBrIgQgBP0ABAAgDSAGQUBr/QAEAP3yAf3xAf0LBAAgA0HwAWoiCEEQav0ABAAgBkEQav0ABAD98wEhDSAIQSBqIgQgBP0ABAAgDSAGQSBq/QAEAP3yAf3xAf0LBAAgCEEwaiIJIAn9AAQAIA0gBkEwav0ABAD98gH98QH9CwQAIAhBQGsiCSAJ/QAEACANIAZBQGv9AAQA/fIB/fEB/QsEACAE/QAEAP3sASAHQSBq/QAEAP3sAf1KIg39UwRAQSAhBANAIARB0ABJBEAgBCAHaiIG/QAEACEOIAYgBCAIaiIG/QAEACIPIA4gDf1S/QsEACAGIA4gDyAN/VL9CwQAIARBEGohBAwBCwsLIANB8AFqIgRBIGr9AAQAIAdBIGr9AAQA/fMBIQ0gBEEwaiIGIAb9AAQAIA0gB0Ewav0ABAD98gH98QH9CwQAIARBQGsiBCAE/QAEACANIAdBQGv9AAQA/fIB/fEB/QsEAEEAIQQDQCAEQQRJBEAgDCADIARB4ABsav0ABAD9DAAAAAAAAAAAAAAAAAAAAAD9R/1QIQwgBEEBaiEEDAELCyACIAP9AARAIAP9AAQQIAP9AASQASAD/QAEcCAD/QAE4AEgA/0ABNABIAP9AASwAiAD/QAEoAL98wEiDf3yAf3xASAD/QAEwAH98wEiDv3yAf3xASAD/QAEgAEgDf3yAf3xASAD/QAEYP3zASIP/fIB/fEBIAP9AAQgIA798gH98QEgA/0ABDAgDf3yAf3xASAD/QAEAP3zASIQIA/9DQABAgMEBQYHEBESExQVFhf9CwQAIAIgDiAN/Q0AAQIDBAUGBxAREhMUFRYX/QsEECACIBAgD/0NCAkKCwwNDg8YGRobHB0eH/0LBCAgAiAOIA39DQgJCgsMDQ4PGBkaGxwdHh/9CwQwIAFBgAJqIQEgAkFAayECIAVBAWohBQwBCwsgDCAL/QwAAAAAAAAAAAAAAAAAAAAA/Uj9UAuaCQINfwV7IAEgAmoiDkEFdCEPIAVFIAJBAUYgAUEERnFxBH8gAEEBdSADIAQgBhAfIRUgAEF+cQVBAAshDQNAIAAgDUoEQEEEIAAgDWsiByAHQQROGyEQQQAhDANAIAxBBEgEQCADIA0gDCAQQQFrIgcgByAMShtqIAFsIgcgAWxBA3RqIREgBCACIAdsQQN0aiESQQAhCgNAIAEgCkoEQCAGIAogD2xqIAxBA3RqIQcgBQR/IBEgCkEDdGohCyABQQN0BSARIAEgCmxBA3RqIQtBCAshEyAHIQhBACEJA0AgASAJSgRAIAggCysDADkDACALIBNqIQsgCEEgaiEIIAlBAWohCQwBCwsgEiACIApsQQN0aiEIIAcgAUEFdGohB0EAIQsDQCACIAtKBEAgByAIKwMAOQMAIAhBCGohCCAHQSBqIQcgC0EBaiELDAELCyAKQQFqIQoMAQsLIAxBAWohDAwBCwtBACEMA0AgDEEgSQRAIBX9DAAAAAAAAAAAAAAAAAAAAAAhFCAOQQV0IREgBiAMaiISIgchCANAIAggByABIBFsakkEQCAUIAj9AAQA/QwAAAAAAAAAAAAAAAAAAAAA/fIB/fABIRQgCEEgaiEIDAELCyAU/QwAAAAAAAAAAAAAAAAAAAAA/UghFCAHIAEgEWxqIRMgByARaiELA0AgCyATTQRAIAcgEWohCgNAIAogE0kEQCAHIQkgCiII/QAEAP3sASAH/QAEAP3sAf1KIhf9UwRAA0AgCSALSQRAIAn9AAQAIhggCP0ABAAiFf1RIBf9TiEWIAkgGCAW/VH9CwQAIAggFSAW/VH9CwQAIAhBIGohCCAJQSBqIQkMAQsLCyAKIBFqIQoMAQsLIBQgB/0ABAAiFf0MAAAAAAAAAAAAAAAAAAAAAP1H/VAhFCAHIBFqIQkDQCAJIBNJBEAgCf0ABAAgFf3zASEWIAdBIGohCiAJQSBqIQgDQCAKIAtJBEAgCCAI/QAEACAWIAr9AAQA/fIB/fEB/QsEACAKQSBqIQogCEEgaiEIDAELCyAJIBFqIQkMAQsLIAcgEUEgamohByALIBFqIQsMAQsLIBT9UCEVIA5BBXQhCSABQQFrIQoDQCAKQQBOBEAgEiAJIApsaiILIApBBXRq/QAEACEWIAEhBwNAIAcgDkgEQCALIAdBBXRqIhH9AAQAIRQgCkEBaiEIA0AgASAISgRAIBQgCyAIQQV0av0ABAAgEiAIIAlsaiAHQQV0av0ABAD98gH98QEhFCAIQQFqIQgMAQsLIBEgFCAW/fMB/QsEACAHQQFqIQcMAQsLIApBAWshCgwBCwsgDEEQaiEMDAELC0EAIQcDQCAHIBBIBEAgBCAHIA1qIAFsIAJsQQN0aiEJQQAhCANAIAEgCEoEQCAGIAggD2xqIAFBBXRqIAdBA3RqIQogCSACIAhsQQN0aiEMQQAhCwNAIAIgC0oEQCAMIAorAwA5AwAgCkEgaiEKIAxBCGohDCALQQFqIQsMAQsLIAhBAWohCAwBCwsgB0EBaiEHDAELCyANQQRqIQ0MAQsLIBX9U0UL7wgCDX8FeyABIAJqIg5BBXQhDwNAIAAgDUoEQEEIIAAgDWsiByAHQQhOGyEQQQAhDANAIAxBCEgEQCADIA0gDCAQQQFrIgcgByAMShtqIAFsIgcgAWxBAnRqIREgBCACIAdsQQJ0aiESQQAhCgNAIAEgCkoEQCAGIAogD2xqIAxBAnRqIQcgBQR/IBEgCkECdGohCyABQQJ0BSARIAEgCmxBAnRqIQtBBAshEyAHIQhBACEJA0AgASAJSgRAIAggCyoCADgCACALIBNqIQsgCEEgaiEIIAlBAWohCQwBCwsgEiACIApsQQJ0aiEIIAcgAUEFdGohB0EAIQsDQCACIAtKBEAgByAIKgIAOAIAIAhBBGohCCAHQSBqIQcgC0EBaiELDAELCyAKQQFqIQoMAQsLIAxBAWohDAwBCwtBACEMA0AgDEEgSQRAIBT9DAAAAAAAAAAAAAAAAAAAAAAhFCAOQQV0IREgBiAMaiISIgchCANAIAggByABIBFsakkEQCAUIAj9AAQA/QwAAAAAAAAAAAAAAAAAAAAA/eYB/eQBIRQgCEEgaiEIDAELCyAU/QwAAAAAAAAAAAAAAAAAAAAA/UIhFCAHIAEgEWxqIRMgByARaiELA0AgCyATTQRAIAcgEWohCgNAIAogE0kEQCAHIQkgCiII/QAEAP3gASAH/QAEAP3gAf1EIhf9UwRAA0AgCSALSQRAIAn9AAQAIhggCP0ABAAiFf1RIBf9TiEWIAkgGCAW/VH9CwQAIAggFSAW/VH9CwQAIAhBIGohCCAJQSBqIQkMAQsLCyAKIBFqIQoMAQsLIBQgB/0ABAAiFf0MAAAAAAAAAAAAAAAAAAAAAP1B/VAhFCAHIBFqIQkDQCAJIBNJBEAgCf0ABAAgFf3nASEWIAdBIGohCiAJQSBqIQgDQCAKIAtJBEAgCCAI/QAEACAWIAr9AAQA/eYB/eUB/QsEACAKQSBqIQogCEEgaiEIDAELCyAJIBFqIQkMAQsLIAcgEUEgamohByALIBFqIQsMAQsLIBT9UCEUIA5BBXQhCSABQQFrIQoDQCAKQQBOBEAgEiAJIApsaiILIApBBXRq/QAEACEWIAEhBwNAIAcgDkgEQCALIAdBBXRqIhH9AAQAIRUgCkEBaiEIA0AgASAISgRAIBUgCyAIQQV0av0ABAAgEiAIIAlsaiAHQQV0av0ABAD95gH95QEhFSAIQQFqIQgMAQsLIBEgFSAW/ecB/QsEACAHQQFqIQcMAQsLIApBAWshCgwBCwsgDEEQaiEMDAELC0EAIQcDQCAHIBBIBEAgBCAHIA1qIAFsIAJsQQJ0aiEJQQAhCANAIAEgCEoEQCAGIAggD2xqIAFBBXRqIAdBAnRqIQogCSACIAhsQQJ0aiEMQQAhCwNAIAIgC0oEQCAMIAoqAgA4AgAgCkEgaiEKIAxBBGohDCALQQFqIQsMAQsLIAhBAWohCAwBCwsgB0EBaiEHDAELCyANQQhqIQ0MAQsLIBT9U0ULlAMBB38DQCADIAxKBEBBBCADIAxrIgYgBkEEThsiCEEESARAIAAhCSABIQdBACELA0AgAiALSgRAIAchBkEAIQoDQCAIIApKBEAgCSAKQQN0aiAGKwMAOQMAIAUgBmohBiAKQQFqIQoMAQsLIAghBgNAIAZBBEgEQCAJIAZBA3RqRAAAAAAAAAAAOQMAIAZBAWohBgwBCwsgCUEgaiEJIAQgB2ohByALQQFqIQsMAQsLBSAFQQhGBEAgASEGIAAiByACQQV0aiEIA0AgByAISQRAIAcgBv0ABAD9CwQAIAcgBv0ABBD9CwQQIAdBIGohByAEIAZqIQYMAQsLBSAAIgcgAkEFdGohCCABIgYgBWoiCiAFaiILIAVqIQkDQCAHIAhJBEAgByAGKwMAOQMAIAcgCisDADkDCCAHIAsrAwA5AxAgByAJKwMAOQMYIAdBIGohByAEIAZqIQYgBCAKaiEKIAQgC2ohCyAEIAlqIQkMAQsLCwsgACACQQV0aiEAIAEgBUECdGohASAMQQRqIQwMAQsLC5QDAQd/A0AgAiAMSgRAQQQgAiAMayIGIAZBBE4bIghBBEgEQCAAIQkgASEHQQAhCwNAIAMgC0oEQCAHIQZBACEKA0AgCCAKSgRAIAkgCkEDdGogBisDADkDACAEIAZqIQYgCkEBaiEKDAELCyAIIQYDQCAGQQRIBEAgCSAGQQN0akQAAAAAAAAAADkDACAGQQFqIQYMAQsLIAlBIGohCSAFIAdqIQcgC0EBaiELDAELCwUgBEEIRgRAIAEhByAAIgYgA0EFdGohCANAIAYgCEkEQCAGIAf9AAQA/QsEACAGIAf9AAQQ/QsEECAGQSBqIQYgBSAHaiEHDAELCwUgACIGIANBBXRqIQggBCABIgdqIgsgBGoiCSAEaiEKA0AgBiAISQRAIAYgBysDADkDACAGIAsrAwA5AwggBiAJKwMAOQMQIAYgCisDADkDGCAGQSBqIQYgBSAHaiEHIAUgC2ohCyAFIAlqIQkgBSAKaiEKDAELCwsLIAAgA0EFdGohACABIARBAnRqIQEgDEEEaiEMDAELCwvCBwIVfwJ7IAEgAiABIAJIGyISQQAgBRshFSAJIAEgAiABIAJKIhkbIhYgEmxBBXQiCmoiCyASIBVsQQV0aiIYIBJBBXRqIR0gCUEAIAr8CwADQCAAIBdKBEBBIEEQQQQgACAXayIKIApBBE4bIhpBAkobIQ5BACERA0AgESAaSARAIAMgESAXaiABbCACbEEDdGohDUEAIRADQCAQIBJIBEAgCSAQIBZsQQV0aiARQQN0aiEKIBkEfyANIBBBA3RqIRMgAkEDdAUgDSACIBBsQQN0aiETQQgLIQxBACEPA0AgDyAWSARAIAogEysDADkDACAMIBNqIRMgCkEgaiEKIA9BAWohDwwBCwsgEEEBaiEQDAELCyARQQFqIREMAQsLIBVBAEoEQCALQQAgEiAVbEEFdPwLACALIQoDQCAKIBhJBEAgCv0MAAAAAAAA8D8AAAAAAADwP/0LBAAgCv0MAAAAAAAA8D8AAAAAAADwP/0LBBAgCiASQQFqQQV0aiEKDAELCwtBACEQA0AgDiAQSwRAIAkgEGohCiAQIBhqIQ1BACERA0AgESASSARA/QwAAAAAAAAAAAAAAAAAAAAAIR8gCiAWQQV0aiEMA0AgCiAMSQRAIAr9AAQAIiAgICAf/YcCIR8gCkEgaiEKDAELCyANIBFBBXRqIB/9CwQAIBFBAWohEQwBCwsgEEEQaiEQDAELCyAbIBogG2ogEiAWIBUgDiAJIAsgGCAdIAcQKBshG0EAIQoDQCAKIA5JBEAgEiAWIBUgCSAKaiAKIAtqIAogGGogCBAmIApBEGohCgwBCwtBACEKA0AgCiAaSARAIApBA3QiHCAYaiEQIAQgCiAXaiASbEEDdGohEUEAIRQDQCASIBRKBEAgESAQKwMAOQMAIBBBIGohECARQQhqIREgFEEBaiEUDAELCyAVBEAgBSAKIBdqIgwgAWwgEmxBA3RqIQ8gBiAMIBJsIAJsQQN0aiEOQQAhEANAIBAgEkgEQCAJIBAgFmxBBXRqIBxqIh4gCyAQIBJsQQV0aiAcaiINIBkbIREgDyAQQQN0aiEUIBJBA3QhDEEAIRMDQCABIBNKBEAgFCARKwMAOQMAIBFBIGohESAMIBRqIRQgE0EBaiETDAELCyANIB4gGRshESAOIAIgEGxBA3RqIRRBACETA0AgAiATSgRAIBQgESsDADkDACARQSBqIREgFEEIaiEUIBNBAWohEwwBCwsgEEEBaiEQDAELCwsgCkEBaiEKDAELCyAXQQRqIRcMAQsLIBsLwgcCFX8CeyABIAIgASACSBsiEkEAIAUbIRUgCSABIAIgASACSiIZGyIWIBJsQQV0IgpqIgsgEiAVbEEFdGoiGCASQQV0aiEdIAlBACAK/AsAA0AgACAXSgRAQSBBEEEIIAAgF2siCiAKQQhOGyIaQQRKGyEOQQAhEQNAIBEgGkgEQCADIBEgF2ogAWwgAmxBAnRqIQ1BACEQA0AgECASSARAIAkgECAWbEEFdGogEUECdGohCiAZBH8gDSAQQQJ0aiETIAJBAnQFIA0gAiAQbEECdGohE0EECyEMQQAhDwNAIA8gFkgEQCAKIBMqAgA4AgAgDCATaiETIApBIGohCiAPQQFqIQ8MAQsLIBBBAWohEAwBCwsgEUEBaiERDAELCyAVQQBKBEAgC0EAIBIgFWxBBXT8CwAgCyEKA0AgCiAYSQRAIAr9DAAAgD8AAIA/AACAPwAAgD/9CwQAIAr9DAAAgD8AAIA/AACAPwAAgD/9CwQQIAogEkEBakEFdGohCgwBCwsLQQAhEANAIA4gEEsEQCAJIBBqIQogECAYaiENQQAhEQNAIBEgEkgEQP0MAAAAAAAAAAAAAAAAAAAAACEfIAogFkEFdGohDANAIAogDEkEQCAK/QAEACIgICAgH/2FAiEfIApBIGohCgwBCwsgDSARQQV0aiAf/QsEACARQQFqIREMAQsLIBBBEGohEAwBCwsgGyAaIBtqIBIgFiAVIA4gCSALIBggHSAHECkbIRtBACEKA0AgCiAOSQRAIBIgFiAVIAkgCmogCiALaiAKIBhqIAgQJyAKQRBqIQoMAQsLQQAhCgNAIAogGkgEQCAKQQJ0IhwgGGohECAEIAogF2ogEmxBAnRqIRFBACEUA0AgEiAUSgRAIBEgECoCADgCACAQQSBqIRAgEUEEaiERIBRBAWohFAwBCwsgFQRAIAUgCiAXaiIMIAFsIBJsQQJ0aiEPIAYgDCASbCACbEECdGohDkEAIRADQCAQIBJIBEAgCSAQIBZsQQV0aiAcaiIeIAsgECASbEEFdGogHGoiDSAZGyERIA8gEEECdGohFCASQQJ0IQxBACETA0AgASATSgRAIBQgESoCADgCACARQSBqIREgDCAUaiEUIBNBAWohEwwBCwsgDSAeIBkbIREgDiACIBBsQQJ0aiEUQQAhEwNAIAIgE0oEQCAUIBEqAgA4AgAgEUEgaiERIBRBBGohFCATQQFqIRMMAQsLIBBBAWohEAwBCwsLIApBAWohCgwBCwsgF0EIaiEXDAELCyAbC58EAgZ/A3sgAyEHA0AgACAISgRA/QwAAAAAAAAAAAAAAAAAAAAAIQ0gByABQQV0aiEJA0AgByAJSQRAIAf9AAQAIg4gDiAN/YcCIQ0gB0EgaiEHDAELCyAFIAhBBXRqIA39CwQAIAhBAWohCAwBCwsgAEEBayEJA0AgCUEASgRAQQAhCANAIAggCUgEQCAFIAhBBXRqIgf9AAQAIg4gB0EgaiIK/QAEACIP/UkiDf1TBEAgByAPIA4gDf1S/QsEACAKIA4gDyAN/VL9CwQAIAMgASAIbEEFdGoiByABQQV0IgpqIQsDQCAHIAtJBEAgByAHIApqIgz9AAQAIg4gB/0ABAAiDyAN/VL9CwQAIAwgDyAOIA39Uv0LBAAgB0EgaiEHDAELCyAEIAIgCGxBBXRqIgcgAkEFdCIKaiELA0AgByALSQRAIAcgByAKaiIM/QAEACIOIAf9AAQAIg8gDf1S/QsEACAMIA8gDiAN/VL9CwQAIAdBIGohBwwBCwsLIAhBAWohCAwBCwsgCUEBayEJDAELCyAG/RQhDUEAIQQDQCAAIARKBEAgBSAF/QAEAP3vASIO/QsEACAFQSBqIQUgAgRA/QwAAAAAAADwPwAAAAAAAPA/IA798wEgDiAN/Ur9TiEOIAMgAUEFdGohBwNAIAMgB0kEQCADIAP9AAQAIA798gH9CwQAIANBIGohAwwBCwsLIARBAWohBAwBCwsLnwQCBn8DeyADIQcDQCAAIAhKBED9DAAAAAAAAAAAAAAAAAAAAAAhDSAHIAFBBXRqIQkDQCAHIAlJBEAgB/0ABAAiDiAOIA39hQIhDSAHQSBqIQcMAQsLIAUgCEEFdGogDf0LBAAgCEEBaiEIDAELCyAAQQFrIQkDQCAJQQBKBEBBACEIA0AgCCAJSARAIAUgCEEFdGoiB/0ABAAiDiAHQSBqIgr9AAQAIg/9QyIN/VMEQCAHIA8gDiAN/VL9CwQAIAogDiAPIA39Uv0LBAAgAyABIAhsQQV0aiIHIAFBBXQiCmohCwNAIAcgC0kEQCAHIAcgCmoiDP0ABAAiDiAH/QAEACIPIA39Uv0LBAAgDCAPIA4gDf1S/QsEACAHQSBqIQcMAQsLIAQgAiAIbEEFdGoiByACQQV0IgpqIQsDQCAHIAtJBEAgByAHIApqIgz9AAQAIg4gB/0ABAAiDyAN/VL9CwQAIAwgDyAOIA39Uv0LBAAgB0EgaiEHDAELCwsgCEEBaiEIDAELCyAJQQFrIQkMAQsLIAb9EyENQQAhBANAIAAgBEoEQCAFIAX9AAQA/eMBIg79CwQAIAVBIGohBSACBED9DAAAgD8AAIA/AACAPwAAgD8gDv3nASAOIA39RP1OIQ4gAyABQQV0aiEHA0AgAyAHSQRAIAMgA/0ABAAgDv3mAf0LBAAgA0EgaiEDDAELCwsgBEEBaiEEDAELCwuqCQIOfwh7IABBAWtBAXIhCyAIIAii/RQhGANAIBBBKEgEQEEAIQ9BACEKA0AgCiALSARAQQAhDiAHIQlBACEUA0AgFCALQQF1TARAIBQEfyAKIBRqIgwgC2sgDCALIAxMGyIMIAogFGsiDSALIA1qIAogFE4bIg0gDCANSBsFIAoLIQwgFAR/IAogFGoiDSALayANIAsgDUwbIg0gCiAUayIRIAsgEWogCiAUThsiESANIBFKGwUgCwsiDSAASARAQQAhEwNAIAMgE0sEQCAGIBNqIRUgBCATaiIRIAEgDGxBBXRqIRIgESABIA1sQQV0aiER/QwAAAAAAAAAAAAAAAAAAAAAIRkgEiABQQV0aiEWA0AgEiAWSQRAIBL9AAQAIBH9AAQAIBn9hwIhGSARQSBqIREgEkEgaiESDAELCyAJIBkgGf3yASAYIBUgDEEFdGr9AAQAIhcgFSANQQV0av0ABAAiGv3yAf3yAf1KIhv9CwQgQQEgDiAb/VMEfyAXIBr98QEiFyAXIBkgGf3wASIaIBr98gH9hwL97wEiHCAX/ewB/fABIh0gHCAc/fABIB398gH97wEiHP3zASIdIBr97AEgHP3zASIaIBf9DAAAAAAAAAAAAAAAAAAAAAD9SSIX/VIhHCAJIBogHSAX/VL9DAAAAAAAAPA/AAAAAAAA8D8gG/1S/QsEACAJIBz97QEgHCAZ/QwAAAAAAAAAAAAAAAAAAAAA/Un9UiAb/U79CwQQQQEFQQALGyEOIAlBMGohCSATQRBqIRMMAQsLCyAUQQFqIRQMAQsLIA4EQEEBIQ8gByEJQQAhFANAIBQgC0EBdUwEQCAUBH8gCiAUaiIMIAtrIAwgCyAMTBsiDCAKIBRrIg0gCyANaiAKIBROGyINIAwgDUgbBSAKCyEMIBQEfyAKIBRqIg0gC2sgDSALIA1MGyINIAogFGsiDiALIA5qIAogFE4bIg4gDSAOShsFIAsLIg0gAEgEQEEAIREDQCADIBFLBEAgCf0ABCD9UwRAIAUgEWohDiAGIBFqIRUgCf0ABAAhGiAJ/QAEECEbIAQgEWoiEyABIA1sQQV0aiES/QwAAAAAAAAAAAAAAAAAAAAAIRn9DAAAAAAAAAAAAAAAAAAAAAAhFyATIAEgDGxBBXRqIhMgAUEFdGohFgNAIBMgFkkEQCAbIBL9AAQAIhwgGiAT/QAEACId/fIB/YcCIh4gHiAZ/YcCIRkgGyAdIBogHP3yAf2IAiIcIBwgF/2HAiEXIBMgHv0LBAAgEiAc/QsEACASQSBqIRIgE0EgaiETDAELCyAVIAxBBXRqIBn9CwQAIBUgDUEFdGogF/0LBAAgDiACIA1sQQV0aiESIA4gAiAMbEEFdGoiEyACQQV0aiEOA0AgDiATSwRAIBMgGyAS/QAEACIXIBogE/0ABAAiGf3yAf2HAv0LBAAgEiAbIBkgGiAX/fIB/YgC/QsEACASQSBqIRIgE0EgaiETDAELCwsgCUEwaiEJIBFBEGohEQwBCwsLIBRBAWohFAwBCwsLIApBAWohCgwBCwsgD0UEQEEBDwsgEEEBaiEQDAELCyAAQQJIC6oJAg5/CHsgAEEBa0EBciELIAggCJT9EyEYA0AgEEEoSARAQQAhD0EAIQoDQCAKIAtIBEBBACEOIAchCUEAIRQDQCAUIAtBAXVMBEAgFAR/IAogFGoiDCALayAMIAsgDEwbIgwgCiAUayINIAsgDWogCiAUThsiDSAMIA1IGwUgCgshDCAUBH8gCiAUaiINIAtrIA0gCyANTBsiDSAKIBRrIhEgCyARaiAKIBROGyIRIA0gEUobBSALCyINIABIBEBBACETA0AgAyATSwRAIAYgE2ohFSAEIBNqIhEgASAMbEEFdGohEiARIAEgDWxBBXRqIRH9DAAAAAAAAAAAAAAAAAAAAAAhGSASIAFBBXRqIRYDQCASIBZJBEAgEv0ABAAgEf0ABAAgGf2FAiEZIBFBIGohESASQSBqIRIMAQsLIAkgGSAZ/eYBIBggFSAMQQV0av0ABAAiFyAVIA1BBXRq/QAEACIa/eYB/eYB/UQiG/0LBCBBASAOIBv9UwR/IBcgGv3lASIXIBcgGSAZ/eQBIhogGv3mAf2FAv3jASIcIBf94AH95AEiHSAcIBz95AEgHf3mAf3jASIc/ecBIh0gGv3gASAc/ecBIhogF/0MAAAAAAAAAAAAAAAAAAAAAP1DIhf9UiEcIAkgGiAdIBf9Uv0MAACAPwAAgD8AAIA/AACAPyAb/VL9CwQAIAkgHP3hASAcIBn9DAAAAAAAAAAAAAAAAAAAAAD9Q/1SIBv9Tv0LBBBBAQVBAAsbIQ4gCUEwaiEJIBNBEGohEwwBCwsLIBRBAWohFAwBCwsgDgRAQQEhDyAHIQlBACEUA0AgFCALQQF1TARAIBQEfyAKIBRqIgwgC2sgDCALIAxMGyIMIAogFGsiDSALIA1qIAogFE4bIg0gDCANSBsFIAoLIQwgFAR/IAogFGoiDSALayANIAsgDUwbIg0gCiAUayIOIAsgDmogCiAUThsiDiANIA5KGwUgCwsiDSAASARAQQAhEQNAIAMgEUsEQCAJ/QAEIP1TBEAgBSARaiEOIAYgEWohFSAJ/QAEACEaIAn9AAQQIRsgBCARaiITIAEgDWxBBXRqIRL9DAAAAAAAAAAAAAAAAAAAAAAhGf0MAAAAAAAAAAAAAAAAAAAAACEXIBMgASAMbEEFdGoiEyABQQV0aiEWA0AgEyAWSQRAIBsgEv0ABAAiHCAaIBP9AAQAIh395gH9hQIiHiAeIBn9hQIhGSAbIB0gGiAc/eYB/YYCIhwgHCAX/YUCIRcgEyAe/QsEACASIBz9CwQAIBJBIGohEiATQSBqIRMMAQsLIBUgDEEFdGogGf0LBAAgFSANQQV0aiAX/QsEACAOIAIgDWxBBXRqIRIgDiACIAxsQQV0aiITIAJBBXRqIQ4DQCAOIBNLBEAgEyAbIBL9AAQAIhcgGiAT/QAEACIZ/eYB/YUC/QsEACASIBsgGSAaIBf95gH9hgL9CwQAIBJBIGohEiATQSBqIRMMAQsLCyAJQTBqIQkgEUEQaiERDAELCwsgFEEBaiEUDAELCwsgCkEBaiEKDAELCyAPRQRAQQEPCyAQQQFqIRAMAQsLIABBAkgLGgAgACABIAIgAyAEIAUgBiAHIAggCSAKEAILGgAgACABIAIgAyAEIAUgBiAHIAggCSAKEAMLGgAgACABIAIgAyAEIAUgBiAHIAggCSAKEAQLGgAgACABIAIgAyAEIAUgBiAHIAggCSAKEAULEAAgACABIAIgAyAEIAUQegsQACAAIAEgAiADIAQgBRB7C7MDAwd/BHsBfANAIAAgCUoEQEEAIQgDQCABIAhKBEBBwAAgASAIayIFIAVBwABOGyELQQAhByACQQN0IQoDQCAHQQhqIAJMBEAgAyAHQQN0aiIF/QAEACEMIAX9AAQQIQ0gBf0ABCAhDiAF/QAEMCEPQQEhBgNAIAYgC0gEQCAMIAUgCmoiBf0ABAD98AEhDCANIAX9AAQQ/fABIQ0gDiAF/QAEIP3wASEOIA8gBf0ABDD98AEhDyAGQQFqIQYMAQsLIAQgB0EDdGoiBSAF/QAEACAM/fAB/QsEACAFQRBqIgYgBv0ABAAgDf3wAf0LBAAgBUEgaiIGIAb9AAQAIA798AH9CwQAIAVBMGoiBSAF/QAEACAP/fAB/QsEACAHQQhqIQcMAQsLA0AgAiAHSgRAIAMgB0EDdGoiBSsDACEQQQEhBgNAIAYgC0gEQCAQIAUgCmoiBSsDAKAhECAGQQFqIQYMAQsLIAQgB0EDdGoiBSAFKwMAIBCgOQMAIAdBAWohBwwBCwsgAyACIAtsQQN0aiEDIAhBQGshCAwBCwsgBCACQQN0aiEEIAlBAWohCQwBCwsLYgEDfwNAIAAgBkoEQEEAIQUDQCABIAVKBEBBwAAgASAFayIHIAdBwABOGyIHIAIgAyAEEHkgAyACIAdsQQJ0aiEDIAVBQGshBQwBCwsgBCACQQN0aiEEIAZBAWohBgwBCwsL/QIDAXsDfwF8IAFBAUYEQCADIAIoAgAiAUECdGohAyAEIAFBA3RqIQEDQCAAIAhKBEAgBCACQQRqIgIoAgBBA3RqIQn9DAAAAAAAAAAAAAAAAAAAAAAhBwNAIAFBGGogCUkEQCABQRBq/QAEACAFIANBCGoiCigCBEEDdGogBSAKKAIAQQN0av1dAwD9VwMAASAB/QAEACAFIAMoAgRBA3RqIAUgAygCAEEDdGr9XQMA/VcDAAEgB/2HAv2HAiEHIANBEGohAyABQSBqIQEMAQsLIAFBCGogCUkEQCAB/QAEACAFIAMoAgRBA3RqIAUgAygCAEEDdGr9XQMA/VcDAAEgB/2HAiEHIANBCGohAyABQRBqIQELIAf9IQAgB/0hAaAhCyABIAlJBEAgCyABKwMAIAUgAygCAEEDdGorAwCioCELIANBBGohAyABQQhqIQELIAYgCzkDACAGQQhqIQYgCEEBaiEIDAELCwUgACABIAIgAyAEIAUgBhAbCwv6AgMBewN/AX0gAUEBRgRAIAMgAigCAEECdCIBaiEDIAEgBGohAQNAIAAgCEoEQCAEIAJBBGoiAigCAEECdGohCf0MAAAAAAAAAAAAAAAAAAAAACEHA0AgAUEMaiAJSQRAIAFBCGr9XQMAIAUgA0EIaiIKKAIEQQJ0aiAFIAooAgBBAnRq/VwCAP1WAgABIAH9XQMAIAUgAygCBEECdGogBSADKAIAQQJ0av1cAgD9VgIAASAH/YUC/YUCIQcgA0EQaiEDIAFBEGohAQwBCwsgAUEEaiAJSQRAIAH9XQMAIAUgAygCBEECdGogBSADKAIAQQJ0av1cAgD9VgIAASAH/YUCIQcgA0EIaiEDIAFBCGohAQsgB/0fACAH/R8BkiELIAEgCUkEQCALIAEqAgAgBSADKAIAQQJ0aioCAJSSIQsgA0EEaiEDIAFBBGohAQsgBiALOAIAIAZBBGohBiAIQQFqIQgMAQsLBSAAIAEgAiADIAQgBSAGEBwLC/oBAgF8A38gAUEBRgRAIAMgAigCACIBQQJ0aiEDIAQgAUEDdGohAQNAIAAgCEoEQCAEIAJBBGoiAigCAEEDdGohCSAFKwMAIQcDQCABQQhqIAlJBEAgBiADKAIAQQN0aiIKIAorAwAgASsDACAHoqA5AwAgBiADKAIEQQN0aiIKIAorAwAgASsDCCAHoqA5AwAgA0EIaiEDIAFBEGohAQwBCwsgASAJSQRAIAYgAygCAEEDdGoiCSAJKwMAIAErAwAgB6KgOQMAIANBBGohAyABQQhqIQELIAVBCGohBSAIQQFqIQgMAQsLBSAAIAEgAiADIAQgBSAGEB0LC/cBAgF9A38gAUEBRgRAIAMgAigCAEECdCIBaiEDIAEgBGohAQNAIAAgCEoEQCAEIAJBBGoiAigCAEECdGohCSAFKgIAIQcDQCABQQRqIAlJBEAgBiADKAIAQQJ0aiIKIAoqAgAgASoCACAHlJI4AgAgBiADKAIEQQJ0aiIKIAoqAgAgASoCBCAHlJI4AgAgA0EIaiEDIAFBCGohAQwBCwsgASAJSQRAIAYgAygCAEECdGoiCSAJKgIAIAEqAgAgB5SSOAIAIANBBGohAyABQQRqIQELIAVBBGohBSAIQQFqIQgMAQsLBSAAIAEgAiADIAQgBSAGEB4LC30CA38BeyABQQN0IQYDQCAAIAdKBEAgASACIAMQAP0UIQhBACEFA0AgBSAGSQRAIAQgBWogAiAFav0ABAAgAyAFav0ABAAgCP3xAf3yAf0LBAAgBUEQaiEFDAELCyACIAZqIQIgAyAGaiEDIAQgBmohBCAHQQFqIQcMAQsLC30CA38BeyABQQJ0IQYDQCAAIAdKBEAgASACIAMQAf0TIQhBACEFA0AgBSAGSQRAIAQgBWogAiAFav0ABAAgAyAFav0ABAAgCP3lAf3mAf0LBAAgBUEQaiEFDAELCyACIAZqIQIgAyAGaiEDIAQgBmohBCAHQQFqIQcMAQsLC4EBAgR/AXsgAUEDdCEEA0AgACAGSgRAIAQgAiABIAIQDf0UIAMQD0QAAAAAAADwPyABIAMQBqP9FCEIQQAhBQNAIAQgBUsEQCADIAVqIgcgB/0ABAAgCP3yAf0LBAAgBUEQaiEFDAELCyACIARqIQIgAyAEaiEDIAZBAWohBgwBCwsLfQIEfwF7IAFBAnQhBANAIAAgBkoEQCAEIAIgASACEA79EyADEBBDAACAPyABIAMQB5X9EyEIQQAhBQNAIAQgBUsEQCADIAVqIgcgB/0ABAAgCP3mAf0LBAAgBUEQaiEFDAELCyACIARqIQIgAyAEaiEDIAZBAWohBgwBCwsLGAAgACABIAIgAyAEIAUgBiAHIAggCRAkCxgAIAAgASACIAMgBCAFIAYgByAIIAkQJQsSACAAIAEgAiADIAQgBSAGECALEgAgACABIAIgAyAEIAUgBhAhCxIAIAAgASACIAMgBCAFIAYQfAsSACAAIAEgAiADIAQgBSAGEH0LrAEDA38CfAJ7IAFBA3QhBwNAIAAgCEoEQEQAAAAAAADwPyABIAMgAxAAIAG3IgqjIAKgn6MiCf0UIQsgCSAJoiABIAMgBBAAoiAKo/0UIQxBACEGA0AgBiAHSQRAIAUgBmogCyAMIAMgBmr9AAQAIAQgBmr9AAQA/YgC/fIB/QsEACAGQRBqIQYMAQsLIAMgB2ohAyAEIAdqIQQgBSAHaiEFIAhBAWohCAwBCwsLtQEEA38CfAF9AnsgAUECdCEHA0AgACAISgRARAAAAAAAAPA/IAEgAyADEAG7IAG3IgmjIAKgn6O2Igv9EyEMIAu7IgogCqIgASADIAQQAbuiIAmjtv0TIQ1BACEGA0AgBiAHSQRAIAUgBmogDCANIAMgBmr9AAQAIAQgBmr9AAQA/YYC/eYB/QsEACAGQRBqIQYMAQsLIAMgB2ohAyAEIAdqIQQgBSAHaiEFIAhBAWohCAwBCwsLfAIDfwF7IAFBA3QhBgNAIAAgB0oEQEQAAAAAAADwPyABIAMgAxAAIAG3oyACoJ+j/RQhCEEAIQUDQCAFIAZJBEAgBCAFaiADIAVq/QAEACAI/fIB/QsEACAFQRBqIQUMAQsLIAMgBmohAyAEIAZqIQQgB0EBaiEHDAELCwt+AgN/AXsgAUECdCEGA0AgACAHSgRARAAAAAAAAPA/IAEgAyADEAG7IAG3oyACoJ+jtv0TIQhBACEFA0AgBSAGSQRAIAQgBWogAyAFav0ABAAgCP3mAf0LBAAgBUEQaiEFDAELCyADIAZqIQMgBCAGaiEEIAdBAWohBwwBCwsL+QICBH8CewNAIAEgBkoEQCAEIAAEfCAAQQFGBHwgAyIFKwMA/RQiCSEKIAUgAkEDdGohByAFIAJBfHFBA3RqIQgDQCAFIAhJBEAgCSAF/QAEAP31ASEJIAogBf0ABBD99QEhCiAFQSBqIQUMAQsLIAkgCv31ASEJA0AgBSAHSQRAIAkgBf0KAwD99QEhCSAFQQhqIQUMAQsLIAkgCSAJ/Q0ICQoLDA0ODwABAgMEBQYH/fUB/SEABSADIgUrAwD9FCIJIQogBSACQQN0aiEHIAUgAkF8cUEDdGohCANAIAUgCEkEQCAJIAX9AAQA/fQBIQkgCiAF/QAEEP30ASEKIAVBIGohBQwBCwsgCSAK/fQBIQkDQCAFIAdJBEAgCSAF/QoDAP30ASEJIAVBCGohBQwBCwsgCSAJIAn9DQgJCgsMDQ4PAAECAwQFBgf99AH9IQALBSACIAMQBgs5AwAgAyACQQN0aiEDIARBCGohBCAGQQFqIQYMAQsLC7MDAgR/AnsgACEFA0AgASAGSgRAIAQgBQR9IAVBAUYEfSADIgAqAgD9EyIJIQogACACQQJ0aiEHIAAgAkF4cUECdGohCANAIAAgCEkEQCAJIAD9AAQA/ekBIQkgCiAA/QAEEP3pASEKIABBIGohAAwBCwsgCSAK/ekBIQkDQCAAIAdJBEAgCSAA/QkCAP3pASEJIABBBGohAAwBCwsgCSAJIAn9DQgJCgsMDQ4PAAECAwQFBgf96QEiCSAJIAn9DQQFBgcAAQIDDA0ODwgJCgv96QH9HwAFIAMiACoCAP0TIgkhCiAAIAJBAnRqIQcgACACQXhxQQJ0aiEIA0AgACAISQRAIAkgAP0ABAD96AEhCSAKIAD9AAQQ/egBIQogAEEgaiEADAELCyAJIAr96AEhCQNAIAAgB0kEQCAJIAD9CQIA/egBIQkgAEEEaiEADAELCyAJIAkgCf0NCAkKCwwNDg8AAQIDBAUGB/3oASIJIAkgCf0NBAUGBwABAgMMDQ4PCAkKC/3oAf0fAAsFIAIgAxAHCzgCACADIAJBAnRqIQMgBEEEaiEEIAZBAWohBgwBCwsLrgQCB3sDfyABQQN0IQwDQCAAIA1KBEAgDCACIAEgAhAN/RQiBCADEA8gASADEAb9FCIFQeAB/QoDAP1JIQYgBUHoAf0KAwD98gEgBSAG/VL9DDPEgJlhXwkAM8SAmWFfCQD9zgEiB0E0/c0B/QwAAAAAAAAwQwAAAAAAADBD/VD9DAAAAAAAADBDAAAAAAAAMEP98QFB+AH9CgMAQfAB/QoDACAG/VL98QEhCCAH/Qz///////8PAP///////w8A/U79DM07f2aeoOY/zTt/Zp6g5j/9zgFBEP0KAwD98QEiBiAGQRj9CgMA/fAB/fMBIgkgCf3yASIKIAr98gEhB0E4/QoDAEHAAP0KAwAgCEGAAv0KAwAgCUEg/QoDACAG/fIBIAb98gEiCSAHIAcgB0G4Av0KAwBBqAL9CgMA/YcCQZgC/QoDAP2HAiAKIAcgByAHQcAC/QoDAEGwAv0KAwD9hwJBoAL9CgMA/YcCQZAC/QoDAP2HAv3yAf2HAv3wASAIQYgC/QoDAP3yAf2HAiAJ/fEBIAb98AH9hwIgBf0MAAAAAAAAAAAAAAAAAAAAAP1J/VIgBf0MAAAAAAAAAAAAAAAAAAAAAP1H/VIgBSAFQTD9CgMA/Un9Uv0hAP0UIQVBACELA0AgCyAMSQRAIAMgC2ogAiALav0ABAAgBP3xASAF/fEB/QsEACALQRBqIQsMAQsLIAIgDGohAiADIAxqIQMgDUEBaiENDAELCwvpAwIHewN/IAFBAnQhDANAIAAgDUoEQCAMIAIgASACEA79EyIFIAMQECABIAMQB/0TIgZByAP9CQIA/UMhBCAGQcwD/QkCAP3mASAGIAT9Uv0MDftKAA37SgAN+0oADftKAP2uASIHQRf9rQH9+gFB1AP9CQIAQdAD/QkCACAE/VL95QEhBCAH/Qz//38A//9/AP//fwD//38A/U79DPMENT/zBDU/8wQ1P/MENT/9rgFB4AL9CQIA/eUBIgcgB0HkAv0JAgD95AH95wEiCCAI/eYBIgkgCf3mASEKQfQC/QkCAEH4Av0JAgAgBEHYA/0JAgAgCEHoAv0JAgAgB/3mASAH/eYBIgggCiAKQewD/QkCAEHkA/0JAgD9hQIgCSAKQegD/QkCAEHgA/0JAgD9hQL95gH9hQL95AEgBEHcA/0JAgD95gH9hQIgCP3lASAH/eQB/YUCIAb9DAAAAAAAAAAAAAAAAAAAAAD9Q/1SIAb9DAAAAAAAAAAAAAAAAAAAAAD9Qf1SIAYgBkHwAv0JAgD9Q/1S/R8A/RMhBEEAIQsDQCALIAxJBEAgAyALaiACIAtq/QAEACAF/eUBIAT95QH9CwQAIAtBEGohCwwBCwsgAiAMaiECIAMgDGohAyANQQFqIQ0MAQsLC8IBAQN/A0AgACAHSgRAQYABIAAgB2siCSAJQYABThsiCSAHIAlqIAFEAAAAAAAA8D8gAiADIAdsQQN0aiADIAQgAiAEIAMgBSAAIAdsQQN0aiAAQQAgBhAKIAdBgAFqIQcMAQsLA0AgACAISgRAIAUgACAIbEEDdGohASAFIAhBA3RqIQJBACEDA0AgAyAISARAIAIgASsDADkDACABQQhqIQEgAiAAQQN0aiECIANBAWohAwwBCwsgCEEBaiEIDAELCwu+AQEDfwNAIAAgB0oEQEGAASAAIAdrIgkgCUGAAU4bIgkgByAJaiABQwAAgD8gAiADIAdsQQJ0aiADIAQgAiAEIAMgBSAAIAdsQQJ0aiAAQQAgBhALIAdBgAFqIQcMAQsLA0AgACAISgRAIAUgACAIbEECdGohASAFIAhBAnRqIQJBACEDA0AgAyAISARAIAIgASoCADgCACABQQRqIQEgAiAAQQJ0aiECIANBAWohAwwBCwsgCEEBaiEIDAELCwu1AQMFfwF8AXsDQCAAIApKBEAgBiEJIAIgAysDAKIiDf0UIQ4gBSIIIAFBA3RqIQsgCCABQX5xQQN0aiEMA0AgCCAMSQRAIAkgDiAI/QAEACAJ/QAEAP2HAv0LBAAgCUEQaiEJIAhBEGohCAwBCwsDQCAIIAtJBEAgCSAJKwMAIA0gCCsDAKKgOQMAIAlBCGohCSAIQQhqIQgMAQsLIAMgBGohAyAGIAdqIQYgCkEBaiEKDAELCwu1AQMFfwF9AXsDQCAAIApKBEAgBiEJIAIgAyoCAJQiDf0TIQ4gBSIIIAFBAnRqIQsgCCABQXxxQQJ0aiEMA0AgCCAMSQRAIAkgDiAI/QAEACAJ/QAEAP2FAv0LBAAgCUEQaiEJIAhBEGohCAwBCwsDQCAIIAtJBEAgCSAJKgIAIA0gCCoCAJSSOAIAIAlBBGohCSAIQQRqIQgMAQsLIAMgBGohAyAGIAdqIQYgCkEBaiEKDAELCwtUAQF/A0AgACASSgRAIAQgBSAGIAcgCCAJIAogCyAMIA0gDiAPIBAgERAKIAggAUEDdGohCCALIAJBA3RqIQsgDiADQQN0aiEOIBJBAWohEgwBCwsLVAEBfwNAIAAgEkoEQCAEIAUgBiAHIAggCSAKIAsgDCANIA4gDyAQIBEQCyAIIAFBAnRqIQggCyACQQJ0aiELIA4gA0ECdGohDiASQQFqIRIMAQsLCwoAIAAgASACEAALCgAgACABIAIQAQsQACAAIAEgAiADIAQgBRAXCxAAIAAgASACIAMgBCAFEBgLgwECAXsBfyAB/RQhBCACIABBA3RqIQUgAiAAQX5xQQN0aiEAA0AgACACSwRAIAMgBCAC/QAEACAD/QAEAP2HAv0LBAAgA0EQaiEDIAJBEGohAgwBCwsDQCACIAVJBEAgAyADKwMAIAEgAisDAKKgOQMAIANBCGohAyACQQhqIQIMAQsLC4MBAgF7AX8gAf0TIQQgAiAAQQJ0aiEFIAIgAEF8cUECdGohAANAIAAgAksEQCADIAQgAv0ABAAgA/0ABAD9hQL9CwQAIANBEGohAyACQRBqIQIMAQsLA0AgAiAFSQRAIAMgAyoCACABIAIqAgCUkjgCACADQQRqIQMgAkEEaiECDAELCwsyACADQYACIAAgAEGAAk4bQYAQIAEgAUGAEE4bakEMakGAAiACIAJBgAJOG2xsQYACagu+CAIBfxV7IAEhAyACIABBA3RqIQADQCAAIAJLBEAgAf0ABAAiDP3sAUHIAv0KAwAiBf32ASIEIAT98AEiBEHwAP0KAwAiBv3yAUHQAv0KAwAiB/3xAUHIAP0KAwAiCP3wASIJIAj98QEiCkGAAf0KAwAiCyAKQfgA/QoDACIKIAT9iAL9iAIhDSABQRBq/QAEAP3sASAF/fYBIgQgBP3wASIEIAb98gEgB/3xASAI/fABIg4gCP3xASIPIAsgDyAKIAT9iAL9iAIhBCABQSBq/QAEAP3sASAF/fYBIg8gD/3wASIPIAb98gEgB/3xASAI/fABIhAgCP3xASIRIAsgESAKIA/9iAL9iAIhDyABQTBq/QAEAP3sASAF/fYBIgUgBf3wASIRIAb98gEgB/3xASAI/fABIgUgCP3xASIGIAsgBiAKIBH9iAL9iAIhESAD/QAEABogAiAJQTT9ywFBEP0KAwAiBv3OASIHIA0gDf3yAUGIAf0KAwAiCCANQZAB/QoDACIJ/YcCIA1BmAH9CgMAIgr9hwIgDUGgAf0KAwAiC/2HAiANQagB/QoDACIS/YcCIA1BsAH9CgMAIhP9hwIgDUG4Af0KAwAiFP2HAiANQcAB/QoDACIV/YcCIA1ByAH9CgMAIhb9hwIgDUHQAf0KAwAiF/2HAiANQdgB/QoDACIY/YcCIA39hwIgByAG/fEB/YcCIgYgBkEY/QoDAP3wAf3zASAMQSj9CgMA/U79UP0LBAAgA0EQav0ABAAaIAIgDkE0/csBQRD9CgMAIgb9zgEiByAEIAT98gEgCCAEIAn9hwIgBCAK/YcCIAQgC/2HAiAEIBL9hwIgBCAT/YcCIAQgFP2HAiAEIBX9hwIgBCAW/YcCIAQgF/2HAiAEIBj9hwIgBP2HAiAHIAb98QH9hwIiBCAEQRj9CgMA/fAB/fMBIAFBEGr9AAQAQSj9CgMA/U79UP0LBBAgA0Egav0ABAAaIAIgEEE0/csBQRD9CgMAIgT9zgEiBiAPIA/98gEgCCAPIAn9hwIgDyAK/YcCIA8gC/2HAiAPIBL9hwIgDyAT/YcCIA8gFP2HAiAPIBX9hwIgDyAW/YcCIA8gF/2HAiAPIBj9hwIgD/2HAiAGIAT98QH9hwIiBCAEQRj9CgMA/fAB/fMBIAFBIGr9AAQAQSj9CgMA/U79UP0LBCAgA0Ewav0ABAAaIAIgBUE0/csBQRD9CgMAIgT9zgEiBSARIBH98gEgCCARIAn9hwIgESAK/YcCIBEgC/2HAiARIBL9hwIgESAT/YcCIBEgFP2HAiARIBX9hwIgESAW/YcCIBEgF/2HAiARIBj9hwIgEf2HAiAFIAT98QH9hwIiBCAEQRj9CgMA/fAB/fMBIAFBMGr9AAQAQSj9CgMA/U79UP0LBDAgAUFAayEBIANBQGshAyACQUBrIQIMAQsLC5sHAgF/EHsgASEDIAIgAEECdGohAANAIAAgAksEQCAB/QAEACII/eABQfwD/QkCACIG/eoBIgQgBP3kASIEQZAD/QkCACIH/eYBQYAE/QkCACIJ/eUBQfwC/QkCACIK/eQBIgsgCv3lASIFQZgD/QkCACIMIAVBlAP9CQIAIg0gBP2GAv2GAiEEIAFBEGr9AAQA/eABIAb96gEiBSAF/eQBIgUgB/3mASAJ/eUBIAr95AEiDiAK/eUBIg8gDCAPIA0gBf2GAv2GAiEFIAFBIGr9AAQA/eABIAb96gEiDyAP/eQBIg8gB/3mASAJ/eUBIAr95AEiECAK/eUBIhEgDCARIA0gD/2GAv2GAiEPIAFBMGr9AAQA/eABIAb96gEiBiAG/eQBIgYgB/3mASAJ/eUBIAr95AEiCSAK/eUBIgcgDCAHIA0gBv2GAv2GAiEKIAP9AAQAGiACIAtBF/2rAUHgAv0JAgAiC/2uASIMIAQgBP3mAUGwA/0JAgAiDSAEQbQD/QkCACIR/YUCIARBuAP9CQIAIgb9hQIgBEG8A/0JAgAiB/2FAiAEQcAD/QkCACIS/YUCIARBxAP9CQIAIhP9hQIgBP2FAiAMIAv95QH9hQIiBCAEQeQC/QkCAP3kAf3nASAIQewC/QkCAP1O/VD9CwQAIANBEGr9AAQAGiACIA5BF/2rAUHgAv0JAgAiBP2uASIIIAUgBf3mASANIAUgEf2FAiAFIAb9hQIgBSAH/YUCIAUgEv2FAiAFIBP9hQIgBf2FAiAIIAT95QH9hQIiBCAEQeQC/QkCAP3kAf3nASABQRBq/QAEAEHsAv0JAgD9Tv1Q/QsEECADQSBq/QAEABogAiAQQRf9qwFB4AL9CQIAIgT9rgEiBSAPIA/95gEgDSAPIBH9hQIgDyAG/YUCIA8gB/2FAiAPIBL9hQIgDyAT/YUCIA/9hQIgBSAE/eUB/YUCIgQgBEHkAv0JAgD95AH95wEgAUEgav0ABABB7AL9CQIA/U79UP0LBCAgA0Ewav0ABAAaIAIgCUEX/asBQeAC/QkCACIE/a4BIgUgCiAK/eYBIA0gCiAR/YUCIAogBv2FAiAKIAf9hQIgCiAS/YUCIAogE/2FAiAK/YUCIAUgBP3lAf2FAiIEIARB5AL9CQIA/eQB/ecBIAFBMGr9AAQAQewC/QkCAP1O/VD9CwQwIAFBQGshASADQUBrIQMgAkFAayECDAELCwtqAQF7IAUgAEEDdGohAANAIAAgBUsEQCABIAJq/QAEACADIARq/QAEAP3xASEGIAUgAf0ABAAgA/0ABAD98QH9CwQAIAUgBv0LBBAgASACQQF0aiEBIAMgBEEBdGohAyAFQSBqIQUMAQsLC2oBAXsgBSAAQQJ0aiEAA0AgACAFSwRAIAEgAmr9AAQAIAMgBGr9AAQA/eUBIQYgBSAB/QAEACAD/QAEAP3lAf0LBAAgBSAG/QsEECABIAJBAXRqIQEgAyAEQQF0aiEDIAVBIGohBQwBCwsLUQECeyABIABBA3RqIQADQCAAIAFLBEAgAf0ABBAhBCACIAH9AAQAIgMgA/3yAf0LBAAgAiAEIAT98gH9CwQQIAJBIGohAiABQSBqIQEMAQsLC1EBAnsgASAAQQJ0aiEAA0AgACABSwRAIAH9AAQQIQQgAiAB/QAEACIDIAP95gH9CwQAIAIgBCAE/eYB/QsEECACQSBqIQIgAUEgaiEBDAELCwtLAQF7IAEgAEEDdGohAANAIAAgAUsEQCAB/QAEEP3vASEDIAIgAf0ABAD97wH9CwQAIAIgA/0LBBAgAkEgaiECIAFBIGohAQwBCwsLSwEBeyABIABBAnRqIQADQCAAIAFLBEAgAf0ABBD94wEhAyACIAH9AAQA/eMB/QsEACACIAP9CwQQIAJBIGohAiABQSBqIQEMAQsLC9kNAhd7AX8gBSAAQQN0aiEdA0AgBSAdSQRAIAH9AAQAIgb97AFB6AD9CgMAIgf9SSABIAJq/QAEACII/ewBIAf9Sf1OIAEgAkEBdGr9AAQAIgn97AEgB/1JIAEgAkEDbGr9AAQAIgr97AEgB/1J/U79Tv3DAQRAQRD9CgMAIhAgBv3tASIHQfAA/QoDACIL/fIBQcgA/QoDACIM/fABIg0gDP3xASIOQYAB/QoDACIPIA5B+AD9CgMAIg4gB/2IAv2IAiIHIAf98gFBiAH9CgMAIhEgB0GQAf0KAwAiEv2HAiAHQZgB/QoDACIT/YcCIAdBoAH9CgMAIhT9hwIgB0GoAf0KAwAiFf2HAiAHQbAB/QoDACIW/YcCIAdBuAH9CgMAIhf9hwIgB0HAAf0KAwAiGP2HAiAHQcgB/QoDACIZ/YcCIAdB0AH9CgMAIhr9hwIgB0HYAf0KAwAiG/2HAiAH/YcC/fABIA1BNP3LAf3OASEHIAUgA/0ABAAgECAQIAf98AH98wEiDf3yASAGIAcgDf3yASAQ/YcC/fIB/QsEAEEQ/QoDACINIAj97QEiBiAL/fIBIAz98AEiByAM/fEBIgggDyAIIA4gBv2IAv2IAiIGIAb98gEgESAGIBL9hwIgBiAT/YcCIAYgFP2HAiAGIBX9hwIgBiAW/YcCIAYgF/2HAiAGIBj9hwIgBiAZ/YcCIAYgGv2HAiAGIBv9hwIgBv2HAv3wASAHQTT9ywH9zgEhBiAFIAMgBGr9AAQAIA0gDSAG/fAB/fMBIgf98gEgASACav0ABAAgBiAH/fIBIA39hwL98gH9CwQQQRD9CgMAIg0gCf3tASIGIAv98gEgDP3wASIHIAz98QEiCCAPIAggDiAG/YgC/YgCIgYgBv3yASARIAYgEv2HAiAGIBP9hwIgBiAU/YcCIAYgFf2HAiAGIBb9hwIgBiAX/YcCIAYgGP2HAiAGIBn9hwIgBiAa/YcCIAYgG/2HAiAG/YcC/fABIAdBNP3LAf3OASEGIAUgAyAEQQF0av0ABAAgDSANIAb98AH98wEiB/3yASABIAJBAXRq/QAEACAGIAf98gEgDf2HAv3yAf0LBCBBEP0KAwAiCSAK/e0BIgYgC/3yASAM/fABIgcgDP3xASIIIA8gCCAOIAb9iAL9iAIiBiAG/fIBIBEgBiAS/YcCIAYgE/2HAiAGIBT9hwIgBiAV/YcCIAYgFv2HAiAGIBf9hwIgBiAY/YcCIAYgGf2HAiAGIBr9hwIgBiAb/YcCIAb9hwL98AEgB0E0/csB/c4BIQYgBSADIARBA2xq/QAEACAJIAkgBv3wAf3zASIH/fIBIAEgAkEDbGr9AAQAIAYgB/3yASAJ/YcC/fIB/QsEMAVBACEAA0AgAEEESQRAIAEgACACbGr9AAQAIgj97AH97QFB0AD9CgMAIgb99wFB2AD9CgMAIgf99gEiCUHwAP0KAwAiCv3yAUHIAP0KAwAiC/3wASAL/fEBIgxBIP0KAwAiDf3yASAL/fABIQ4gCP3tASIP/ewB/e0BIAb99wEgB/32ASIQIAr98gEgC/3wASAL/fEBIgogDf3yASAL/fABIQ0gBSAAQQR0aiADIAAgBGxq/QAEAEEQ/QoDACIRIAxBgAH9CgMAIhIgDEH4AP0KAwAiEyAJ/YgC/YgCIgkgCf3yAUGIAf0KAwAiFCAJQZAB/QoDACIV/YcCIAlBmAH9CgMAIhb9hwIgCUGgAf0KAwAiF/2HAiAJQagB/QoDACIY/YcCIAlBsAH9CgMAIhn9hwIgCUG4Af0KAwAiGv2HAiAJQcAB/QoDACIb/YcCIAlByAH9CgMAIhz9hwIgCUHQAf0KAwAiBv2HAiAJQdgB/QoDACIH/YcCIAn9hwL98AEgDkE0/csBIBH9zgH98gEgDCAOIAv98QH98QEgC/3wAUE0/csBIBH9zgH98gEiCSARIAj9DAAAAAAAAAAAAAAAAAAAAAD9Sf1SIAkgEf3wAf3zAf3yASAIIBEgCiASIAogEyAQ/YgC/YgCIgggCP3yASAUIAggFf2HAiAIIBb9hwIgCCAX/YcCIAggGP2HAiAIIBn9hwIgCCAa/YcCIAggG/2HAiAIIBz9hwIgCCAG/YcCIAggB/2HAiAI/YcC/fABIA1BNP3LASAR/c4B/fIBIAogDSAL/fEB/fEBIAv98AFBNP3LASAR/c4B/fIBIgYgESAP/QwAAAAAAAAAAAAAAAAAAAAA/Un9UiAGIBH98AH98wEgEf2HAv3yAf0LBAAgAEEBaiEADAELCwsgASACQQJ0aiEBIAMgBEECdGohAyAFQUBrIQUMAQsLC7wLAhJ7AX8gBSAAQQJ0aiEYA0AgBSAYSQRAIAH9AAQAIgb94AEgASACav0ABAAiB/3gAf24ASABIAJBAXRq/QAEACII/eABIAEgAkEDbGr9AAQAIgn94AH9uAH9uAFBjAP9CQIA/Tn9owEEQEHgAv0JAgAiECAG/eEBIgpBkAP9CQIAIgv95gFB/AL9CQIAIgz95AEiDSAM/eUBIg5BmAP9CQIAIg8gDkGUA/0JAgAiDiAK/YYC/YYCIgogCv3mAUGwA/0JAgAiESAKQbQD/QkCACIS/YUCIApBuAP9CQIAIhP9hQIgCkG8A/0JAgAiFP2FAiAKQcAD/QkCACIV/YUCIApBxAP9CQIAIhb9hQIgCv2FAv3kASANQRf9qwH9rgEhCiAFIAP9AAQAIBAgECAK/eQB/ecBIg395gEgBiAKIA395gEgEP2FAv3mAf0LBABB4AL9CQIAIg0gB/3hASIGIAv95gEgDP3kASIHIAz95QEiCiAPIAogDiAG/YYC/YYCIgYgBv3mASARIAYgEv2FAiAGIBP9hQIgBiAU/YUCIAYgFf2FAiAGIBb9hQIgBv2FAv3kASAHQRf9qwH9rgEhBiAFIAMgBGr9AAQAIA0gDSAG/eQB/ecBIgf95gEgASACav0ABAAgBiAH/eYBIA39hQL95gH9CwQQQeAC/QkCACIKIAj94QEiBiAL/eYBIAz95AEiByAM/eUBIgggDyAIIA4gBv2GAv2GAiIGIAb95gEgESAGIBL9hQIgBiAT/YUCIAYgFP2FAiAGIBX9hQIgBiAW/YUCIAb9hQL95AEgB0EX/asB/a4BIQYgBSADIARBAXRq/QAEACAKIAogBv3kAf3nASIH/eYBIAEgAkEBdGr9AAQAIAYgB/3mASAK/YUC/eYB/QsEIEHgAv0JAgAiCiAJ/eEBIgYgC/3mASAM/eQBIgcgDP3lASIIIA8gCCAOIAb9hgL9hgIiBiAG/eYBIBEgBiAS/YUCIAYgE/2FAiAGIBT9hQIgBiAV/YUCIAYgFv2FAiAG/YUC/eQBIAdBF/2rAf2uASEGIAUgAyAEQQNsav0ABAAgCiAKIAb95AH95wEiB/3mASABIAJBA2xq/QAEACAGIAf95gEgCv2FAv3mAf0LBDAFQQAhAANAIABBBEkEQCABIAAgAmxq/QAEACIG/eAB/eEBQYAD/QkCACIH/esBQYQD/QkCACII/eoBIglBkAP9CQIAIgr95gFB/AL9CQIAIgv95AEgC/3lASIMQegC/QkCACIN/eYBIAv95AEhDiAG/eEBIg/94AH94QEgB/3rASAI/eoBIhAgCv3mASAL/eQBIAv95QEiCiAN/eYBIAv95AEhDSAFIABBBHRqIAMgACAEbGr9AAQAQeAC/QkCACIRIAxBmAP9CQIAIgcgDEGUA/0JAgAiCCAJ/YYC/YYCIgkgCf3mAUGwA/0JAgAiEiAJQbQD/QkCACIT/YUCIAlBuAP9CQIAIhT9hQIgCUG8A/0JAgAiFf2FAiAJQcAD/QkCACIW/YUCIAlBxAP9CQIAIhf9hQIgCf2FAv3kASAOQRf9qwEgEf2uAf3mASAMIA4gC/3lAf3lASAL/eQBQRf9qwEgEf2uAf3mASIJIBEgBv0MAAAAAAAAAAAAAAAAAAAAAP1D/VIgCSAR/eQB/ecB/eYBIAYgESAKIAcgCiAIIBD9hgL9hgIiBiAG/eYBIBIgBiAT/YUCIAYgFP2FAiAGIBX9hQIgBiAW/YUCIAYgF/2FAiAG/YUC/eQBIA1BF/2rASAR/a4B/eYBIAogDSAL/eUB/eUBIAv95AFBF/2rASAR/a4B/eYBIgYgESAP/QwAAAAAAAAAAAAAAAAAAAAA/UP9UiAGIBH95AH95wEgEf2FAv3mAf0LBAAgAEEBaiEADAELCwsgASACQQJ0aiEBIAMgBEECdGohAyAFQUBrIQUMAQsLC9oKAgN/F3sgASEDIAIgAEEDdGohBQNAIAIgBUkEQCAB/QAEACIP/ewBQegA/QoDACIG/UkgAUEQav0ABAAiB/3sASAG/Un9TiABQSBq/QAEACIS/ewBIAb9SSABQTBq/QAEACIT/ewBIAb9Sf1O/U79wwEEQCAP/e0BIgZB8AD9CgMAIhT98gFByAD9CgMAIhX98AEiDSAV/fEBIghBgAH9CgMAIhYgCEH4AP0KAwAiFyAG/YgC/YgCIRAgB/3tASIGIBT98gEgFf3wASIOIBX98QEiByAWIAcgFyAG/YgC/YgCIhggGP3yAUGIAf0KAwAiGSAYQZAB/QoDACIR/YcCIBhBmAH9CgMAIhr9hwIgGEGgAf0KAwAiG/2HAiAYQagB/QoDACIG/YcCIBhBsAH9CgMAIgf9hwIgGEG4Af0KAwAiCP2HAiAYQcAB/QoDACIJ/YcCIBhByAH9CgMAIgr9hwIgGEHQAf0KAwAiC/2HAiAYQdgB/QoDACIM/YcCIBj9hwIhGCAD/QAEABpBEP0KAwAiHCAQIBD98gEgGSAQIBH9hwIgECAa/YcCIBAgG/2HAiAQIAb9hwIgECAH/YcCIBAgCP2HAiAQIAn9hwIgECAK/YcCIBAgC/2HAiAQIAz9hwIgEP2HAv3wASANQTT9ywH9zgEhDSACIA8gHCAN/fAB/fMB/QsEACADQRBq/QAEABpBEP0KAwAiDSAY/fABIA5BNP3LAf3OASEOIAIgAUEQav0ABAAgDSAO/fAB/fMB/QsEECADQSBq/QAEABpBEP0KAwAiECAS/e0BIg8gFP3yASAV/fABIg0gFf3xASIOIBYgDiAXIA/9iAL9iAIiDiAO/fIBIBkgDiAR/YcCIA4gGv2HAiAOIBv9hwIgDiAG/YcCIA4gB/2HAiAOIAj9hwIgDiAJ/YcCIA4gCv2HAiAOIAv9hwIgDiAM/YcCIA79hwL98AEgDUE0/csB/c4BIQ0gAiABQSBq/QAEACAQIA398AH98wH9CwQgIANBMGr9AAQAGkEQ/QoDACIQIBP97QEiDSAU/fIBIBX98AEiDiAV/fEBIg8gFiAPIBcgDf2IAv2IAiINIA398gEgGSANIBH9hwIgDSAa/YcCIA0gG/2HAiANIAb9hwIgDSAH/YcCIA0gCP2HAiANIAn9hwIgDSAK/YcCIA0gC/2HAiANIAz9hwIgDf2HAv3wASAOQTT9ywH9zgEhBiACIAFBMGr9AAQAIBAgBv3wAf3zAf0LBDAFQQAhAANAIABBBEkEQCAAQQR0IgQgAWr9AAQAIQYgAyAEav0ABAAaIAb97AH97QFB0AD9CgMA/fcBQdgA/QoDAP32ASIHQfAA/QoDAP3yAUHIAP0KAwAiCP3wASAI/fEBIglBIP0KAwD98gEgCP3wASEKIAIgBGogBkEQ/QoDACILIAlBgAH9CgMAIAlB+AD9CgMAIAf9iAL9iAIiByAH/fIBQYgB/QoDACAHQZAB/QoDAP2HAiAHQZgB/QoDAP2HAiAHQaAB/QoDAP2HAiAHQagB/QoDAP2HAiAHQbAB/QoDAP2HAiAHQbgB/QoDAP2HAiAHQcAB/QoDAP2HAiAHQcgB/QoDAP2HAiAHQdAB/QoDAP2HAiAHQdgB/QoDAP2HAiAH/YcC/fABIApBNP3LASAL/c4B/fIBIAkgCiAI/fEB/fEBIAj98AFBNP3LASAL/c4B/fIBIgcgCyAG/QwAAAAAAAAAAAAAAAAAAAAA/Un9UiAHIAv98AH98wH98gH9CwQAIABBAWohAAwBCwsLIAFBQGshASADQUBrIQMgAkFAayECDAELCwvsCAIDfxJ7IAEhAyACIABBAnRqIQUDQCACIAVJBEAgAf0ABAAiCiIG/eABIAFBEGr9AAQAIgf94AH9uAEgAUEgav0ABAAiDf3gASABQTBq/QAEACIO/eAB/bgB/bgBQYwD/QkCAP05/aMBBEAgBv3hASIGQZAD/QkCACIP/eYBQfwC/QkCACIQ/eQBIgggEP3lASIJQZgD/QkCACIRIAlBlAP9CQIAIhIgBv2GAv2GAiELIAf94QEiBiAP/eYBIBD95AEiCSAQ/eUBIgcgESAHIBIgBv2GAv2GAiITIBP95gFBsAP9CQIAIhQgE0G0A/0JAgAiDP2FAiATQbgD/QkCACIV/YUCIBNBvAP9CQIAIhb9hQIgE0HAA/0JAgAiBv2FAiATQcQD/QkCACIH/YUCIBP9hQIhEyAD/QAEABpB4AL9CQIAIhcgCyAL/eYBIBQgCyAM/YUCIAsgFf2FAiALIBb9hQIgCyAG/YUCIAsgB/2FAiAL/YUC/eQBIAhBF/2rAf2uASEIIAIgCiAXIAj95AH95wH9CwQAIANBEGr9AAQAGkHgAv0JAgAiCCAT/eQBIAlBF/2rAf2uASEJIAIgAUEQav0ABAAgCCAJ/eQB/ecB/QsEECADQSBq/QAEABpB4AL9CQIAIgsgDf3hASIKIA/95gEgEP3kASIIIBD95QEiCSARIAkgEiAK/YYC/YYCIgkgCf3mASAUIAkgDP2FAiAJIBX9hQIgCSAW/YUCIAkgBv2FAiAJIAf9hQIgCf2FAv3kASAIQRf9qwH9rgEhCCACIAFBIGr9AAQAIAsgCP3kAf3nAf0LBCAgA0Ewav0ABAAaQeAC/QkCACILIA794QEiCCAP/eYBIBD95AEiCSAQ/eUBIgogESAKIBIgCP2GAv2GAiIIIAj95gEgFCAIIAz9hQIgCCAV/YUCIAggFv2FAiAIIAb9hQIgCCAH/YUCIAj9hQL95AEgCUEX/asB/a4BIQYgAiABQTBq/QAEACALIAb95AH95wH9CwQwBUEAIQADQCAAQQRJBEAgAEEEdCIEIAFq/QAEACEGIAMgBGr9AAQAGiAG/eAB/eEBQYAD/QkCAP3rAUGEA/0JAgD96gEiB0GQA/0JAgD95gFB/AL9CQIAIgj95AEgCP3lASIJQegC/QkCAP3mASAI/eQBIQogAiAEaiAGQeAC/QkCACILIAlBmAP9CQIAIAlBlAP9CQIAIAf9hgL9hgIiByAH/eYBQbAD/QkCACAHQbQD/QkCAP2FAiAHQbgD/QkCAP2FAiAHQbwD/QkCAP2FAiAHQcAD/QkCAP2FAiAHQcQD/QkCAP2FAiAH/YUC/eQBIApBF/2rASAL/a4B/eYBIAkgCiAI/eUB/eUBIAj95AFBF/2rASAL/a4B/eYBIgcgCyAG/QwAAAAAAAAAAAAAAAAAAAAA/UP9UiAHIAv95AH95wH95gH9CwQAIABBAWohAAwBCwsLIAFBQGshASADQUBrIQMgAkFAayECDAELCwveCgIDfxZ7IAEhAyACIABBA3RqIQUDQCACIAVJBEAgAf0ABAAiBv3sAUHoAP0KAwAiB/1JIAFBEGr9AAQAIgj97AEgB/1J/U4gAUEgav0ABAAiEf3sASAH/UkgAUEwav0ABAAiEv3sASAH/Un9Tv1O/cMBBEAgBv3tASIGQfAA/QoDACIT/fIBQcgA/QoDACIU/fABIgwgFP3xASIHQYAB/QoDACIVIAdB+AD9CgMAIhYgBv2IAv2IAiEOIAj97QEiBiAT/fIBIBT98AEiDSAU/fEBIgcgFSAHIBYgBv2IAv2IAiIXIBf98gFBiAH9CgMAIg8gF0GQAf0KAwAiEP2HAiAXQZgB/QoDACIY/YcCIBdBoAH9CgMAIhn9hwIgF0GoAf0KAwAiGv2HAiAXQbAB/QoDACIG/YcCIBdBuAH9CgMAIgf9hwIgF0HAAf0KAwAiCP2HAiAXQcgB/QoDACIJ/YcCIBdB0AH9CgMAIgr9hwIgF0HYAf0KAwAiC/2HAiAX/YcCIRcgA/0ABAAaQRD9CgMAIhsgDiAO/fIBIA8gDiAQ/YcCIA4gGP2HAiAOIBn9hwIgDiAa/YcCIA4gBv2HAiAOIAf9hwIgDiAI/YcCIA4gCf2HAiAOIAr9hwIgDiAL/YcCIA79hwL98AEgDEE0/csB/c4BIQwgAiAbIBsgDP3wAf3zAf0LBAAgAUEQav0ABAAaIANBEGr9AAQAGkEQ/QoDACIMIBf98AEgDUE0/csB/c4BIQ0gAiAMIAwgDf3wAf3zAf0LBBAgAUEgav0ABAAaIANBIGr9AAQAGkEQ/QoDACIXIBH97QEiDiAT/fIBIBT98AEiDCAU/fEBIg0gFSANIBYgDv2IAv2IAiINIA398gEgDyANIBD9hwIgDSAY/YcCIA0gGf2HAiANIBr9hwIgDSAG/YcCIA0gB/2HAiANIAj9hwIgDSAJ/YcCIA0gCv2HAiANIAv9hwIgDf2HAv3wASAMQTT9ywH9zgEhDCACIBcgFyAM/fAB/fMB/QsEICABQTBq/QAEABogA0Ewav0ABAAaQRD9CgMAIhEgEv3tASIMIBP98gEgFP3wASINIBT98QEiDiAVIA4gFiAM/YgC/YgCIgwgDP3yASAPIAwgEP2HAiAMIBj9hwIgDCAZ/YcCIAwgGv2HAiAMIAb9hwIgDCAH/YcCIAwgCP2HAiAMIAn9hwIgDCAK/YcCIAwgC/2HAiAM/YcC/fABIA1BNP3LAf3OASEGIAIgESARIAb98AH98wH9CwQwBUEAIQADQCAAQQRJBEAgAEEEdCIEIAFq/QAEACEGIAMgBGr9AAQAGiAG/ewB/e0BQdAA/QoDAP33AUHYAP0KAwD99gEiB0HwAP0KAwD98gFByAD9CgMAIgj98AEgCP3xASIJQSD9CgMA/fIBIAj98AEhCiACIARqQRD9CgMAIgsgCUGAAf0KAwAgCUH4AP0KAwAgB/2IAv2IAiIHIAf98gFBiAH9CgMAIAdBkAH9CgMA/YcCIAdBmAH9CgMA/YcCIAdBoAH9CgMA/YcCIAdBqAH9CgMA/YcCIAdBsAH9CgMA/YcCIAdBuAH9CgMA/YcCIAdBwAH9CgMA/YcCIAdByAH9CgMA/YcCIAdB0AH9CgMA/YcCIAdB2AH9CgMA/YcCIAf9hwL98AEgCkE0/csBIAv9zgH98gEgCSAKIAj98QH98QEgCP3wAUE0/csBIAv9zgH98gEiByALIAb9DAAAAAAAAAAAAAAAAAAAAAD9Sf1SIAcgC/3wAf3zAf0LBAAgAEEBaiEADAELCwsgAUFAayEBIANBQGshAyACQUBrIQIMAQsLC+4IAgN/EXsgASEDIAIgAEECdGohBQNAIAIgBUkEQCAB/QAEACIG/eABIAFBEGr9AAQAIgj94AH9uAEgAUEgav0ABAAiDP3gASABQTBq/QAEACIN/eAB/bgB/bgBQYwD/QkCAP05/aMBBEAgBv3hASIGQZAD/QkCACIO/eYBQfwC/QkCACIP/eQBIgcgD/3lASIJQZgD/QkCACIQIAlBlAP9CQIAIhEgBv2GAv2GAiEJIAj94QEiBiAO/eYBIA/95AEiCCAP/eUBIgogECAKIBEgBv2GAv2GAiISIBL95gFBsAP9CQIAIgogEkG0A/0JAgAiC/2FAiASQbgD/QkCACIT/YUCIBJBvAP9CQIAIhT9hQIgEkHAA/0JAgAiFf2FAiASQcQD/QkCACIG/YUCIBL9hQIhEiAD/QAEABpB4AL9CQIAIhYgCSAJ/eYBIAogCSAL/YUCIAkgE/2FAiAJIBT9hQIgCSAV/YUCIAkgBv2FAiAJ/YUC/eQBIAdBF/2rAf2uASEHIAIgFiAWIAf95AH95wH9CwQAIAFBEGr9AAQAGiADQRBq/QAEABpB4AL9CQIAIgcgEv3kASAIQRf9qwH9rgEhCCACIAcgByAI/eQB/ecB/QsEECABQSBq/QAEABogA0Egav0ABAAaQeAC/QkCACISIAz94QEiCSAO/eYBIA/95AEiByAP/eUBIgggECAIIBEgCf2GAv2GAiIIIAj95gEgCiAIIAv9hQIgCCAT/YUCIAggFP2FAiAIIBX9hQIgCCAG/YUCIAj9hQL95AEgB0EX/asB/a4BIQcgAiASIBIgB/3kAf3nAf0LBCAgAUEwav0ABAAaIANBMGr9AAQAGkHgAv0JAgAiDCAN/eEBIgcgDv3mASAP/eQBIgggD/3lASIJIBAgCSARIAf9hgL9hgIiByAH/eYBIAogByAL/YUCIAcgE/2FAiAHIBT9hQIgByAV/YUCIAcgBv2FAiAH/YUC/eQBIAhBF/2rAf2uASEGIAIgDCAMIAb95AH95wH9CwQwBUEAIQADQCAAQQRJBEAgAEEEdCIEIAFq/QAEACEGIAMgBGr9AAQAGiAG/eAB/eEBQYAD/QkCAP3rAUGEA/0JAgD96gEiB0GQA/0JAgD95gFB/AL9CQIAIgj95AEgCP3lASIJQegC/QkCAP3mASAI/eQBIQogAiAEakHgAv0JAgAiCyAJQZgD/QkCACAJQZQD/QkCACAH/YYC/YYCIgcgB/3mAUGwA/0JAgAgB0G0A/0JAgD9hQIgB0G4A/0JAgD9hQIgB0G8A/0JAgD9hQIgB0HAA/0JAgD9hQIgB0HEA/0JAgD9hQIgB/2FAv3kASAKQRf9qwEgC/2uAf3mASAJIAogCP3lAf3lASAI/eQBQRf9qwEgC/2uAf3mASIHIAsgBv0MAAAAAAAAAAAAAAAAAAAAAP1D/VIgByAL/eQB/ecB/QsEACAAQQFqIQAMAQsLCyABQUBrIQEgA0FAayEDIAJBQGshAgwBCwsLdQEBeyABIABBA3RqIQADQCAAIAFLBED9DAAAAAAAAPA/AAAAAAAA8D8gAf0ABBD97wH98wEhAyAC/QwAAAAAAADwPwAAAAAAAPA/IAH9AAQA/e8B/fMB/QsEACACIAP9CwQQIAJBIGohAiABQSBqIQEMAQsLC3UBAXsgASAAQQJ0aiEAA0AgACABSwRA/QwAAIA/AACAPwAAgD8AAIA/IAH9AAQQ/eMB/ecBIQMgAv0MAACAPwAAgD8AAIA/AACAPyAB/QAEAP3jAf3nAf0LBAAgAiAD/QsEECACQSBqIQIgAUEgaiEBDAELCwuABgIIfwJ7IAJBA3QhDQNAIAEgDkoEQCAGIAT9CgMA/QsEACAGIAMgBRshCSADIAYgBRshCkEQQQBBECAFGyILayEMIAAEQCAAQQFGBEAgByIIIAJBA3RqIQ8DQCAIIA9JBEAgCSALav0ABAAgCiAMav0ABAD98QEhECAIIAn9AAQAIAr9AAQA/fEB/QsEACAIIBD9CwQQIAkgC0EBdGohCSAKIAxBAXRqIQogCEEgaiEIDAELCwUgAEECRgRAIAciCCACQQN0aiEPA0AgCCAPSQRAIAkgC2r9AAQAIAogDGr9AAQA/fIBIRAgCCAJ/QAEACAK/QAEAP3yAf0LBAAgCCAQ/QsEECAJIAtBAXRqIQkgCiAMQQF0aiEKIAhBIGohCAwBCwsFIABBA0YEQCAHIgggAkEDdGohDwNAIAggD0kEQCAJIAtq/QAEACAKIAxq/QAEAP3zASEQIAggCf0ABAAgCv0ABAD98wH9CwQAIAggEP0LBBAgCSALQQF0aiEJIAogDEEBdGohCiAIQSBqIQgMAQsLBSAAQQRGBEAgByIIIAJBA3RqIQ8DQCAIIA9JBEAgCSALav0ABAAgCiAMav0ABAD99QEhECAIIAn9AAQAIAr9AAQA/fUB/QsEACAIIBD9CwQQIAkgC0EBdGohCSAKIAxBAXRqIQogCEEgaiEIDAELCwUgByIIIAJBA3RqIQ8DQCAIIA9JBEAgCSALav0ABAAhESAKIAxq/QAEACEQIAggCf0ABAAgCv0ABAD99AH9CwQAIAggESAQ/fQB/QsEECAJIAtBAXRqIQkgCiAMQQF0aiEKIAhBIGohCAwBCwsLCwsLBSAHIgggAkEDdGohDwNAIAggD0kEQCAJIAtq/QAEACAKIAxq/QAEAP3wASEQIAggCf0ABAAgCv0ABAD98AH9CwQAIAggEP0LBBAgCSALQQF0aiEJIAogDEEBdGohCiAIQSBqIQgMAQsLCyADIA1qIQMgByANaiEHIARBCGohBCAOQQFqIQ4MAQsLC4AGAgh/AnsgAkECdCENA0AgASAOSgRAIAYgBP0JAgD9CwQAIAYgAyAFGyEJIAMgBiAFGyEKQRBBAEEQIAUbIgtrIQwgAARAIABBAUYEQCAHIgggAkECdGohDwNAIAggD0kEQCAJIAtq/QAEACAKIAxq/QAEAP3lASEQIAggCf0ABAAgCv0ABAD95QH9CwQAIAggEP0LBBAgCSALQQF0aiEJIAogDEEBdGohCiAIQSBqIQgMAQsLBSAAQQJGBEAgByIIIAJBAnRqIQ8DQCAIIA9JBEAgCSALav0ABAAgCiAMav0ABAD95gEhECAIIAn9AAQAIAr9AAQA/eYB/QsEACAIIBD9CwQQIAkgC0EBdGohCSAKIAxBAXRqIQogCEEgaiEIDAELCwUgAEEDRgRAIAciCCACQQJ0aiEPA0AgCCAPSQRAIAkgC2r9AAQAIAogDGr9AAQA/ecBIRAgCCAJ/QAEACAK/QAEAP3nAf0LBAAgCCAQ/QsEECAJIAtBAXRqIQkgCiAMQQF0aiEKIAhBIGohCAwBCwsFIABBBEYEQCAHIgggAkECdGohDwNAIAggD0kEQCAJIAtq/QAEACAKIAxq/QAEAP3pASEQIAggCf0ABAAgCv0ABAD96QH9CwQAIAggEP0LBBAgCSALQQF0aiEJIAogDEEBdGohCiAIQSBqIQgMAQsLBSAHIgggAkECdGohDwNAIAggD0kEQCAJIAtq/QAEACERIAogDGr9AAQAIRAgCCAJ/QAEACAK/QAEAP3oAf0LBAAgCCARIBD96AH9CwQQIAkgC0EBdGohCSAKIAxBAXRqIQogCEEgaiEIDAELCwsLCwsFIAciCCACQQJ0aiEPA0AgCCAPSQRAIAkgC2r9AAQAIAogDGr9AAQA/eQBIRAgCCAJ/QAEACAK/QAEAP3kAf0LBAAgCCAQ/QsEECAJIAtBAXRqIQkgCiAMQQF0aiEKIAhBIGohCAwBCwsLIAMgDWohAyAHIA1qIQcgBEEEaiEEIA5BAWohDgwBCwsLSwEBeyABIABBA3RqIQADQCAAIAFLBEAgAf0ABBD97QEhAyACIAH9AAQA/e0B/QsEACACIAP9CwQQIAJBIGohAiABQSBqIQEMAQsLC0sBAXsgASAAQQJ0aiEAA0AgACABSwRAIAH9AAQQ/eEBIQMgAiAB/QAEAP3hAf0LBAAgAiAD/QsEECACQSBqIQIgAUEgaiEBDAELCwtqAQF7IAUgAEEDdGohAANAIAAgBUsEQCABIAJq/QAEACADIARq/QAEAP3yASEGIAUgAf0ABAAgA/0ABAD98gH9CwQAIAUgBv0LBBAgASACQQF0aiEBIAMgBEEBdGohAyAFQSBqIQUMAQsLC2oBAXsgBSAAQQJ0aiEAA0AgACAFSwRAIAEgAmr9AAQAIAMgBGr9AAQA/eYBIQYgBSAB/QAEACAD/QAEAP3mAf0LBAAgBSAG/QsEECABIAJBAXRqIQEgAyAEQQF0aiEDIAVBIGohBQwBCwsLbgECeyAFIABBA3RqIQADQCAAIAVLBEAgASACav0ABAAhBiADIARq/QAEACEHIAUgAf0ABAAgA/0ABAD99AH9CwQAIAUgBiAH/fQB/QsEECABIAJBAXRqIQEgAyAEQQF0aiEDIAVBIGohBQwBCwsLbgECeyAFIABBAnRqIQADQCAAIAVLBEAgASACav0ABAAhBiADIARq/QAEACEHIAUgAf0ABAAgA/0ABAD96AH9CwQAIAUgBiAH/egB/QsEECABIAJBAXRqIQEgAyAEQQF0aiEDIAVBIGohBQwBCwsLagEBeyAFIABBA3RqIQADQCAAIAVLBEAgASACav0ABAAgAyAEav0ABAD99QEhBiAFIAH9AAQAIAP9AAQA/fUB/QsEACAFIAb9CwQQIAEgAkEBdGohASADIARBAXRqIQMgBUEgaiEFDAELCwtqAQF7IAUgAEECdGohAANAIAAgBUsEQCABIAJq/QAEACADIARq/QAEAP3pASEGIAUgAf0ABAAgA/0ABAD96QH9CwQAIAUgBv0LBBAgASACQQF0aiEBIAMgBEEBdGohAyAFQSBqIQUMAQsLC+cGARV7IAEgAEEDdGohAANAIAAgAUsEQCAB/QAEACIDQeAB/QoDACII/UkhBCADQegB/QoDACIJ/fIBIAMgBP1S/QwzxICZYV8JADPEgJlhXwkA/c4BIgVBNP3NAf0MAAAAAAAAMEMAAAAAAAAwQ/1Q/QwAAAAAAAAwQwAAAAAAADBD/fEBQfgB/QoDACIKQfAB/QoDACILIAT9Uv3xASEEIAX9DP///////w8A////////DwD9Tv0MzTt/Zp6g5j/NO39mnqDmP/3OAUEQ/QoDACIM/fEBIg0gDUEY/QoDACIO/fAB/fMBIg8gD/3yASIFIAX98gEhB0Eg/QoDACIQIA398gEgDf3yASEGIAH9AAQQIhEgCP1JIQggESAJ/fIBIBEgCP1S/QwzxICZYV8JADPEgJlhXwkA/c4BIglBNP3NAf0MAAAAAAAAMEMAAAAAAAAwQ/1Q/QwAAAAAAAAwQwAAAAAAADBD/fEBIAogCyAI/VL98QEhEiAJ/Qz///////8PAP///////w8A/U79DM07f2aeoOY/zTt/Zp6g5j/9zgEgDP3xASIIIAggDv3wAf3zASIKIAr98gEiCyAL/fIBIQxBOP0KAwAiE0HAAP0KAwAiCSASQYAC/QoDACIUIAogECAI/fIBIAj98gEiDiAMIAwgDEG4Av0KAwAiCkGoAv0KAwAiEP2HAkGYAv0KAwAiFf2HAiALIAwgDCAMQcAC/QoDACILQbAC/QoDACIM/YcCQaAC/QoDACIW/YcCQZAC/QoDACIX/YcC/fIB/YcC/fABIBJBiAL9CgMAIhL98gH9hwIgDv3xASAI/fAB/YcCIBH9DAAAAAAAAAAAAAAAAAAAAAD9Sf1SIBH9DAAAAAAAAAAAAAAAAAAAAAD9R/1SIBEgEUEw/QoDACII/Un9UiEOIAIgEyAJIAQgFCAPIAYgByAHIAcgCiAQ/YcCIBX9hwIgBSAHIAcgByALIAz9hwIgFv2HAiAX/YcC/fIB/YcC/fABIAQgEv3yAf2HAiAG/fEBIA398AH9hwIgA/0MAAAAAAAAAAAAAAAAAAAAAP1J/VIgA/0MAAAAAAAAAAAAAAAAAAAAAP1H/VIgAyADIAj9Sf1S/QsEACACIA79CwQQIAJBIGohAiABQSBqIQEMAQsLC+EFARJ7IAEgAEECdGohAANAIAAgAUsEQCAB/QAEACIDQcgD/QkCACIJ/UMhBCADQcwD/QkCACIK/eYBIAMgBP1S/QwN+0oADftKAA37SgAN+0oA/a4BIgVBF/2tAf36AUHUA/0JAgAiC0HQA/0JAgAiDCAE/VL95QEhBCAF/Qz//38A//9/AP//fwD//38A/U79DPMENT/zBDU/8wQ1P/MENT/9rgFB4AL9CQIAIg395QEiByAHQeQC/QkCACIO/eQB/ecBIg8gD/3mASIFIAX95gEhEEHoAv0JAgAiESAH/eYBIAf95gEhBiAB/QAEECIIIAn9QyEJIAggCv3mASAIIAn9Uv0MDftKAA37SgAN+0oADftKAP2uASIKQRf9rQH9+gEgCyAMIAn9Uv3lASEMIAr9DP//fwD//38A//9/AP//fwD9Tv0M8wQ1P/MENT/zBDU/8wQ1P/2uASAN/eUBIg0gDSAO/eQB/ecBIgsgC/3mASIOIA795gEhEkH0Av0JAgAiCUH4Av0JAgAiCiAMQdgD/QkCACITIAsgESAN/eYBIA395gEiESASIBJB7AP9CQIAIgtB5AP9CQIAIhT9hQIgDiASQegD/QkCACIOQeAD/QkCACIS/YUC/eYB/YUC/eQBIAxB3AP9CQIAIgz95gH9hQIgEf3lASAN/eQB/YUCIAj9DAAAAAAAAAAAAAAAAAAAAAD9Q/1SIAj9DAAAAAAAAAAAAAAAAAAAAAD9Qf1SIAggCEHwAv0JAgAiCP1D/VIhDSACIAkgCiAEIBMgDyAGIBAgECALIBT9hQIgBSAQIA4gEv2FAv3mAf2FAv3kASAEIAz95gH9hQIgBv3lASAH/eQB/YUCIAP9DAAAAAAAAAAAAAAAAAAAAAD9Q/1SIAP9DAAAAAAAAAAAAAAAAAAAAAD9Qf1SIAMgAyAI/UP9Uv0LBAAgAiAN/QsEECACQSBqIQIgAUEgaiEBDAELCwvaCQIDfxV7IAEhAyACIABBA3RqIQQDQCACIARJBEAgAf0ABAAiBv3sAUHoAP0KAwAiB/1JIAFBEGr9AAQAIgv97AEgB/1J/U4gAUEgav0ABAAiGf3sASAH/UkgAUEwav0ABAAiGv3sASAH/Un9Tv1O/cMBBEAgBkHwAP0KAwAiGP3yAUHIAP0KAwAiCv3wASINIAr98QEiB0GAAf0KAwAiCSAHQfgA/QoDACIXIAb9iAL9iAIhCCALIBj98gEgCv3wASIMIAr98QEiBiAJIAYgFyAL/YgC/YgCIgsgC/3yAUGIAf0KAwAiByALQZAB/QoDACIG/YcCIAtBmAH9CgMAIhb9hwIgC0GgAf0KAwAiFf2HAiALQagB/QoDACIU/YcCIAtBsAH9CgMAIhP9hwIgC0G4Af0KAwAiEv2HAiALQcAB/QoDACIR/YcCIAtByAH9CgMAIhD9hwIgC0HQAf0KAwAiD/2HAiALQdgB/QoDACIO/YcCIAv9hwIhCyAD/QAEABogAkEQ/QoDACAIIAj98gEgByAIIAb9hwIgCCAW/YcCIAggFf2HAiAIIBT9hwIgCCAT/YcCIAggEv2HAiAIIBH9hwIgCCAQ/YcCIAggD/2HAiAIIA79hwIgCP2HAv3wASANQTT9ywH9zgH9CwQAIAFBEGr9AAQAGiADQRBq/QAEABogAkEQ/QoDACAL/fABIAxBNP3LAf3OAf0LBBAgAUEgav0ABAAaIANBIGr9AAQAGiACQRD9CgMAIBkgGP3yASAK/fABIgggCv3xASILIAkgCyAXIBn9iAL9iAIiCyAL/fIBIAcgCyAG/YcCIAsgFv2HAiALIBX9hwIgCyAU/YcCIAsgE/2HAiALIBL9hwIgCyAR/YcCIAsgEP2HAiALIA/9hwIgCyAO/YcCIAv9hwL98AEgCEE0/csB/c4B/QsEICABQTBq/QAEABogA0Ewav0ABAAaIAJBEP0KAwAgGiAY/fIBIAr98AEiCCAK/fEBIgogCSAKIBcgGv2IAv2IAiIJIAn98gEgByAJIAb9hwIgCSAW/YcCIAkgFf2HAiAJIBT9hwIgCSAT/YcCIAkgEv2HAiAJIBH9hwIgCSAQ/YcCIAkgD/2HAiAJIA79hwIgCf2HAv3wASAIQTT9ywH9zgH9CwQwBUEAIQADQCAAQQRJBEAgAEEEdCIFIANq/QAEABogASAFav0ABABB0AD9CgMA/fcBQdgA/QoDAP32ASIGQfAA/QoDAP3yAUHIAP0KAwAiB/3wASAH/fEBIghBIP0KAwD98gEgB/3wASEJIAIgBWpBEP0KAwAiCiAIQYAB/QoDACAIQfgA/QoDACAG/YgC/YgCIgYgBv3yAUGIAf0KAwAgBkGQAf0KAwD9hwIgBkGYAf0KAwD9hwIgBkGgAf0KAwD9hwIgBkGoAf0KAwD9hwIgBkGwAf0KAwD9hwIgBkG4Af0KAwD9hwIgBkHAAf0KAwD9hwIgBkHIAf0KAwD9hwIgBkHQAf0KAwD9hwIgBkHYAf0KAwD9hwIgBv2HAv3wASAJQTT9ywEgCv3OAf3yASAIIAkgB/3xAf3xASAH/fABQTT9ywEgCv3OAf3yAf0LBAAgAEEBaiEADAELCwsgAUFAayEBIANBQGshAyACQUBrIQIMAQsLC+oHAgN/EHsgASEDIAIgAEECdGohBANAIAIgBEkEQCAB/QAEACIG/eABIAFBEGr9AAQAIgf94AH9uAEgAUEgav0ABAAiFP3gASABQTBq/QAEACIV/eAB/bgB/bgBQYwD/QkCAP05/aMBBEAgBkGQA/0JAgAiE/3mAUH8Av0JAgAiCv3kASINIAr95QEiCEGYA/0JAgAiCSAIQZQD/QkCACISIAb9hgL9hgIhCCAHIBP95gEgCv3kASIMIAr95QEiBiAJIAYgEiAH/YYC/YYCIgsgC/3mAUGwA/0JAgAiByALQbQD/QkCACIG/YUCIAtBuAP9CQIAIhH9hQIgC0G8A/0JAgAiEP2FAiALQcAD/QkCACIP/YUCIAtBxAP9CQIAIg79hQIgC/2FAiELIAP9AAQAGiACQeAC/QkCACAIIAj95gEgByAIIAb9hQIgCCAR/YUCIAggEP2FAiAIIA/9hQIgCCAO/YUCIAj9hQL95AEgDUEX/asB/a4B/QsEACABQRBq/QAEABogA0EQav0ABAAaIAJB4AL9CQIAIAv95AEgDEEX/asB/a4B/QsEECABQSBq/QAEABogA0Egav0ABAAaIAJB4AL9CQIAIBQgE/3mASAK/eQBIgggCv3lASILIAkgCyASIBT9hgL9hgIiCyAL/eYBIAcgCyAG/YUCIAsgEf2FAiALIBD9hQIgCyAP/YUCIAsgDv2FAiAL/YUC/eQBIAhBF/2rAf2uAf0LBCAgAUEwav0ABAAaIANBMGr9AAQAGiACQeAC/QkCACAVIBP95gEgCv3kASIIIAr95QEiCiAJIAogEiAV/YYC/YYCIgkgCf3mASAHIAkgBv2FAiAJIBH9hQIgCSAQ/YUCIAkgD/2FAiAJIA79hQIgCf2FAv3kASAIQRf9qwH9rgH9CwQwBUEAIQADQCAAQQRJBEAgAEEEdCIFIANq/QAEABogASAFav0ABABBgAP9CQIA/esBQYQD/QkCAP3qASIGQZAD/QkCAP3mAUH8Av0JAgAiB/3kASAH/eUBIghB6AL9CQIA/eYBIAf95AEhCSACIAVqQeAC/QkCACIKIAhBmAP9CQIAIAhBlAP9CQIAIAb9hgL9hgIiBiAG/eYBQbAD/QkCACAGQbQD/QkCAP2FAiAGQbgD/QkCAP2FAiAGQbwD/QkCAP2FAiAGQcAD/QkCAP2FAiAGQcQD/QkCAP2FAiAG/YUC/eQBIAlBF/2rASAK/a4B/eYBIAggCSAH/eUB/eUBIAf95AFBF/2rASAK/a4B/eYB/QsEACAAQQFqIQAMAQsLCyABQUBrIQEgA0FAayEDIAJBQGshAgwBCwsLagEBeyAFIABBA3RqIQADQCAAIAVLBEAgASACav0ABAAgAyAEav0ABAD98wEhBiAFIAH9AAQAIAP9AAQA/fMB/QsEACAFIAb9CwQQIAEgAkEBdGohASADIARBAXRqIQMgBUEgaiEFDAELCwtqAQF7IAUgAEECdGohAANAIAAgBUsEQCABIAJq/QAEACADIARq/QAEAP3nASEGIAUgAf0ABAAgA/0ABAD95wH9CwQAIAUgBv0LBBAgASACQQF0aiEBIAMgBEEBdGohAyAFQSBqIQUMAQsLC2oBAXsgBSAAQQN0aiEAA0AgACAFSwRAIAEgAmr9AAQAIAMgBGr9AAQA/fABIQYgBSAB/QAEACAD/QAEAP3wAf0LBAAgBSAG/QsEECABIAJBAXRqIQEgAyAEQQF0aiEDIAVBIGohBQwBCwsLagEBeyAFIABBAnRqIQADQCAAIAVLBEAgASACav0ABAAgAyAEav0ABAD95AEhBiAFIAH9AAQAIAP9AAQA/eQB/QsEACAFIAb9CwQQIAEgAkEBdGohASADIARBAXRqIQMgBUEgaiEFDAELCwtLAQF7IAEgAEEDdGohAANAIAAgAUsEQCAB/QAEEP3sASEDIAIgAf0ABAD97AH9CwQAIAIgA/0LBBAgAkEgaiECIAFBIGohAQwBCwsLSwEBeyABIABBAnRqIQADQCAAIAFLBEAgAf0ABBD94AEhAyACIAH9AAQA/eAB/QsEACACIAP9CwQQIAJBIGohAiABQSBqIQEMAQsLC/8DAwR/BHsBfSABQQJ0IQcDQCAGQRBqIAFMBEAgAiAGQQJ0aiIE/QAEACEIIAT9AAQQIQkgBP0ABCAhCiAE/QAEMCELQQEhBQNAIAAgBUoEQCAIIAQgB2oiBP0ABAD95AEhCCAJIAT9AAQQ/eQBIQkgCiAE/QAEIP3kASEKIAsgBP0ABDD95AEhCyAFQQFqIQUMAQsLIAMgBkEDdGoiBCAE/QAEACAI/V/98AH9CwQAIAQgBP0ABBAgCCAI/Q0ICQoLDA0ODwABAgMEBQYH/V/98AH9CwQQIARBIGoiBSAF/QAEACAJ/V/98AH9CwQAIAUgBf0ABBAgCSAJ/Q0ICQoLDA0ODwABAgMEBQYH/V/98AH9CwQQIARBQGsiBSAF/QAEACAK/V/98AH9CwQAIAUgBf0ABBAgCiAK/Q0ICQoLDA0ODwABAgMEBQYH/V/98AH9CwQQIARB4ABqIgQgBP0ABAAgC/1f/fAB/QsEACAEIAT9AAQQIAsgC/0NCAkKCwwNDg8AAQIDBAUGB/1f/fAB/QsEECAGQRBqIQYMAQsLA0AgASAGSgRAIAIgBkECdGoiBCoCACEMQQEhBQNAIAAgBUoEQCAMIAQgB2oiBCoCAJIhDCAFQQFqIQUMAQsLIAMgBkEDdGoiBCAEKwMAIAy7oDkDACAGQQFqIQYMAQsLC+wDAgh/DXsgBUEAIABBA3T8CwADQCAHQQRqIABMBEAgAiADIAdsaiIMIANqIgsgA2oiCiADaiEJIAH9FCIOIAQgB0EDdCIIaiIG/QoDAP3yASEVIA4gBv0KAwj98gEhFCAOIAb9CgMQ/fIBIRMgDiAG/QoDGP3yASES/QwAAAAAAAAAAAAAAAAAAAAAIRr9DAAAAAAAAAAAAAAAAAAAAAAhGf0MAAAAAAAAAAAAAAAAAAAAACEY/QwAAAAAAAAAAAAAAAAAAAAAIRdBACENA0AgCCANSwRAIAwgDWr9AAQAIhEgBCANav0ABAAiFiAa/YcCIRogCyANav0ABAAiECAWIBn9hwIhGSAKIA1q/QAEACIPIBYgGP2HAiEYIAkgDWr9AAQAIg4gFiAX/YcCIRcgBSANaiIGIA4gEiAPIBMgECAUIBEgFSAG/QAEAP2HAv2HAv2HAv2HAv0LBAAgDUEQaiENDAELCyAFIAdBA3RqIgYgASAa/SEAIBr9IQGgojkDACAGIAEgGf0hACAZ/SEBoKI5AwggBiABIBj9IQAgGP0hAaCiOQMQIAYgASAX/SEAIBf9IQGgojkDGCAHIAdBBGoiBiAHIAEgAiADIAQgBRAVIAYhBwwBCwsgByAAQQAgASACIAMgBCAFEBULnAQCCH8NeyAFQQAgAEECdPwLAANAIAdBBGogAEwEQCACIAMgB2xqIgwgA2oiCyADaiIKIANqIQkgAf0TIg4gBCAHQQJ0IghqIgb9CQIA/eYBIRUgDiAG/QkCBP3mASEUIA4gBv0JAgj95gEhEyAOIAb9CQIM/eYBIRL9DAAAAAAAAAAAAAAAAAAAAAAhGf0MAAAAAAAAAAAAAAAAAAAAACEY/QwAAAAAAAAAAAAAAAAAAAAAIRf9DAAAAAAAAAAAAAAAAAAAAAAhGkEAIQ0DQCAIIA1LBEAgDCANav0ABAAiESAEIA1q/QAEACIWIBn9hQIhGSALIA1q/QAEACIQIBYgGP2FAiEYIAogDWr9AAQAIg8gFiAX/YUCIRcgCSANav0ABAAiDiAWIBr9hQIhGiAFIA1qIgYgDiASIA8gEyAQIBQgESAVIAb9AAQA/YUC/YUC/YUC/YUC/QsEACANQRBqIQ0MAQsLIAUgB0ECdGoiBiABIBn9HwAgGf0fAZIgGf0fAiAZ/R8DkpKUOAIAIAYgASAY/R8AIBj9HwGSIBj9HwIgGP0fA5KSlDgCBCAGIAEgF/0fACAX/R8BkiAX/R8CIBf9HwOSkpQ4AgggBiABIBr9HwAgGv0fAZIgGv0fAiAa/R8DkpKUOAIMIAcgB0EEaiIGIAcgASACIAMgBCAFEBYgBiEHDAELCyAHIABBACABIAIgAyAEIAUQFgu6BAMHfwd7BHwgBgR/IAQgAEEBa0EDdCIHaiEEIAUgB2ohBSACIAAgA2xqBSACCyEKQQAgA2sgAyAGGyENQXhBCCAGGyEMA0AgCEEIaiIJIAFMBEAgBCEHIAUhAkEAIQsgCiAIQQN0aiID/QAEACEQIAP9AAQQIREgA/0ABCAhEiAD/QAEMCETA0AgACALSgRAIAMgDWohCCADIAf9CgMAIg4gECAGBHsgAv0KAwD97QEFIAL9CgMACyIPIAj9AAQAIhT98gH9hwL9CwQAIA8gECAOIBT98gH9iAIhECADIA4gESAPIAj9AAQQIhT98gH9hwL9CwQQIA8gESAOIBT98gH9iAIhESADIA4gEiAPIAj9AAQgIhT98gH9hwL9CwQgIA8gEiAOIBT98gH9iAIhEiADIA4gEyAPIAj9AAQwIhT98gH9hwL9CwQwIA8gEyAOIBT98gH9iAIhEyAIIQMgByAMaiEHIAIgDGohAiALQQFqIQsMAQsLIAMgEP0LBAAgAyAR/QsEECADIBL9CwQgIAMgE/0LBDAgCSEIDAELCwNAIAEgCEoEQCAEIQcgBSECQQAhCyAKIAhBA3RqIgMrAwAhFQNAIAAgC0oEQCADIA1qIQkgAyAHKwMAIhYgFaIgBgR8IAIrAwCaBSACKwMACyIXIAkrAwAiGKKgOQMAIBYgGKIgFyAVoqEhFSAJIQMgByAMaiEHIAIgDGohAiALQQFqIQsMAQsLIAMgFTkDACAIQQFqIQgMAQsLC7oEAwd/B3sEfSAGBH8gBCAAQQFrQQJ0IgdqIQQgBSAHaiEFIAIgACADbGoFIAILIQpBACADayADIAYbIQ1BfEEEIAYbIQwDQCAIQRBqIgkgAUwEQCAEIQcgBSECQQAhCyAKIAhBAnRqIgP9AAQAIRAgA/0ABBAhESAD/QAEICESIAP9AAQwIRMDQCAAIAtKBEAgAyANaiEIIAMgB/0JAgAiDiAQIAYEeyAC/QkCAP3hAQUgAv0JAgALIg8gCP0ABAAiFP3mAf2FAv0LBAAgDyAQIA4gFP3mAf2GAiEQIAMgDiARIA8gCP0ABBAiFP3mAf2FAv0LBBAgDyARIA4gFP3mAf2GAiERIAMgDiASIA8gCP0ABCAiFP3mAf2FAv0LBCAgDyASIA4gFP3mAf2GAiESIAMgDiATIA8gCP0ABDAiFP3mAf2FAv0LBDAgDyATIA4gFP3mAf2GAiETIAghAyAHIAxqIQcgAiAMaiECIAtBAWohCwwBCwsgAyAQ/QsEACADIBH9CwQQIAMgEv0LBCAgAyAT/QsEMCAJIQgMAQsLA0AgASAISgRAIAQhByAFIQJBACELIAogCEECdGoiAyoCACEVA0AgACALSgRAIAMgDWohCSADIAcqAgAiFiAVlCAGBH0gAioCAIwFIAIqAgALIhcgCSoCACIYlJI4AgAgFiAYlCAXIBWUkyEVIAkhAyAHIAxqIQcgAiAMaiECIAtBAWohCwwBCwsgAyAVOAIAIAhBAWohCAwBCwsLC/oDAgBBEAvIAgAAAAAAAPA/AAAAAAAAAEAAAAAAAADgPwAAAAAAAACAAAAAAAAA8H8AAAAAAADw/wAAAAAAAPh/AAAAAAAAOEMAAAAAAFCHwAAAAAAAMIZAAAAAAAAghsAAAAAAACCGQP6CK2VHFfc/AADg/kIu5j92PHk17znqPRT49V+ZHCM+F5l/0iPwWj4blwEIgX2SPof8vfniHcc+b7IjhKAB+j6g85UZoAEqP5MGqRZswVY/ZS8RERERgT/9WVVVVVWlP05VVVVVVcU/////////3z8AAAAAAAAQAAAAAAAAAFBDAAAAAAD4j0AAAAAAANSQQAAA4P5CLuY/djx5Ne856j2TVVVVVVXlPwT6l5mZmdk/WZMilCRJ0j+veI4dxXHMP94Dy5ZkRsc/n8Z40Amawz9EUj7fEvHCPwAAAAAAADRAmpmZmZmZyT8AQeACC6QBAACAPwAAAEAAAAA/AAAAgAAAgH8AAID/AADAfwAAQEsAANDCAACyQgAArsIAAK5CO6q4PwCAMT+DgF65AAAAAAAAAAAAAAAAAAAAAAAAAAClk1w5Wru2OtR/CDxOqio9sKoqPgAAAD8AAIAAAAAATAAA/kIAABhDgHExP9H3Fzeqqio/E87MPu7pkT4mnng+AAAAAAAAAAAAAAAAAAAYQc3MTD4="
};

// ../core/src/backend/cpu/wasm/kernels.ts
function moduleBytes(relaxed2, shared2) {
  const { base64, memoryFlags } = relaxed2 ? relaxedModule : simdModule;
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  if (shared2) bytes[memoryFlags] = bytes[memoryFlags] | 2;
  return bytes;
}
function instantiate(module, memory) {
  const instance = new WebAssembly.Instance(module, { env: { memory } });
  const e = instance.exports;
  return { float32: float32Kernels(e), float64: float64Kernels(e), gemmWorkspace: e.gemmWorkspace };
}
function float32Kernels(e) {
  return {
    gemmBatch: e.gemmBatchF32,
    gram: e.gramF32,
    triangularSolve: e.triangularSolveF32,
    triangularMultiply: e.triangularMultiplyF32,
    dot: e.dotF32,
    axpy: e.axpyF32,
    ger: e.gerF32,
    symv: e.symvF32,
    rotateRows: e.rotateRowsF32,
    sparseProduct: e.sparseProductF32,
    sparseAdjoint: e.sparseAdjointF32,
    smallSvd: e.smallSvdF32,
    smallSolve: e.smallSolveF32,
    diagonalize: e.diagonalizeF32,
    exp: e.expF32,
    log: e.logF32,
    tanh: e.tanhF32,
    sigmoid: e.sigmoidF32,
    silu: e.siluF32,
    sqrt: e.sqrtF32,
    rsqrt: e.rsqrtF32,
    neg: e.negF32,
    abs: e.absF32,
    square: e.squareF32,
    add: e.addF32,
    sub: e.subF32,
    mul: e.mulF32,
    div: e.divF32,
    maximum: e.maximumF32,
    minimum: e.minimumF32,
    siluTangent: e.siluTangentF32,
    rowScalars: e.rowScalarsF32,
    sumColumns: e.sumColumnsF32,
    reduceRows: e.reduceRowsF32,
    softmax: e.softmaxF32,
    logSoftmax: e.logSoftmaxF32,
    softmaxTangent: e.softmaxTangentF32,
    rmsNormalize: e.rmsNormalizeF32,
    rmsNormalizeTangent: e.rmsNormalizeTangentF32
  };
}
function float64Kernels(e) {
  return {
    gemmBatch: e.gemmBatchF64,
    gram: e.gramF64,
    triangularSolve: e.triangularSolveF64,
    triangularMultiply: e.triangularMultiplyF64,
    dot: e.dotF64,
    axpy: e.axpyF64,
    ger: e.gerF64,
    symv: e.symvF64,
    rotateRows: e.rotateRowsF64,
    sparseProduct: e.sparseProductF64,
    sparseAdjoint: e.sparseAdjointF64,
    smallSvd: e.smallSvdF64,
    smallSolve: e.smallSolveF64,
    diagonalize: e.diagonalizeF64,
    exp: e.expF64,
    log: e.logF64,
    tanh: e.tanhF64,
    sigmoid: e.sigmoidF64,
    silu: e.siluF64,
    sqrt: e.sqrtF64,
    rsqrt: e.rsqrtF64,
    neg: e.negF64,
    abs: e.absF64,
    square: e.squareF64,
    add: e.addF64,
    sub: e.subF64,
    mul: e.mulF64,
    div: e.divF64,
    maximum: e.maximumF64,
    minimum: e.minimumF64,
    siluTangent: e.siluTangentF64,
    rowScalars: e.rowScalarsF64,
    sumColumns: e.sumColumnsF64,
    reduceRows: e.reduceRowsF64,
    softmax: e.softmaxF64,
    logSoftmax: e.logSoftmaxF64,
    softmaxTangent: e.softmaxTangentF64,
    rmsNormalize: e.rmsNormalizeF64,
    rmsNormalizeTangent: e.rmsNormalizeTangentF64
  };
}

// ../core/src/backend/cpu/wasm/workspace.ts
var BASE = 1024;
var PAGE = 65536;
function aligned(bytes) {
  return bytes + 63 & ~63;
}
var Workspace = class {
  /** The memory, shared with the threads or not. */
  memory;
  #kernels;
  #f32;
  #f64;
  constructor(module, memory) {
    this.memory = memory;
    this.#kernels = instantiate(module, memory);
    this.#f32 = new Float32Array(memory.buffer);
    this.#f64 = new Float64Array(memory.buffer);
  }
  /** The kernels for arrays like `like`. */
  kernels(like) {
    return like instanceof Float64Array ? this.#kernels.float64 : this.#kernels.float32;
  }
  /** The kernels for float64 (`wide`) or float32. */
  kernelsOf(wide) {
    return wide ? this.#kernels.float64 : this.#kernels.float32;
  }
  /** Bytes of workspace that a product needs. */
  gemmWorkspace(m, n, k, itemSize2) {
    return aligned(this.#kernels.gemmWorkspace(m, n, k, itemSize2));
  }
  /** The memory as an array like `like`, at least `bytes` long. Valid until the next call. */
  heap(like, bytes) {
    if (bytes > this.#f32.byteLength) this.#grow(bytes);
    return like instanceof Float64Array ? this.#f64 : this.#f32;
  }
  /** The memory as float64, at least `bytes` long. Valid until the next call. */
  wideHeap(bytes) {
    if (bytes > this.#f64.byteLength) this.#grow(bytes);
    return this.#f64;
  }
  #grow(bytes) {
    const size = this.memory.buffer.byteLength;
    const pages = Math.ceil((Math.max(bytes, Math.min(size * 1.5, size + 2 ** 26)) - size) / PAGE);
    try {
      this.memory.grow(pages);
    } catch (cause) {
      throw new BackendError(
        {
          where: "cpu",
          expected: "given memory for its WebAssembly workspace",
          received: `a refusal of ${bytes} bytes`,
          hint: "Compute on smaller pieces, or free memory."
        },
        cause
      );
    }
    this.#f32 = new Float32Array(this.memory.buffer);
    this.#f64 = new Float64Array(this.memory.buffer);
  }
};

// ../core/src/backend/cpu/wasm/elementwise.ts
var unaryOps = ["exp", "log", "tanh", "sigmoid", "silu", "sqrt", "rsqrt", "neg", "abs", "square"];
var binaryOps = ["add", "sub", "mul", "div", "maximum", "minimum", "siluTangent"];
var rowCodes = { add: 0, sub: 1, mul: 2, div: 3, maximum: 4, minimum: 5 };
var CHUNK = 8192;
function isWasmUnary(op) {
  return unaryOps.some((name) => name === op);
}
function isWasmBinary(op) {
  return binaryOps.some((name) => name === op);
}
function isWasmRowOp(op) {
  return Object.hasOwn(rowCodes, op);
}
function unary(workspace, op, x2, out) {
  const kernel = workspace.kernels(out)[op];
  const bytes = out.BYTES_PER_ELEMENT;
  const result = BASE + slot(Math.min(CHUNK, out.length), bytes);
  const heap = workspace.heap(out, 2 * result);
  for (let i = 0; i < out.length; i += CHUNK) {
    const n = Math.min(CHUNK, out.length - i);
    copySpan(heap, BASE / bytes, x2, i, n);
    kernel(n, BASE, result);
    copySpan(out, i, heap, result / bytes, n);
  }
}
function binary(workspace, op, a2, b, out) {
  const kernel = workspace.kernels(out)[op];
  const bytes = out.BYTES_PER_ELEMENT;
  const room = slot(Math.min(CHUNK, out.length), bytes);
  const atB = BASE + room;
  const result = atB + room;
  const heap = workspace.heap(out, result + room);
  if (typeof a2 === "number") heap.fill(a2, BASE / bytes, (BASE + 16) / bytes);
  if (typeof b === "number") heap.fill(b, atB / bytes, (atB + 16) / bytes);
  for (let i = 0; i < out.length; i += CHUNK) {
    const n = Math.min(CHUNK, out.length - i);
    if (typeof a2 !== "number") copySpan(heap, BASE / bytes, a2, i, n);
    if (typeof b !== "number") copySpan(heap, atB / bytes, b, i, n);
    kernel(n, BASE, typeof a2 === "number" ? 0 : 16, atB, typeof b === "number" ? 0 : 16, result);
    copySpan(out, i, heap, result / bytes, n);
  }
}
function rowScalars(workspace, op, x2, scalars, scalarFirst, out) {
  const { rowScalars: kernel } = workspace.kernels(out);
  const bytes = out.BYTES_PER_ELEMENT;
  const cols = x2.length / scalars.length;
  const group = Math.min(scalars.length, Math.max(1, Math.floor(CHUNK / cols)));
  const atScalars = BASE + slot(group * cols, bytes);
  const scratch2 = atScalars + slot(group, bytes);
  const result = scratch2 + slot(0, bytes);
  const heap = workspace.heap(out, result + slot(group * cols, bytes));
  for (let i = 0; i < scalars.length; i += group) {
    const rows3 = Math.min(group, scalars.length - i);
    copySpan(heap, BASE / bytes, x2, i * cols, rows3 * cols);
    copySpan(heap, atScalars / bytes, scalars, i, rows3);
    kernel(rowCodes[op], rows3, cols, BASE, atScalars, scalarFirst, scratch2, result);
    copySpan(out, i * cols, heap, result / bytes, rows3 * cols);
  }
}
function slot(n, bytes) {
  return aligned(n * bytes + 64);
}

// ../core/src/backend/cpu/wasm/rows.ts
var reduceCodes = { sum: 0, max: 1, min: 2 };
function isWasmReduce(op) {
  return Object.hasOwn(reduceCodes, op);
}
function mapRows(workspace, cols, x2, y2, out, kernel) {
  if (out.length === 0) return;
  const bytes = out.BYTES_PER_ELEMENT;
  const chunk2 = Math.min(out.length, Math.max(1, Math.floor(CHUNK / cols)) * cols);
  const room = slot(chunk2, bytes);
  const atY = BASE + room;
  const result = y2 === void 0 ? atY : atY + room;
  const heap = workspace.heap(out, result + room);
  for (let i = 0; i < out.length; i += chunk2) {
    const n = Math.min(chunk2, out.length - i);
    copySpan(heap, BASE / bytes, x2, i, n);
    if (y2 !== void 0) copySpan(heap, atY / bytes, y2, i, n);
    kernel(n / cols, BASE, atY, result);
    copySpan(out, i, heap, result / bytes, n);
  }
}
function reduceRows(workspace, op, cols, x2, out) {
  if (cols === 0) {
    out.fill(0);
    return;
  }
  const kernels2 = workspace.kernels(out);
  const code = reduceCodes[op];
  const bytes = out.BYTES_PER_ELEMENT;
  const chunk2 = Math.min(cols, CHUNK);
  const group = Math.max(1, Math.floor(CHUNK / cols));
  const result = BASE + slot(chunk2 * Math.min(group, out.length), bytes);
  const heap = workspace.heap(out, result + slot(group, bytes));
  if (cols <= CHUNK) {
    for (let i = 0; i < out.length; i += group) {
      const rows3 = Math.min(group, out.length - i);
      copySpan(heap, BASE / bytes, x2, i * cols, rows3 * cols);
      kernels2.reduceRows(code, rows3, cols, BASE, result);
      copySpan(out, i, heap, result / bytes, rows3);
    }
    return;
  }
  for (let i = 0; i < out.length; i++) {
    const parts = [];
    for (let j = 0; j < cols; j += CHUNK) {
      const n = Math.min(CHUNK, cols - j);
      copySpan(heap, BASE / bytes, x2, i * cols + j, n);
      kernels2.reduceRows(code, 1, n, BASE, result);
      parts.push(heap[result / bytes]);
    }
    out[i] = combine(op, parts, 0, parts.length);
  }
}
function combine(op, parts, start, end) {
  if (end - start === 1) return parts[start];
  const middle = start + end >> 1;
  const a2 = combine(op, parts, start, middle);
  const b = combine(op, parts, middle, end);
  if (op === "sum") return a2 + b;
  return op === "max" ? Math.max(a2, b) : Math.min(a2, b);
}

// ../core/src/tensor/layout.ts
function isContiguous({ shape, strides }) {
  let step = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const n = shape[axis];
    if (n !== 1) {
      if (strides[axis] !== step) return n === 0 || shape.includes(0);
      step *= n;
    }
  }
  return true;
}
function reshapeLayout(x2, shape) {
  const strides = new Array(shape.length);
  if (shape.includes(0)) return { shape, strides: strides.fill(1), offset: x2.offset };
  let from = x2.shape.length - 1;
  let to = shape.length - 1;
  while (to >= 0) {
    while (from >= 0 && x2.shape[from] === 1) from--;
    if (shape[to] === 1) {
      strides[to--] = 1;
      continue;
    }
    let have = x2.shape[from];
    let want = shape[to];
    const step = x2.strides[from];
    let firstFrom = from;
    let firstTo = to;
    while (have !== want) {
      if (have < want) {
        firstFrom--;
        while (x2.shape[firstFrom] === 1) firstFrom--;
        if (x2.strides[firstFrom] !== step * have) return void 0;
        have *= x2.shape[firstFrom];
      } else want *= shape[--firstTo];
    }
    for (let axis = to, stride = step; axis >= firstTo; axis--) {
      strides[axis] = stride;
      stride *= shape[axis];
    }
    from = firstFrom - 1;
    to = firstTo - 1;
  }
  return { shape, strides, offset: x2.offset };
}

// ../core/src/backend/cpu/portable/special.ts
function power(x2, y2) {
  if (x2 === 1) return 1;
  if (x2 === -1 && (y2 === Infinity || y2 === -Infinity)) return 1;
  return x2 ** y2;
}
function integerPower(x2, y2) {
  if (y2 < 0) return x2 === 1 ? 1 : x2 === -1 ? (y2 & 1) === 0 ? 1 : -1 : 0;
  let result = 1;
  for (let base = x2, rest = y2; rest > 0; rest >>>= 1, base = Math.imul(base, base)) {
    if ((rest & 1) === 1) result = Math.imul(result, base);
  }
  return result;
}
function modulo(x2, y2) {
  const r = x2 % y2;
  if (r === 0) return y2 < 0 ? -0 : 0;
  return r < 0 !== y2 < 0 ? r + y2 : r;
}
function roundEven(x2) {
  const integral = 2 ** 52;
  if (!(Math.abs(x2) < integral)) return x2;
  const r = x2 < 0 ? x2 - integral + integral : x2 + integral - integral;
  return r === 0 ? x2 * 0 : r;
}
function sign(x2) {
  return x2 > 0 ? 1 : x2 < 0 ? -1 : x2;
}
function sigmoid(x2) {
  if (x2 >= 0) return 1 / (1 + Math.exp(-x2));
  const e = Math.exp(x2);
  return e / (1 + e);
}
function softplus(x2) {
  return Math.max(x2, 0) + Math.log1p(Math.exp(-Math.abs(x2)));
}
function horner(c, x2) {
  let sum = 0;
  for (let i = 0; i < c.length; i++) sum = sum * x2 + c[i];
  return sum;
}
var ERX = 0.8450629115104675;
var PP = [
  -23763016656650163e-21,
  -0.005770270296489442,
  -0.02848174957559851,
  -0.3250421072470015,
  0.12837916709551256
];
var QQ = [
  -3960228278775368e-21,
  13249473800432164e-20,
  0.005081306281875766,
  0.0650222499887673,
  0.39791722395915535,
  1
];
var PA = [
  -0.002166375594868791,
  0.035478304325618236,
  -0.11089469428239668,
  0.31834661990116175,
  -0.3722078760357013,
  0.41485611868374833,
  -0.0023621185607526594
];
var QA = [
  0.011984499846799107,
  0.01363708391202905,
  0.12617121980876164,
  0.07182865441419627,
  0.540397917702171,
  0.10642088040084423,
  1
];
var RA = [
  -9.814329344169145,
  -81.2874355063066,
  -184.60509290671104,
  -162.39666946257347,
  -62.375332450326006,
  -10.558626225323291,
  -0.6938585727071818,
  -0.009864944034847148
];
var SA = [
  -0.0604244152148581,
  6.570249770319282,
  108.63500554177944,
  429.00814002756783,
  645.3872717332679,
  434.56587747522923,
  137.65775414351904,
  19.651271667439257,
  1
];
var RB = [
  -483.5191916086514,
  -1025.0951316110772,
  -637.5664433683896,
  -160.63638485582192,
  -17.757954917754752,
  -0.799283237680523,
  -0.0098649429247001
];
var SB = [
  -22.44095244658582,
  474.52854120695537,
  2553.0504064331644,
  3199.8582195085955,
  1536.729586084437,
  325.7925129965739,
  30.33806074348246,
  1
];
function erfcTail(x2) {
  const s = 1 / (x2 * x2);
  const ratio = x2 < 1 / 0.35 ? horner(RA, s) / horner(SA, s) : horner(RB, s) / horner(SB, s);
  const z = Math.fround(x2);
  return Math.exp(-z * z - 0.5625) * Math.exp((z - x2) * (z + x2) + ratio) / x2;
}
function erf(x2) {
  const a2 = Math.abs(x2);
  if (a2 < 0.84375) {
    if (a2 < 2 ** -28) return x2 * (1 + PP[4]);
    const z = x2 * x2;
    return x2 + x2 * (horner(PP, z) / horner(QQ, z));
  }
  if (a2 < 1.25) {
    const e = ERX + horner(PA, a2 - 1) / horner(QA, a2 - 1);
    return x2 < 0 ? -e : e;
  }
  if (a2 < 6) return x2 < 0 ? erfcTail(a2) - 1 : 1 - erfcTail(a2);
  return x2 > 0 ? 1 : x2 < 0 ? -1 : x2;
}
function erfc(x2) {
  if (x2 < 0.84375) return 1 - erf(x2);
  if (x2 < 1.25) return 1 - ERX - horner(PA, x2 - 1) / horner(QA, x2 - 1);
  return x2 > 27.3 ? 0 : erfcTail(x2);
}
var SINGLE_CENTRE = [
  281022636e-16,
  343273939e-15,
  -35233877e-13,
  -439150654e-14,
  21858087e-11,
  -0.00125372503,
  -0.00417768164,
  0.246640727,
  1.50140941
];
var SINGLE_TAIL = [
  -200214257e-12,
  100950558e-12,
  0.00134934322,
  -0.00367342844,
  0.00573950773,
  -0.0076224613,
  0.00943887047,
  1.00167406,
  2.83297682
];
var DOUBLE_CENTRE = [
  -364441206401782e-35,
  -16850591381820166e-35,
  128584807152564e-32,
  11157877678025181e-33,
  -1333171662854621e-31,
  20972767875968562e-33,
  6637638134358324e-30,
  -4054566272975207e-29,
  -8151934197605472e-29,
  26335093153082323e-28,
  -12975133253453532e-27,
  -5415412054294628e-26,
  10512122733215323e-25,
  -4112633980346984e-24,
  -29070369957882005e-24,
  42347877827932404e-23,
  -13654692000834679e-22,
  -13882523362786469e-21,
  18673420803405714e-20,
  -740702534166267e-18,
  -0.006033670871430149,
  0.24015818242558962,
  1.6536545626831027
];
var DOUBLE_MIDDLE = [
  22137376921775787e-25,
  9075656193888539e-23,
  -27517406297064545e-23,
  18239629214389228e-24,
  15027403968909828e-22,
  -4013867526981546e-21,
  29234449089955446e-22,
  12475304481671779e-21,
  -47318229009055734e-21,
  6828485145957318e-20,
  24031110387097894e-21,
  -3550375203628475e-19,
  9532893797373805e-19,
  -0.0016882755560235047,
  0.002491442096107851,
  -0.003751208507569241,
  0.005370914553590064,
  1.0052589676941592,
  3.0838856104922208
];
var DOUBLE_TAIL = [
  -27109920616438573e-27,
  -2555641816996525e-25,
  15076572693500548e-25,
  -3789465440126737e-24,
  761570120807834e-23,
  -1496002662714924e-23,
  2914795345090108e-23,
  -6771199775845234e-23,
  22900482228026655e-23,
  -99298272942317e-20,
  4526062597223154e-21,
  -1968177810553167e-20,
  7599527703001776e-20,
  -21503011930044477e-20,
  -13871931833623122e-20,
  1.0103004648645344,
  4.849906401408584
];
function erfinv(x2) {
  const a2 = Math.abs(x2);
  if (!(a2 < 1)) return a2 === 1 ? x2 * Infinity : NaN;
  if (a2 === 0) return x2;
  const w = -Math.log((1 - a2) * (1 + a2));
  const p = w < 6.25 ? horner(DOUBLE_CENTRE, w - 3.125) : w < 16 ? horner(DOUBLE_MIDDLE, Math.sqrt(w) - 3.25) : horner(DOUBLE_TAIL, Math.sqrt(w) - 5);
  const y2 = a2 * p;
  const residual = a2 < 0.5 ? erf(y2) - a2 : 1 - a2 - erfc(y2);
  const root = y2 - residual * (Math.sqrt(Math.PI) / 2) * Math.exp(y2 * y2);
  return x2 < 0 ? -root : root;
}
function erfinvSingle(x2) {
  const a2 = Math.abs(x2);
  if (!(a2 < 1)) return a2 === 1 ? x2 * Infinity : NaN;
  const w = Math.fround(-Math.log1p(Math.fround(-x2 * x2)));
  const central = w < 5;
  const t = Math.fround(central ? w - 2.5 : Math.fround(Math.sqrt(w)) - 3);
  const c = central ? SINGLE_CENTRE : SINGLE_TAIL;
  let p = Math.fround(c[0]);
  for (let i = 1; i < c.length; i++) p = Math.fround(Math.fround(p * t) + Math.fround(c[i]));
  return Math.fround(p * x2);
}

// ../core/src/backend/cpu/portable/loops-binary.ts
var floatLoops = {
  add(n, a2, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = a2[p] + b[q];
  },
  sub(n, a2, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = a2[p] - b[q];
  },
  mul(n, a2, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = a2[p] * b[q];
  },
  div(n, a2, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = a2[p] / b[q];
  },
  pow(n, a2, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = power(a2[p], b[q]);
  },
  mod(n, a2, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = modulo(a2[p], b[q]);
  },
  atan2(n, a2, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = Math.atan2(a2[p], b[q]);
  },
  maximum(n, a2, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = Math.max(a2[p], b[q]);
  },
  minimum(n, a2, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = Math.min(a2[p], b[q]);
  }
};
var integerLoops = {
  add(n, a2, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = a2[p] + b[q];
  },
  sub(n, a2, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = a2[p] - b[q];
  },
  mul(n, a2, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = Math.imul(a2[p], b[q]);
  },
  pow(n, a2, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = integerPower(a2[p], b[q]);
  },
  mod(n, a2, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = modulo(a2[p], b[q]);
  },
  maximum(n, a2, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = Math.max(a2[p], b[q]);
  },
  minimum(n, a2, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = Math.min(a2[p], b[q]);
  },
  and(n, a2, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = a2[p] & b[q];
  },
  or(n, a2, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = a2[p] | b[q];
  },
  xor(n, a2, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = a2[p] ^ b[q];
  }
};
var compareLoops = {
  equal(n, a2, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = a2[p] === b[q] ? 1 : 0;
  },
  notEqual(n, a2, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = a2[p] !== b[q] ? 1 : 0;
  },
  less(n, a2, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = a2[p] < b[q] ? 1 : 0;
  },
  lessEqual(n, a2, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = a2[p] <= b[q] ? 1 : 0;
  },
  greater(n, a2, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = a2[p] > b[q] ? 1 : 0;
  },
  greaterEqual(n, a2, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = a2[p] >= b[q] ? 1 : 0;
  }
};

// ../core/src/backend/cpu/portable/loops-unary.ts
var floatLoops2 = {
  neg(n, x2, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = -x2[p];
  },
  abs(n, x2, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = Math.abs(x2[p]);
  },
  square(n, x2, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = x2[p] * x2[p];
  },
  reciprocal(n, x2, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = 1 / x2[p];
  },
  sqrt(n, x2, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = Math.sqrt(x2[p]);
  },
  rsqrt(n, x2, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = 1 / Math.sqrt(x2[p]);
  },
  exp(n, x2, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = Math.exp(x2[p]);
  },
  log(n, x2, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = Math.log(x2[p]);
  },
  sin(n, x2, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = Math.sin(x2[p]);
  },
  cos(n, x2, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = Math.cos(x2[p]);
  },
  tanh(n, x2, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = Math.tanh(x2[p]);
  },
  sigmoid(n, x2, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = sigmoid(x2[p]);
  },
  relu(n, x2, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = Math.max(x2[p], 0);
  }
};
var floatFunctions = {
  sign,
  cbrt: Math.cbrt,
  expm1: Math.expm1,
  log1p: Math.log1p,
  log2: Math.log2,
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  asinh: Math.asinh,
  acosh: Math.acosh,
  atanh: Math.atanh,
  softplus,
  erf,
  erfinv,
  floor: Math.floor,
  ceil: Math.ceil,
  round: roundEven,
  trunc: Math.trunc
};
var integerLoops2 = {
  neg(n, x2, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = -x2[p];
  },
  abs(n, x2, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = Math.abs(x2[p]);
  },
  square(n, x2, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = Math.imul(x2[p], x2[p]);
  },
  sign(n, x2, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = Math.sign(x2[p]);
  },
  relu(n, x2, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = Math.max(x2[p], 0);
  },
  not(n, x2, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = ~x2[p];
  }
};
var boolLoops = {
  not(n, x2, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = x2[p] ^ 1;
  }
};
var testLoops = {
  isnan(n, x2, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = x2[p] !== x2[p] ? 1 : 0;
  },
  isinf(n, x2, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = Math.abs(x2[p]) === Infinity ? 1 : 0;
  },
  isfinite(n, x2, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = Math.abs(x2[p]) < Infinity ? 1 : 0;
  }
};

// ../core/src/backend/cpu/portable/strided.ts
function elements(x2) {
  const { storage } = x2;
  if (storage instanceof Float32Array || storage instanceof Float64Array || storage instanceof Int32Array || storage instanceof Uint8Array) {
    return storage;
  }
  throw new BackendError({
    where: "cpu",
    expected: "given storage of the CPU backend (a typed array)",
    received: storage.constructor.name,
    hint: "Move the tensor to this backend first."
  });
}
function flatStep(shape, strides) {
  let step = 1;
  let next;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const n = shape[axis];
    if (n === 1) continue;
    if (n === 0) return 1;
    if (next === void 0) step = strides[axis];
    else if (strides[axis] !== next) return void 0;
    next = strides[axis] * n;
  }
  return step;
}
function positions(shape, layout) {
  let found = [layout.offset];
  for (let axis = 0; axis < shape.length; axis++) {
    const n = shape[axis];
    const stride = layout.strides[axis];
    if (n === 1) continue;
    const next = new Array(found.length * n);
    for (let i = 0, o = 0; i < found.length; i++) for (let j = 0; j < n; j++) next[o++] = found[i] + j * stride;
    found = next;
  }
  return found;
}
var RowWalk = class {
  /** Elements of a row. */
  length;
  /** Number of rows; 0 when there are no elements. */
  count;
  /** Stride within a row, per operand. */
  steps;
  /** Consecutive rows of the innermost outer axis, which {@link nextBlock} passes over together: a matrix. */
  blockRows;
  /** Stride between the rows of a block, per operand. */
  blockSteps;
  /** Element at which the current row starts, per operand. */
  at;
  /** Sizes of the merged outer axes, innermost first. */
  sizes;
  /** Strides of the merged outer axes, innermost first, per operand. */
  outer;
  index;
  constructor(shape, operands) {
    const sizes = [];
    const merged2 = operands.map(() => []);
    let total = 1;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const n = shape[axis];
      total *= n;
      if (n === 1) continue;
      const last = sizes.length - 1;
      if (last >= 0 && operands.every((operand2, k) => operand2.strides[axis] === merged2[k][last] * sizes[last])) {
        sizes[last] = sizes[last] * n;
      } else {
        sizes.push(n);
        for (let k = 0; k < operands.length; k++) merged2[k].push(operands[k].strides[axis]);
      }
    }
    this.length = sizes.shift() ?? 1;
    this.steps = merged2.map((strides) => strides.shift() ?? 1);
    this.count = total === 0 ? 0 : total / this.length;
    this.blockRows = sizes[0] ?? 1;
    this.blockSteps = merged2.map((strides) => strides[0] ?? 0);
    this.at = operands.map((operand2) => operand2.offset);
    this.sizes = sizes;
    this.outer = merged2;
    this.index = sizes.map(() => 0);
  }
  /** Moves to the next row; after the last one, back to the first. */
  next() {
    this.advance(0);
  }
  /** Moves to the next block from the first row of one. */
  nextBlock() {
    this.advance(1);
  }
  advance(first) {
    const { sizes, outer, index, at: at2 } = this;
    for (let axis = first; axis < sizes.length; axis++) {
      const wraps = ++index[axis] === sizes[axis];
      const steps = wraps ? 1 - sizes[axis] : 1;
      for (let k = 0; k < at2.length; k++) at2[k] += steps * outer[k][axis];
      if (!wraps) return;
      index[axis] = 0;
    }
  }
};

// ../core/src/backend/cpu/portable/elementwise.ts
var logic = ["and", "or", "xor", "maximum", "minimum", "mul"];
function unary2(op, x2) {
  const out = allocate(x2.dtype, sizeOf(x2.shape));
  const float = isFloat(x2.dtype);
  const loop = (float ? floatLoops2 : x2.dtype === "int32" ? integerLoops2 : boolLoops)[op];
  if (loop !== void 0) {
    runUnary(loop, x2, out);
    return out;
  }
  const f = op === "erfinv" && x2.dtype === "float32" ? erfinvSingle : floatFunctions[op];
  if (!float || f === void 0) throw undefinedOn(op, x2.dtype);
  runUnary((n, data, p, s, to, o) => map(f, n, data, p, s, to, o), x2, out);
  return out;
}
function test(op, x2) {
  const out = allocate("bool", sizeOf(x2.shape));
  runUnary(testLoops[op], x2, out);
  return out;
}
function binary2(op, a2, b) {
  const out = allocate(a2.dtype, sizeOf(a2.shape));
  const loop = (isFloat(a2.dtype) ? floatLoops : integerLoops)[op];
  if (loop === void 0 || a2.dtype === "bool" && !logic.includes(op)) throw undefinedOn(op, a2.dtype);
  runBinary(loop, a2, b, out);
  return out;
}
function compare(op, a2, b) {
  const out = allocate("bool", sizeOf(a2.shape));
  runBinary(compareLoops[op], a2, b, out);
  return out;
}
function select(condition, a2, b) {
  const out = allocate(a2.dtype, sizeOf(a2.shape));
  const c = elements(condition);
  const whenTrue = elements(a2);
  const whenFalse = elements(b);
  const walk = new RowWalk(a2.shape, [condition, a2, b]);
  const [r = 0, s = 0, t = 0] = walk.steps;
  for (let row = 0, o = 0; row < walk.count; row++, walk.next()) {
    let [p = 0, q = 0, u = 0] = walk.at;
    for (const end = o + walk.length; o < end; o++, p += r, q += s, u += t) out[o] = c[p] !== 0 ? whenTrue[q] : whenFalse[u];
  }
  return out;
}
function runUnary(loop, x2, out) {
  const data = elements(x2);
  const step = flatStep(x2.shape, x2.strides);
  if (step !== void 0) {
    loop(out.length, data, x2.offset, step, out, 0);
    return;
  }
  const walk = new RowWalk(x2.shape, [x2]);
  const n = walk.length;
  const s = walk.steps[0];
  for (let row = 0; row < walk.count; row++, walk.next()) loop(n, data, walk.at[0], s, out, row * n);
}
function runBinary(loop, a2, b, out) {
  const left = elements(a2);
  const right = elements(b);
  const s = flatStep(a2.shape, a2.strides);
  const t = flatStep(b.shape, b.strides);
  if (s !== void 0 && t !== void 0) {
    loop(out.length, left, a2.offset, s, right, b.offset, t, out, 0);
    return;
  }
  if (a2.shape.length === 2) {
    runRows(loop, left, a2, right, b, out);
    return;
  }
  const walk = new RowWalk(a2.shape, [a2, b]);
  const n = walk.length;
  const ls = walk.steps[0];
  const rs = walk.steps[1];
  for (let row = 0; row < walk.count; row++, walk.next()) loop(n, left, walk.at[0], ls, right, walk.at[1], rs, out, row * n);
}
function runRows(loop, left, a2, right, b, out) {
  const n = a2.shape[1];
  const s = a2.strides[1];
  const t = b.strides[1];
  let p = a2.offset;
  let q = b.offset;
  for (let o = 0; o < out.length; o += n, p += a2.strides[0], q += b.strides[0]) loop(n, left, p, s, right, q, t, out, o);
}
function map(f, n, x2, p, s, out, o) {
  for (let i = 0; i < n; i++, p += s) out[o + i] = f(x2[p]);
}
function undefinedOn(op, dtype) {
  return new DTypeError({ where: op, expected: "given a dtype it is defined on", received: dtype, hint: "Cast the operands first." });
}

// ../core/src/backend/cpu/portable/strided-copy.ts
var BLOCK = 40;
function copyStrided(shape, x2, from, out, to) {
  if (shape.length === 2) {
    const [pr, s] = [from.strides[0], from.strides[1]];
    copyMatrix(shape[0], shape[1], x2, from.offset, pr, s, out, to.offset, to.strides[0], to.strides[1]);
    return;
  }
  const walk = new RowWalk(shape, [from, to]);
  const [m, n] = [walk.blockRows, walk.length];
  for (let i = 0; i < walk.count; i += m, walk.nextBlock()) {
    copyMatrix(m, n, x2, walk.at[0], walk.blockSteps[0], walk.steps[0], out, walk.at[1], walk.blockSteps[1], walk.steps[1]);
  }
}
function copyRow(n, x2, p, s, out, q, t) {
  if (s === 1 && t === 1 && n >= BLOCK) out.set(x2.subarray(p, p + n), q);
  else for (let i = 0; i < n; i++, p += s, q += t) out[q] = x2[p];
}
function copyMatrix(m, n, x2, p, pr, s, out, q, qr, t) {
  if (s === 1 && t === 1 && n >= BLOCK) {
    for (let i = 0; i < m; i++, p += pr, q += qr) out.set(x2.subarray(p, p + n), q);
    return;
  }
  for (let i = 0; i < m; i++, p += pr, q += qr) {
    for (let j = 0, from = p, to = q; j < n; j++, from += s, to += t) out[to] = x2[from];
  }
}

// ../core/src/backend/cpu/portable/layout.ts
function copy(x2) {
  const n = sizeOf(x2.shape);
  if (flatStep(x2.shape, x2.strides) === 1) return elements(x2).slice(x2.offset, x2.offset + n);
  const out = allocate(x2.dtype, n);
  copyInto(x2, out, { strides: stridesOf(x2.shape), offset: 0 });
  return out;
}
function contiguous(x2) {
  if (flatStep(x2.shape, x2.strides) === 1) return x2;
  return { storage: copy(x2), dtype: x2.dtype, shape: x2.shape, strides: stridesOf(x2.shape), offset: 0 };
}
function copyInto(x2, out, to) {
  copyStrided(x2.shape, elements(x2), x2, out, to);
}
function cast(x2, dtype) {
  if (dtype === x2.dtype) return copy(x2);
  const out = allocate(dtype, sizeOf(x2.shape));
  runUnary(dtype === "bool" ? truth : convert, x2, out);
  return out;
}
function fill(shape, dtype, value) {
  return allocate(dtype, sizeOf(shape)).fill(stored(dtype, value));
}
function concat(parts, axis) {
  const first = parts[0];
  let length = 0;
  for (const part2 of parts) length += part2.shape[axis];
  const shape = first.shape.with(axis, length);
  const strides = stridesOf(shape);
  const out = allocate(first.dtype, sizeOf(shape));
  let offset = 0;
  for (const part2 of parts) {
    copyInto(part2, out, { strides, offset });
    offset += part2.shape[axis] * strides[axis];
  }
  return out;
}
function pad(x2, low, high, value) {
  const shape = x2.shape.map((n, axis) => low[axis] + n + high[axis]);
  const strides = stridesOf(shape);
  const out = fill(shape, x2.dtype, value);
  copyInto(x2, out, { strides, offset: strides.reduce((sum, stride, axis) => sum + low[axis] * stride, 0) });
  return out;
}
function stored(dtype, value) {
  return dtype === "bool" ? value === 0 ? 0 : 1 : value;
}
function convert(n, x2, p, s, out, o) {
  for (let i = 0; i < n; i++, p += s) out[o + i] = x2[p];
}
function truth(n, x2, p, s, out, o) {
  for (let i = 0; i < n; i++, p += s) out[o + i] = x2[p] === 0 ? 0 : 1;
}

// ../core/src/backend/cpu/accelerated/operands.ts
function floatData({ storage }) {
  return storage instanceof Float64Array || storage instanceof Float32Array ? storage : void 0;
}
function denseFloats(x2) {
  const data = floatData(x2);
  if (data === void 0 || !isContiguous(x2)) return void 0;
  const size = sizeOf(x2.shape);
  return x2.offset === 0 && data.length === size ? data : data.subarray(x2.offset, x2.offset + size);
}
function packedFloats(x2) {
  return denseFloats(contiguous(x2));
}
function constantOf(x2) {
  for (let axis = 0; axis < x2.shape.length; axis++) if (x2.shape[axis] !== 1 && x2.strides[axis] !== 0) return void 0;
  return floatData(x2)?.[x2.offset];
}
function repeatedRow(x2) {
  let lead = 0;
  while (lead < x2.shape.length && (x2.strides[lead] === 0 || x2.shape[lead] === 1)) lead++;
  if (lead === 0 || lead === x2.shape.length) return void 0;
  const row = { ...x2, shape: x2.shape.slice(lead), strides: x2.strides.slice(lead) };
  return denseFloats({ storage: x2.storage, dtype: x2.dtype, shape: row.shape, strides: row.strides, offset: x2.offset });
}
function repeatedColumn(x2) {
  let end = x2.shape.length;
  while (end > 0 && (x2.strides[end - 1] === 0 || x2.shape[end - 1] === 1)) end--;
  if (end === 0 || end === x2.shape.length) return void 0;
  return denseFloats({ ...x2, shape: x2.shape.slice(0, end), strides: x2.strides.slice(0, end) });
}
function matricesOf(x2) {
  if (sizeOf(x2.shape) === 0) return void 0;
  const ndim = x2.shape.length;
  const [rows3, columns] = [x2.shape[ndim - 2], x2.shape[ndim - 1]];
  const merged2 = ndim === 2 ? x2 : reshapeLayout(x2, [sizeOf(x2.shape.slice(0, -2)), rows3, columns]);
  if (merged2 === void 0) return matricesOf(contiguous(x2));
  const data = floatData(x2);
  if (data === void 0) return void 0;
  const { strides, offset } = merged2;
  const batch = ndim === 2 ? 0 : strides[0];
  return { data, offset, row: strides.at(-2), column: strides.at(-1), batch };
}
function batchOf(x2) {
  return sizeOf(x2.shape.slice(0, -2));
}

// ../core/src/backend/cpu/accelerated/batches.ts
var FEWEST = 4096;
function batchGroups(a2, b) {
  const [x2, y2] = [floatData(a2), floatData(b)];
  if (x2 === void 0 || y2 === void 0 || sizeOf(a2.shape) === 0 || sizeOf(b.shape) === 0) return void 0;
  if (a2.shape.length === 2) return { items: 1, groups: [{ a: matrixOf(a2, x2), b: matrixOf(b, y2) }] };
  const lead = a2.shape.slice(0, -2);
  let split2 = 0;
  while (split2 < lead.length && !(mergeable(a2, split2) && mergeable(b, split2))) split2++;
  const items = sizeOf(lead.slice(split2));
  const work = items * a2.shape.at(-1) * (a2.shape.at(-2) + b.shape.at(-1));
  if (split2 > 0 && work < FEWEST && !(mergeable(a2, 0) && mergeable(b, 0))) {
    return batchGroups(mergeable(a2, 0) ? a2 : contiguous(a2), mergeable(b, 0) ? b : contiguous(b));
  }
  const outer = lead.slice(0, split2);
  const count = sizeOf(outer);
  const [left, right] = [matrixAfter(a2, split2), matrixAfter(b, split2)];
  const groups = Array.from({ length: count }, (_, g) => ({
    a: { ...left, data: x2, offset: a2.offset + distance(g, outer, a2.strides) },
    b: { ...right, data: y2, offset: b.offset + distance(g, outer, b.strides) }
  }));
  return { items, groups };
}
function matrixOf({ offset, strides }, data) {
  return { data, offset, row: strides[0], column: strides[1], batch: 0 };
}
function matrixAfter(x2, split2) {
  const merged2 = mergedStride(x2, split2);
  return { row: x2.strides.at(-2), column: x2.strides.at(-1), batch: merged2 ?? 0 };
}
function mergeable(x2, split2) {
  return mergedStride(x2, split2) !== void 0;
}
function mergedStride(x2, split2) {
  const ndim = x2.shape.length;
  const shape = x2.shape.slice(split2, ndim - 2);
  const layout = reshapeLayout({ shape, strides: x2.strides.slice(split2, ndim - 2), offset: 0 }, [sizeOf(shape)]);
  return layout?.strides[0];
}
function distance(g, outer, strides) {
  let rest = g;
  let sum = 0;
  for (let axis = outer.length - 1; axis >= 0; axis--) {
    sum += rest % outer[axis] * strides[axis];
    rest = Math.floor(rest / outer[axis]);
  }
  return sum;
}

// ../core/src/backend/cpu/accelerated/index.ts
var WORTHWHILE = 256;
var SPARSE_WORTHWHILE = 1024;
var TILE = 4096;
function acceleratedKernels(portable, engine) {
  return {
    ...portable,
    ...elementwise(portable, engine),
    ...rows(portable, engine),
    ...matrices(portable, engine),
    sparseProduct: sparseProducts(engine)
  };
}
function elementwise(portable, engine) {
  const unary3 = (op, x2) => {
    if (!isWasmUnary(op) || sizeOf(x2.shape) < WORTHWHILE || !isFloat(x2.dtype)) return portable.unary(op, x2);
    const data = packedFloats(x2);
    if (data === void 0) return portable.unary(op, x2);
    const out = allocate(x2.dtype, data.length);
    engine.unary(op, data, out);
    return out;
  };
  const pair = (op, a2, b) => {
    if (!isFloat(a2.dtype)) return void 0;
    const size = sizeOf(a2.shape);
    const left = denseFloats(a2) ?? constantOf(a2);
    const right = denseFloats(b) ?? constantOf(b);
    if (left !== void 0 && right !== void 0) {
      const out = allocate(a2.dtype, size);
      engine.binary(op, left, right, out);
      return out;
    }
    const rowOfRight = typeof left === "object" ? repeatedRow(b) : void 0;
    if (rowOfRight !== void 0) return rowwise(size, left, rowOfRight, (x2, y2, out) => engine.binary(op, x2, y2, out));
    const rowOfLeft = typeof right === "object" ? repeatedRow(a2) : void 0;
    if (rowOfLeft !== void 0) return rowwise(size, right, rowOfLeft, (x2, y2, out) => engine.binary(op, y2, x2, out));
    return isWasmRowOp(op) ? scalarPerRow(engine, op, a2, b) : void 0;
  };
  return {
    unary: unary3,
    binary: (op, a2, b) => (sizeOf(a2.shape) >= WORTHWHILE && isWasmBinary(op) ? pair(op, a2, b) : void 0) ?? portable.binary(op, a2, b),
    silu: (x2) => {
      const data = packedFloats(x2);
      if (data === void 0 || data.length < WORTHWHILE) return portable.silu(x2);
      const out = sameKind(data);
      engine.unary("silu", data, out);
      return out;
    },
    siluTangent: (x2, t) => (sizeOf(x2.shape) >= WORTHWHILE ? pair("siluTangent", x2, t) : void 0) ?? portable.siluTangent(x2, t)
  };
}
function scalarPerRow(engine, op, a2, b) {
  const [left, right] = [denseFloats(a2), denseFloats(b)];
  const dense = left ?? right;
  const scalars = left !== void 0 ? repeatedColumn(b) : right !== void 0 ? repeatedColumn(a2) : void 0;
  if (dense === void 0 || scalars === void 0) return void 0;
  const out = sameKind(dense);
  engine.rowScalars(op, dense, scalars, left === void 0, out);
  return out;
}
function rowwise(size, dense, row, loop) {
  if (typeof dense !== "object") return void 0;
  const out = sameKind(dense);
  const times = Math.min(Math.ceil(TILE / row.length), size / row.length);
  const tile = sameKind(dense, times * row.length);
  for (let i = 0; i < times; i++) tile.set(row, i * row.length);
  for (let i = 0; i < size; i += tile.length) {
    const end = Math.min(size, i + tile.length);
    const part2 = end - i === tile.length ? tile : tile.subarray(0, end - i);
    loop(dense.subarray(i, end), part2, out.subarray(i, end));
  }
  return out;
}
function rows(portable, engine) {
  const overRows = (operands, kernel, otherwise) => {
    const x2 = operands[0];
    const dense = sizeOf(x2.shape) < WORTHWHILE ? [] : operands.flatMap((view2) => packedFloats(view2) ?? []);
    if (dense.length !== operands.length) return otherwise();
    const out = sameKind(dense[0]);
    kernel(x2.shape.at(-1), dense, out);
    return out;
  };
  return {
    reduce: (op, x2, axes) => reduceNeighbours(engine, op, x2, axes) ?? portable.reduce(op, x2, axes),
    softmax: (x2) => overRows(
      [x2],
      (cols, [p], out) => engine.softmax(cols, p, out),
      () => portable.softmax(x2)
    ),
    logSoftmax: (x2) => overRows(
      [x2],
      (cols, [p], out) => engine.logSoftmax(cols, p, out),
      () => portable.logSoftmax(x2)
    ),
    softmaxTangent: (s, t) => overRows(
      [s, t],
      (cols, [p, q], out) => engine.softmaxTangent(cols, p, q, out),
      () => portable.softmaxTangent(s, t)
    ),
    rmsNormalize: (x2, eps) => overRows(
      [x2],
      (cols, [p], out) => engine.rmsNormalize(cols, eps, p, out),
      () => portable.rmsNormalize(x2, eps)
    ),
    rmsNormalizeTangent: (x2, t, eps) => overRows(
      [x2, t],
      (cols, [p, q], out) => engine.rmsNormalizeTangent(cols, eps, p, q, out),
      () => portable.rmsNormalizeTangent(x2, t, eps)
    )
  };
}
function reduceNeighbours(engine, op, x2, axes) {
  const first = axes[0] ?? x2.shape.length;
  const end = first + axes.length;
  if (!isWasmReduce(op) || sizeOf(x2.shape) < WORTHWHILE || !axes.every((axis, i) => axis === first + i)) return void 0;
  const data = denseFloats(x2);
  if (data === void 0) return void 0;
  const length = sizeOf(x2.shape.slice(first, end));
  const trailing = end === x2.shape.length;
  if (!trailing && op !== "sum") return void 0;
  const out = sameKind(data, data.length / length);
  if (trailing) engine.reduceRows(op, length, data, out);
  else engine.sumColumns(length, sizeOf(x2.shape.slice(end)), data, out);
  return out;
}
function matrices(portable, engine) {
  const triangular = (task, t, b, options) => {
    const [left, right] = [matricesOf(t), matricesOf(b)];
    const [n, m] = [b.shape.at(-2), b.shape.at(-1)];
    if (left === void 0 || right === void 0 || n * m < WORTHWHILE) return void 0;
    const out = sameKind(right.data, sizeOf(b.shape));
    engine[task]({ n, m, t: left, b: right, out, ...options, batch: batchOf(b) });
    return out;
  };
  return {
    matmul: (a2, b, options) => product2(engine, a2, b, options) ?? portable.matmul(a2, b, options),
    gram: (x2) => {
      const matrix2 = matricesOf(x2);
      const [m, k] = [x2.shape.at(-2), x2.shape.at(-1)];
      if (matrix2 === void 0 || m * k < WORTHWHILE) return portable.gram(x2);
      const batch = batchOf(x2);
      const out = sameKind(matrix2.data, batch * m * m);
      engine.gram({ m, k, x: matrix2, out, batch });
      return out;
    },
    triangularSolve: (t, b, options) => triangular("triangularSolve", t, b, options) ?? portable.triangularSolve(t, b, options),
    triangularMatmul: (t, b, options) => triangular("triangularMultiply", t, b, options) ?? portable.triangularMatmul(t, b, options)
  };
}
function sparseProducts(engine) {
  return (a2, x2, y2, width, adjoint) => {
    const { values: values2 } = a2;
    const uniform = values2.BYTES_PER_ELEMENT === x2.BYTES_PER_ELEMENT && values2.BYTES_PER_ELEMENT === y2.BYTES_PER_ELEMENT;
    const qualifies = uniform && values2.length * width >= SPARSE_WORTHWHILE;
    if (!qualifies || !engine.sparseProduct(a2, x2, y2, width, adjoint)) sparseProduct(a2, x2, y2, width, adjoint);
  };
}
function product2(engine, a2, b, options) {
  const plan = batchGroups(a2, b);
  if (plan === void 0) return void 0;
  const { items, groups } = plan;
  const [m, k, n] = [a2.shape.at(-2), a2.shape.at(-1), b.shape.at(-1)];
  const out = allocateLike(a2, items * groups.length * m * n);
  const { alpha = 1, c } = options ?? {};
  const beta = c === void 0 ? 0 : options?.beta ?? 1;
  const added = c === void 0 ? void 0 : packedFloats(c);
  if (added !== void 0) out.set(added);
  groups.forEach((group, g) => {
    const target = { data: out, offset: g * items * m * n, row: n, column: 1, batch: m * n };
    engine.gemm({ m, n, k, ...group, c: target, alpha, beta, batch: items });
  });
  return out;
}
function allocateLike(x2, size) {
  return x2.dtype === "float64" ? allocate("float64", size) : allocate("float32", size);
}
function sameKind(like, size = like.length) {
  return like instanceof Float64Array ? allocate("float64", size) : allocate("float32", size);
}

// ../core/src/backend/generic/conv-geometry.ts
function convOutputShape(input, kernel, options) {
  return input.map((n, axis) => {
    const extent = n === 0 ? 0 : (n - 1) * options.inputDilation[axis] + 1;
    const padded = extent + options.padLow[axis] + options.padHigh[axis];
    const reach = (kernel[axis] - 1) * options.dilation[axis] + 1;
    return Math.max(0, Math.floor((padded - reach) / options.strides[axis]) + 1);
  });
}
function convTaps(input, kernel, output, options) {
  const outputs = sizeOf(output);
  let taps = new Int32Array(1);
  let kernelSize = 1;
  let outputSize = 1;
  for (let axis = 0; axis < input.length; axis++) {
    const k = kernel[axis];
    const n = output[axis];
    const next = new Int32Array(kernelSize * k * outputSize * n);
    for (let i = 0, o = 0; i < kernelSize; i++) {
      for (let a2 = 0; a2 < k; a2++) {
        for (let j = 0; j < outputSize; j++) {
          const outer = taps[i * outputSize + j];
          for (let b = 0; b < n; b++, o++) {
            const at2 = axisTap(a2, b, axis, input[axis], options);
            next[o] = outer < 0 || at2 < 0 ? -1 : outer * input[axis] + at2;
          }
        }
      }
    }
    taps = next;
    kernelSize *= k;
    outputSize *= n;
  }
  return outputs === 0 ? new Int32Array(0) : taps;
}
function axisTap(a2, b, axis, n, options) {
  const dilated = b * options.strides[axis] + a2 * options.dilation[axis] - options.padLow[axis];
  const at2 = dilated / options.inputDilation[axis];
  return Number.isInteger(at2) && at2 >= 0 && at2 < n ? at2 : -1;
}

// ../core/src/backend/cpu/portable/conv.ts
function conv(x2, w, options) {
  const [images = 0, channels = 0, ...spatial] = x2.shape;
  const [features = 0, depth = 0, ...kernel] = w.shape;
  const output = convOutputShape(spatial, kernel, options);
  const outputs = sizeOf(output);
  const inputs = sizeOf(spatial);
  const taps = convTaps(spatial, kernel, output, options);
  const patch = depth * sizeOf(kernel);
  const perGroup = features / options.groups;
  const source = contiguous(x2);
  const weights = contiguous(w);
  const image = elements(source);
  const rows3 = elements(weights);
  const out = allocate(x2.dtype, images * features * outputs);
  if (out.length === 0) return out;
  const columns = allocate(x2.dtype, patch * outputs);
  const b = { data: columns, offset: 0, row: outputs, column: 1 };
  for (let n = 0; n < images; n++) {
    for (let g = 0; g < options.groups; g++) {
      spread(taps, depth, inputs, image, source.offset + (n * channels + g * depth) * inputs, columns);
      const a2 = { data: rows3, offset: weights.offset + g * perGroup * patch, row: patch, column: 1 };
      product(perGroup, outputs, patch, a2, b, out, (n * features + g * perGroup) * outputs, outputs);
    }
  }
  return out;
}
function spread(taps, depth, inputs, image, from, columns) {
  for (let c = 0, o = 0; c < depth; c++) {
    const base = from + c * inputs;
    for (let t = 0; t < taps.length; t++, o++) columns[o] = taps[t] < 0 ? 0 : image[base + taps[t]];
  }
}

// ../core/src/backend/cpu/portable/butterflies.ts
function pass2(m, s, x2, y2, w) {
  const { re: xr, im: xi } = x2;
  const { re: yr, im: yi } = y2;
  for (let p = 0; p < m; p++) {
    const wr = w.re[p * s];
    const wi = w.im[p * s];
    for (let q = 0, a2 = s * p, o = 2 * s * p; q < s; q++, a2++, o++) {
      const b = a2 + s * m;
      const dr = xr[a2] - xr[b];
      const di = xi[a2] - xi[b];
      yr[o] = xr[a2] + xr[b];
      yi[o] = xi[a2] + xi[b];
      yr[o + s] = dr * wr - di * wi;
      yi[o + s] = dr * wi + di * wr;
    }
  }
}
function pass3(m, s, x2, y2, w) {
  const { re: xr, im: xi } = x2;
  const { re: yr, im: yi } = y2;
  const h = Math.sqrt(3) / 2;
  for (let p = 0; p < m; p++) {
    const w1r = w.re[p * s];
    const w1i = w.im[p * s];
    const w2r = w.re[2 * p * s];
    const w2i = w.im[2 * p * s];
    for (let q = 0, a2 = s * p, o = 3 * s * p; q < s; q++, a2++, o++) {
      const b = a2 + s * m;
      const c = b + s * m;
      const tr = xr[b] + xr[c];
      const ti = xi[b] + xi[c];
      const ur = xr[a2] - tr / 2;
      const ui = xi[a2] - ti / 2;
      const vr = h * (xi[b] - xi[c]);
      const vi = h * (xr[c] - xr[b]);
      yr[o] = xr[a2] + tr;
      yi[o] = xi[a2] + ti;
      yr[o + s] = (ur + vr) * w1r - (ui + vi) * w1i;
      yi[o + s] = (ur + vr) * w1i + (ui + vi) * w1r;
      yr[o + 2 * s] = (ur - vr) * w2r - (ui - vi) * w2i;
      yi[o + 2 * s] = (ur - vr) * w2i + (ui - vi) * w2r;
    }
  }
}
function pass4(m, s, x2, y2, w) {
  const { re: xr, im: xi } = x2;
  const { re: yr, im: yi } = y2;
  for (let p = 0; p < m; p++) {
    const w1r = w.re[p * s];
    const w1i = w.im[p * s];
    const w2r = w.re[2 * p * s];
    const w2i = w.im[2 * p * s];
    const w3r = w.re[3 * p * s];
    const w3i = w.im[3 * p * s];
    for (let q = 0, a2 = s * p, o = 4 * s * p; q < s; q++, a2++, o++) {
      const b = a2 + s * m;
      const c = b + s * m;
      const d = c + s * m;
      const evenR = xr[a2] + xr[c];
      const evenI = xi[a2] + xi[c];
      const diffR = xr[a2] - xr[c];
      const diffI = xi[a2] - xi[c];
      const oddR = xr[b] + xr[d];
      const oddI = xi[b] + xi[d];
      const turnR = xi[b] - xi[d];
      const turnI = xr[d] - xr[b];
      yr[o] = evenR + oddR;
      yi[o] = evenI + oddI;
      const y1r = diffR + turnR;
      const y1i = diffI + turnI;
      yr[o + s] = y1r * w1r - y1i * w1i;
      yi[o + s] = y1r * w1i + y1i * w1r;
      const y2r = evenR - oddR;
      const y2i = evenI - oddI;
      yr[o + 2 * s] = y2r * w2r - y2i * w2i;
      yi[o + 2 * s] = y2r * w2i + y2i * w2r;
      const y3r = diffR - turnR;
      const y3i = diffI - turnI;
      yr[o + 3 * s] = y3r * w3r - y3i * w3i;
      yi[o + 3 * s] = y3r * w3i + y3i * w3r;
    }
  }
}
function pass5(m, s, x2, y2, w) {
  const { re: xr, im: xi } = x2;
  const { re: yr, im: yi } = y2;
  const c1 = (Math.sqrt(5) - 1) / 4;
  const c2 = -(Math.sqrt(5) + 1) / 4;
  const s1 = Math.sqrt(10 + 2 * Math.sqrt(5)) / 4;
  const s2 = Math.sqrt(10 - 2 * Math.sqrt(5)) / 4;
  const step = s * m;
  for (let p = 0; p < m; p++) {
    for (let q = 0, a2 = s * p, o = 5 * s * p; q < s; q++, a2++, o++) {
      const t1r = xr[a2 + step] + xr[a2 + 4 * step];
      const t1i = xi[a2 + step] + xi[a2 + 4 * step];
      const t2r = xr[a2 + 2 * step] + xr[a2 + 3 * step];
      const t2i = xi[a2 + 2 * step] + xi[a2 + 3 * step];
      const u1r = xr[a2 + step] - xr[a2 + 4 * step];
      const u1i = xi[a2 + step] - xi[a2 + 4 * step];
      const u2r = xr[a2 + 2 * step] - xr[a2 + 3 * step];
      const u2i = xi[a2 + 2 * step] - xi[a2 + 3 * step];
      const a1r = xr[a2] + c1 * t1r + c2 * t2r;
      const a1i = xi[a2] + c1 * t1i + c2 * t2i;
      const a2r = xr[a2] + c2 * t1r + c1 * t2r;
      const a2i = xi[a2] + c2 * t1i + c1 * t2i;
      const b1r = s1 * u1i + s2 * u2i;
      const b1i = -s1 * u1r - s2 * u2r;
      const b2r = s2 * u1i - s1 * u2i;
      const b2i = -s2 * u1r + s1 * u2r;
      yr[o] = xr[a2] + t1r + t2r;
      yi[o] = xi[a2] + t1i + t2i;
      turn(a1r + b1r, a1i + b1i, p * s, w, o + s, y2);
      turn(a2r + b2r, a2i + b2i, 2 * p * s, w, o + 2 * s, y2);
      turn(a2r - b2r, a2i - b2i, 3 * p * s, w, o + 3 * s, y2);
      turn(a1r - b1r, a1i - b1i, 4 * p * s, w, o + 4 * s, y2);
    }
  }
}
function turn(re, im, k, w, o, y2) {
  y2.re[o] = re * w.re[k] - im * w.im[k];
  y2.im[o] = re * w.im[k] + im * w.re[k];
}
function passAny(r, m, s, x2, y2, w) {
  for (let p = 0; p < m; p++) {
    for (let j = 0; j < r; j++) {
      const twiddle = p * j * s;
      const wr = w.re[twiddle];
      const wi = w.im[twiddle];
      for (let q = 0; q < s; q++) {
        let sumR = 0;
        let sumI = 0;
        for (let k = 0; k < r; k++) {
          const at2 = q + s * (p + m * k);
          const turn2 = j * k % r * m * s;
          sumR += x2.re[at2] * w.re[turn2] - x2.im[at2] * w.im[turn2];
          sumI += x2.re[at2] * w.im[turn2] + x2.im[at2] * w.re[turn2];
        }
        const o = q + s * (r * p + j);
        y2.re[o] = sumR * wr - sumI * wi;
        y2.im[o] = sumR * wi + sumI * wr;
      }
    }
  }
}

// ../core/src/backend/generic/roots.ts
function complex(n) {
  return { re: new Float64Array(n), im: new Float64Array(n) };
}
function rootsOfUnity(n) {
  const roots = complex(n);
  for (let k = 0; k < n; k++) {
    const quarter = Math.round(4 * k / n);
    const angle = (4 * k - quarter * n) / (2 * n) * Math.PI;
    const c = Math.cos(angle);
    const s = -Math.sin(angle);
    const turned = quarter % 4;
    roots.re[k] = turned === 0 ? c : turned === 1 ? s : turned === 2 ? -c : -s;
    roots.im[k] = turned === 0 ? s : turned === 1 ? -c : turned === 2 ? -s : c;
  }
  return roots;
}

// ../core/src/backend/cpu/portable/fft-plan.ts
var LARGEST_RADIX = 31;
function planFourier(n) {
  const radices = factor(n);
  return radices.every((r) => r <= LARGEST_RADIX) ? mixedRadix(n, radices) : bluestein(n);
}
function factor(n) {
  const radices = [];
  let rest = n;
  for (; rest % 4 === 0; rest /= 4) radices.push(4);
  for (let r = 2; rest > 1; r++) {
    if (r * r > rest) r = rest;
    for (; rest % r === 0; rest /= r) radices.push(r);
  }
  return radices;
}
function mixedRadix(n, radices) {
  const roots = rootsOfUnity(n);
  const spare = complex(n);
  const transform = (x2) => {
    let from = x2;
    let to = spare;
    let m = n;
    let s = 1;
    for (const r of radices) {
      m /= r;
      if (r === 4) pass4(m, s, from, to, roots);
      else if (r === 2) pass2(m, s, from, to, roots);
      else if (r === 3) pass3(m, s, from, to, roots);
      else if (r === 5) pass5(m, s, from, to, roots);
      else passAny(r, m, s, from, to, roots);
      s *= r;
      [from, to] = [to, from];
    }
    if (from === x2) return;
    x2.re.set(from.re);
    x2.im.set(from.im);
  };
  return { transform };
}
function bluestein(n) {
  let size = 1;
  while (size < 2 * n - 1) size *= 2;
  const inner = planFourier(size);
  const roots = rootsOfUnity(2 * n);
  const chirp = complex(n);
  const filter = complex(size);
  for (let j = 0; j < n; j++) {
    const k = j * j % (2 * n);
    chirp.re[j] = roots.re[k];
    chirp.im[j] = roots.im[k];
    filter.re[j] = filter.re[(size - j) % size] = roots.re[k];
    filter.im[j] = filter.im[(size - j) % size] = -roots.im[k];
  }
  inner.transform(filter);
  const work = complex(size);
  const transform = (x2) => {
    multiplyInto(n, x2, chirp, work);
    work.re.fill(0, n);
    work.im.fill(0, n);
    inner.transform(work);
    multiplyInto(size, work, filter, work);
    inner.transform({ re: work.im, im: work.re });
    multiplyInto(n, work, chirp, x2);
    for (let j = 0; j < n; j++) {
      x2.re[j] /= size;
      x2.im[j] /= size;
    }
  };
  return { transform };
}
function multiplyInto(n, a2, b, out) {
  for (let j = 0; j < n; j++) {
    const re = a2.re[j] * b.re[j] - a2.im[j] * b.im[j];
    out.im[j] = a2.re[j] * b.im[j] + a2.im[j] * b.re[j];
    out.re[j] = re;
  }
}

// ../core/src/backend/cpu/portable/fft.ts
var KEPT = 32;
function planOf(plans, n) {
  const known = plans.get(n);
  if (known !== void 0) return known;
  const plan = planFourier(n);
  for (const oldest of plans.keys()) {
    if (plans.size < KEPT) break;
    plans.delete(oldest);
  }
  plans.set(n, plan);
  return plan;
}
function fft(plans, x2, inverse) {
  const n = x2.shape.at(-1);
  const data = elements(x2);
  const out = allocate(x2.dtype, sizeOf(x2.shape));
  if (out.length === 0) return out;
  const { transform } = planOf(plans, n);
  const step = x2.strides.at(-1);
  const half = out.length / 2;
  const row = complex(n);
  const target = inverse ? { re: row.im, im: row.re } : row;
  const starts = positions(x2.shape.slice(0, -1), x2);
  const rows3 = starts.length / 2;
  for (let i = 0; i < rows3; i++) {
    for (let j = 0, p = starts[i], q = starts[rows3 + i]; j < n; j++, p += step, q += step) {
      row.re[j] = data[p];
      row.im[j] = data[q];
    }
    transform(target);
    out.set(row.re, i * n);
    out.set(row.im, half + i * n);
  }
  return out;
}

// ../core/src/backend/cpu/portable/indexing.ts
function gather2(x2, indices, axis) {
  const source = contiguous(x2);
  const data = elements(source);
  const { outer, length, inner } = split(x2.shape, axis);
  const { data: index, start, count } = flat(indices);
  const out = allocate(x2.dtype, outer * count * inner);
  for (let i = 0, o = 0; i < outer; i++) {
    const base = source.offset + i * length * inner;
    if (inner === 1) for (let j = start; j < start + count; j++) out[o++] = data[base + index[j]];
    else for (let j = start; j < start + count; j++, o += inner) copyRow(inner, data, base + index[j] * inner, 1, out, o, 1);
  }
  return out;
}
function scatterAdd(shape, indices, updates, axis) {
  const source = contiguous(updates);
  const data = elements(source);
  const { outer, length, inner } = split(shape, axis);
  const { data: index, start, count } = flat(indices);
  const out = zeros(updates.dtype, sizeOf(shape));
  for (let i = 0, p = source.offset; i < outer; i++) {
    for (let j = start; j < start + count; j++) {
      let to = (i * length + index[j]) * inner;
      for (const end = to + inner; to < end; to++, p++) out[to] += data[p];
    }
  }
  return out;
}
function gatherAlong(x2, indices, axis) {
  const source = contiguous(x2);
  const data = elements(source);
  const { outer, length, inner } = split(x2.shape, axis);
  const { data: index, start, count } = flat(indices);
  const out = allocate(x2.dtype, count);
  const along = indices.shape[axis];
  for (let i = 0, o = 0; i < outer; i++) {
    const base = source.offset + i * length * inner;
    for (let j = 0; j < along; j++) {
      for (let k = 0; k < inner; k++, o++) out[o] = data[base + index[start + o] * inner + k];
    }
  }
  return out;
}
function scatterAddAlong(shape, indices, updates, axis) {
  const source = contiguous(updates);
  const data = elements(source);
  const { outer, length, inner } = split(shape, axis);
  const { data: index, start } = flat(indices);
  const out = zeros(updates.dtype, sizeOf(shape));
  const along = indices.shape[axis];
  for (let i = 0, p = 0; i < outer; i++) {
    const base = i * length * inner;
    for (let j = 0; j < along; j++) {
      for (let k = 0; k < inner; k++, p++) out[base + index[start + p] * inner + k] += data[source.offset + p];
    }
  }
  return out;
}
function split(shape, axis) {
  return { outer: sizeOf(shape.slice(0, axis)), length: shape[axis], inner: sizeOf(shape.slice(axis + 1)) };
}
function flat(indices) {
  const dense = contiguous(indices);
  return { data: elements(dense), start: dense.offset, count: sizeOf(indices.shape) };
}

// ../core/src/backend/cpu/portable/matmul.ts
function matmul(a2, b, options) {
  const ndim = a2.shape.length;
  const m = a2.shape[ndim - 2];
  const k = a2.shape[ndim - 1];
  const n = b.shape[ndim - 1];
  const batch = a2.shape.slice(0, -2);
  const size = sizeOf(batch) * m * n;
  const { alpha = 1, beta = 1, c } = options ?? {};
  const plain = alpha === 1 && (c === void 0 || beta === 0);
  const out = plain ? allocate(a2.dtype, size) : new Float64Array(size);
  if (ndim === 2) product(m, n, k, matrix(a2), matrix(b), out, 0, n);
  else {
    const left = positions(batch, a2);
    const right = positions(batch, b);
    for (let i = 0; i < left.length; i++) product(m, n, k, matrix(a2, left[i]), matrix(b, right[i]), out, i * m * n, n);
  }
  return plain ? out : combine2(a2, alpha, out, beta, c);
}
function gram(x2) {
  const block = 32;
  const ndim = x2.shape.length;
  const m = x2.shape[ndim - 2];
  const k = x2.shape[ndim - 1];
  const batch = x2.shape.slice(0, -2);
  const out = allocate(x2.dtype, sizeOf(batch) * m * m);
  let o = 0;
  for (const at2 of positions(batch, x2)) {
    const all = matrix(x2, at2);
    for (let top = 0; top < m; top += block) {
      const bottom = Math.min(top + block, m);
      const rows3 = { ...all, offset: all.offset + top * all.row };
      product(bottom - top, bottom, k, rows3, transposed(all), out, o + top * m, m);
    }
    for (let row = 0; row < m; row++) {
      for (let column2 = row + 1; column2 < m; column2++) out[o + row * m + column2] = out[o + column2 * m + row];
    }
    o += m * m;
  }
  return out;
}
function matrix(x2, offset = x2.offset) {
  const ndim = x2.shape.length;
  return { data: elements(x2), offset, row: x2.strides[ndim - 2], column: x2.strides[ndim - 1] };
}
function combine2(a2, alpha, sums, beta, c) {
  const out = allocate(a2.dtype, sums.length);
  if (c === void 0 || beta === 0) {
    for (let i = 0; i < sums.length; i++) out[i] = alpha * sums[i];
    return out;
  }
  const data = elements(c);
  const walk = new RowWalk(c.shape, [c]);
  const s = walk.steps[0];
  for (let row = 0, o = 0; row < walk.count; row++, walk.next()) {
    for (let i = 0, p = walk.at[0]; i < walk.length; i++, p += s, o++) out[o] = alpha * sums[o] + beta * data[p];
  }
  return out;
}

// ../core/src/backend/cpu/portable/loops-reduce.ts
var floatReducers = {
  sum: { identity: 0, row: pairwiseSum, column: addColumn },
  prod: { identity: 1, row: product3, column: multiplyColumn },
  max: { identity: -Infinity, row: largest, column: maxColumn },
  min: { identity: Infinity, row: smallest, column: minColumn }
};
var integerReducers = {
  sum: { identity: 0, row: wrappingSum, column: addColumn },
  prod: { identity: 1, row: wrappingProduct, column: wrappingMultiplyColumn },
  max: { identity: -2147483648, row: largest, column: maxColumn },
  min: { identity: 2147483647, row: smallest, column: minColumn }
};
function pairwiseSum(n, x2, p, s) {
  if (n > 128) {
    const half = n >>> 4 << 3;
    return pairwiseSum(half, x2, p, s) + pairwiseSum(n - half, x2, p + half * s, s);
  }
  let a2 = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let i = 0;
  for (; i + 4 <= n; i += 4, p += 4 * s) {
    a2 += x2[p];
    b += x2[p + s];
    c += x2[p + 2 * s];
    d += x2[p + 3 * s];
  }
  for (; i < n; i++, p += s) a2 += x2[p];
  return a2 + b + (c + d);
}
function product3(n, x2, p, s) {
  let a2 = 1;
  for (let i = 0; i < n; i++, p += s) a2 *= x2[p];
  return a2;
}
function wrappingSum(n, x2, p, s) {
  let a2 = 0;
  for (let i = 0; i < n; i++, p += s) a2 = a2 + x2[p] | 0;
  return a2;
}
function wrappingProduct(n, x2, p, s) {
  let a2 = 1;
  for (let i = 0; i < n; i++, p += s) a2 = Math.imul(a2, x2[p]);
  return a2;
}
function largest(n, x2, p, s) {
  let best = -Infinity;
  for (let i = 0; i < n; i++, p += s) {
    const value = x2[p];
    if (value > best) best = value;
    else if (value !== value) return NaN;
  }
  return best;
}
function smallest(n, x2, p, s) {
  let best = Infinity;
  for (let i = 0; i < n; i++, p += s) {
    const value = x2[p];
    if (value < best) best = value;
    else if (value !== value) return NaN;
  }
  return best;
}
function addColumn(n, x2, p, s, acc) {
  for (let i = 0; i < n; i++, p += s) acc[i] += x2[p];
}
function multiplyColumn(n, x2, p, s, acc) {
  for (let i = 0; i < n; i++, p += s) acc[i] *= x2[p];
}
function wrappingMultiplyColumn(n, x2, p, s, acc) {
  for (let i = 0; i < n; i++, p += s) acc[i] = Math.imul(acc[i], x2[p]);
}
function maxColumn(n, x2, p, s, acc) {
  for (let i = 0; i < n; i++, p += s) acc[i] = Math.max(acc[i], x2[p]);
}
function minColumn(n, x2, p, s, acc) {
  for (let i = 0; i < n; i++, p += s) acc[i] = Math.min(acc[i], x2[p]);
}

// ../core/src/backend/cpu/portable/reduce.ts
var BLOCK2 = 128;
function reduce(op, x2, axes) {
  const float = isFloat(x2.dtype);
  const reducer = (float ? floatReducers : integerReducers)[op];
  if (axes.length === x2.shape.length) {
    const step = flatStep(x2.shape, x2.strides);
    if (step !== void 0) return one(x2, reducer.row(sizeOf(x2.shape), elements(x2), x2.offset, step));
  }
  const kept = part(x2, axes, false);
  const reduced = part(x2, axes, true);
  const across = new RowWalk(reduced.shape, [reduced]);
  const along = new RowWalk(kept.shape, [kept]);
  const out = allocate(x2.dtype, sizeOf(kept.shape));
  const columns = along.length >= 4 && Math.abs(along.steps[0]) < Math.abs(across.steps[0]);
  if (columns) reduceColumns(reducer, x2, along, across, scratch(float, along.length), scratch(float, along.length), out);
  else reduceRows2(reducer, x2, along, across, scratch(float, across.count), out);
  return out;
}
function range(x2) {
  if (sizeOf(x2.shape) === 0) return [0, 0];
  const all = x2.shape.map((_, axis) => axis);
  return [reduce("min", x2, all)[0], reduce("max", x2, all)[0]];
}
function argReduce(op, x2, axis) {
  const data = elements(x2);
  const kept = part(x2, [axis], false);
  const out = allocate("int32", sizeOf(kept.shape));
  const walk = new RowWalk(kept.shape, [kept]);
  const n = x2.shape[axis];
  const step = x2.strides[axis];
  const find = op === "max" ? indexOfLargest : indexOfSmallest;
  for (let row = 0, o = 0; row < walk.count; row++, walk.next()) {
    for (let i = 0, p = walk.at[0]; i < walk.length; i++, p += walk.steps[0]) out[o++] = find(n, data, p, step);
  }
  return out;
}
function reduceColumns(reducer, x2, along, across, total, block, out) {
  const data = elements(x2);
  const { identity, column: column2 } = reducer;
  const n = along.length;
  const s = along.steps[0];
  const t = across.steps[0];
  const count = across.count * across.length;
  for (let row = 0; row < along.count; row++, along.next()) {
    total.fill(identity);
    if (count > BLOCK2) block.fill(identity);
    const to = count > BLOCK2 ? block : total;
    let filled = 0;
    for (let outer = 0; outer < across.count; outer++, across.next()) {
      let p = along.at[0] + across.at[0];
      for (let i = 0; i < across.length; i++, p += t) {
        column2(n, data, p, s, to);
        if (++filled < BLOCK2 || to === total) continue;
        column2(n, block, 0, 1, total);
        block.fill(identity);
        filled = 0;
      }
    }
    if (to === block) column2(n, block, 0, 1, total);
    out.set(total, row * n);
  }
}
function reduceRows2(reducer, x2, along, across, partial, out) {
  const data = elements(x2);
  const { row: reduceRow } = reducer;
  const n = across.length;
  const t = across.steps[0];
  const s = along.steps[0];
  if (across.count === 0) {
    out.fill(reducer.identity);
    return;
  }
  for (let row = 0, o = 0; row < along.count; row++, along.next()) {
    for (let i = 0, p = along.at[0]; i < along.length; i++, p += s) {
      if (across.count === 1) {
        out[o++] = reduceRow(n, data, p, t);
        continue;
      }
      for (let k = 0; k < across.count; k++, across.next()) partial[k] = reduceRow(n, data, p + across.at[0], t);
      out[o++] = reduceRow(across.count, partial, 0, 1);
    }
  }
}
function part(x2, axes, reduced) {
  const shape = [];
  const strides = [];
  for (let axis = 0; axis < x2.shape.length; axis++) {
    if (axes.includes(axis) !== reduced) continue;
    shape.push(x2.shape[axis]);
    strides.push(x2.strides[axis]);
  }
  return { shape, strides, offset: reduced ? 0 : x2.offset };
}
function one(x2, value) {
  const out = allocate(x2.dtype, 1);
  out[0] = value;
  return out;
}
function scratch(float, n) {
  return float ? new Float64Array(n) : new Int32Array(n);
}
function indexOfLargest(n, x2, p, s) {
  let best = -Infinity;
  let found = 0;
  for (let i = 0; i < n; i++, p += s) {
    const value = x2[p];
    if (value > best) {
      best = value;
      found = i;
    } else if (value !== value) return i;
  }
  return found;
}
function indexOfSmallest(n, x2, p, s) {
  let best = Infinity;
  let found = 0;
  for (let i = 0; i < n; i++, p += s) {
    const value = x2[p];
    if (value < best) {
      best = value;
      found = i;
    } else if (value !== value) return i;
  }
  return found;
}

// ../core/src/backend/cpu/portable/rotate-halves.ts
function rotateHalves(x2, cos, sin) {
  const [data, c, s] = [elements(x2), elements(cos), elements(sin)];
  const out = allocate(x2.dtype, sizeOf(x2.shape));
  const half = cos.shape.at(-1);
  const [xs, cs, ss] = [x2.strides.at(-1), cos.strides.at(-1), sin.strides.at(-1)];
  const apart = half * xs;
  const walk = new RowWalk(x2.shape.slice(0, -1), [x2, cos, sin, { strides: stridesOf(x2.shape), offset: 0 }]);
  for (let run = 0; run < walk.count; run++, walk.next()) {
    for (let row = 0; row < walk.length; row++) {
      let p = walk.at[0] + row * walk.steps[0];
      let q = walk.at[1] + row * walk.steps[1];
      let r = walk.at[2] + row * walk.steps[2];
      const o = walk.at[3] + row * walk.steps[3];
      for (let i = o; i < o + half; i++, p += xs, q += cs, r += ss) {
        const first = data[p];
        const second = data[p + apart];
        const a2 = c[q];
        const b = s[r];
        out[i] = first * a2 - second * b;
        out[i + half] = second * a2 + first * b;
      }
    }
  }
  return out;
}

// ../core/src/backend/cpu/portable/rows.ts
function softmax(x2) {
  return eachRow(x2, softmaxRow);
}
function logSoftmax(x2) {
  return eachRow(x2, logSoftmaxRow);
}
function softmaxTangent(s, t) {
  return eachRowPair(s, t, (n, x2, p, xs, y2, q, ys, out, o) => {
    const mean = dot(n, x2, p, xs, y2, q, ys);
    for (let i = 0; i < n; i++) out[o + i] = x2[p + i * xs] * (y2[q + i * ys] - mean);
  });
}
function rmsNormalize(x2, eps) {
  return eachRow(x2, (n, data, p, s, out, o) => {
    const r = 1 / Math.sqrt(dot(n, data, p, s, data, p, s) / n + eps);
    for (let i = 0; i < n; i++, p += s) out[o + i] = data[p] * r;
  });
}
function rmsNormalizeTangent(x2, t, eps) {
  return eachRowPair(x2, t, (n, data, p, s, y2, q, ys, out, o) => {
    const r = 1 / Math.sqrt(dot(n, data, p, s, data, p, s) / n + eps);
    const along = r * r * r * dot(n, data, p, s, y2, q, ys) / n;
    for (let i = 0; i < n; i++) out[o + i] = r * y2[q + i * ys] - along * data[p + i * s];
  });
}
function silu(x2) {
  const out = allocate(x2.dtype, sizeOf(x2.shape));
  runUnary(siluLoop, x2, out);
  return out;
}
function siluTangent(x2, t) {
  const out = allocate(x2.dtype, sizeOf(x2.shape));
  runBinary(siluTangentLoop, x2, t, out);
  return out;
}
function eachRow(x2, work) {
  const data = elements(x2);
  const n = x2.shape.at(-1);
  const s = x2.strides.at(-1);
  const out = allocate(x2.dtype, sizeOf(x2.shape));
  if (n === 0) return out;
  const row = new Float64Array(n);
  let o = 0;
  for (const p of positions(x2.shape.slice(0, -1), x2)) {
    work(n, data, p, s, out, o, row);
    o += n;
  }
  return out;
}
function eachRowPair(x2, y2, work) {
  const left = elements(x2);
  const right = elements(y2);
  const n = x2.shape.at(-1);
  const out = allocate(x2.dtype, sizeOf(x2.shape));
  const outer = x2.shape.slice(0, -1);
  const from = positions(outer, x2);
  const other = positions(outer, y2);
  for (let i = 0; i < from.length; i++) {
    work(n, left, from[i], x2.strides.at(-1), right, other[i], y2.strides.at(-1), out, i * n);
  }
  return out;
}
function softmaxRow(n, x2, p, s, out, o, row) {
  const peak = largest2(n, x2, p, s);
  let total = 0;
  for (let i = 0; i < n; i++, p += s) total += row[i] = Math.exp(x2[p] - peak);
  for (let i = 0; i < n; i++) out[o + i] = row[i] / total;
}
function logSoftmaxRow(n, x2, p, s, out, o) {
  const peak = largest2(n, x2, p, s);
  let total = 0;
  for (let i = 0; i < n; i++) total += Math.exp(x2[p + i * s] - peak);
  const logTotal = Math.log(total);
  for (let i = 0; i < n; i++, p += s) out[o + i] = x2[p] - peak - logTotal;
}
function largest2(n, x2, p, s) {
  let peak = -Infinity;
  for (let i = 0; i < n; i++, p += s) peak = Math.max(peak, x2[p]);
  return peak;
}
function siluLoop(n, x2, p, s, out, o) {
  for (let i = 0; i < n; i++, p += s) out[o + i] = x2[p] * sigmoid(x2[p]);
}
function siluTangentLoop(n, x2, p, s, y2, q, t, out, o) {
  for (let i = 0; i < n; i++, p += s, q += t) {
    const gate = sigmoid(x2[p]);
    out[o + i] = y2[q] * gate * (1 + x2[p] * (1 - gate));
  }
}

// ../core/src/backend/cpu/portable/scan.ts
function scan(op, x2, axis) {
  const out = copy(x2);
  const count = x2.shape[axis];
  let inner = 1;
  for (const n of x2.shape.slice(axis + 1)) inner *= n;
  const float = isFloat(x2.dtype);
  const { identity } = (float ? floatReducers : integerReducers)[op];
  const loop = op === "prod" && !float ? wrappingProduct2 : loops[op];
  const acc = float ? new Float64Array(inner) : new Int32Array(inner);
  for (let base = 0; base < out.length; base += count * inner) {
    acc.fill(identity);
    loop(acc, out, base, count, inner);
  }
  return out;
}
var loops = {
  sum(acc, data, p, count, inner) {
    for (let i = 0; i < count; i++) for (let j = 0; j < inner; j++, p++) data[p] = acc[j] += data[p];
  },
  prod(acc, data, p, count, inner) {
    for (let i = 0; i < count; i++) for (let j = 0; j < inner; j++, p++) data[p] = acc[j] *= data[p];
  },
  max(acc, data, p, count, inner) {
    for (let i = 0; i < count; i++) for (let j = 0; j < inner; j++, p++) data[p] = acc[j] = Math.max(acc[j], data[p]);
  },
  min(acc, data, p, count, inner) {
    for (let i = 0; i < count; i++) for (let j = 0; j < inner; j++, p++) data[p] = acc[j] = Math.min(acc[j], data[p]);
  }
};
function wrappingProduct2(acc, data, p, count, inner) {
  for (let i = 0; i < count; i++) for (let j = 0; j < inner; j++, p++) data[p] = acc[j] = Math.imul(acc[j], data[p]);
}

// ../core/src/backend/cpu/portable/sort.ts
var RUN = 16;
function argsort(x2, descending) {
  const ndim = x2.shape.length;
  const n = x2.shape[ndim - 1];
  const step = x2.strides[ndim - 1];
  const data = elements(x2);
  const out = allocate("int32", sizeOf(x2.shape));
  if (out.length === 0) return out;
  const pairs = { keys: new Float64Array(n), index: new Int32Array(n) };
  const spare = { keys: new Float64Array(n), index: new Int32Array(n) };
  let o = 0;
  for (const start of positions(x2.shape.slice(0, -1), x2)) {
    const { keys, index } = pairs;
    let numbers = 0;
    let last = n;
    for (let i = 0, p = start; i < n; i++, p += step) {
      const value = data[p];
      if (value !== value) {
        index[--last] = i;
        continue;
      }
      keys[numbers] = descending ? -value : value;
      index[numbers++] = i;
    }
    index.subarray(last).reverse();
    const sorted = mergeSort(numbers, pairs, spare);
    out.set(sorted.index.subarray(0, numbers), o);
    out.set(index.subarray(numbers), o + numbers);
    o += n;
  }
  return out;
}
function mergeSort(n, pairs, spare) {
  for (let start = 0; start < n; start += RUN) insertionSort(start, Math.min(start + RUN, n), pairs);
  let from = pairs;
  let to = spare;
  for (let width = RUN; width < n; width *= 2) {
    for (let start = 0; start < n; start += 2 * width) {
      merge(start, Math.min(start + width, n), Math.min(start + 2 * width, n), from, to);
    }
    ;
    [from, to] = [to, from];
  }
  return from;
}
function insertionSort(start, end, { keys, index }) {
  for (let i = start + 1; i < end; i++) {
    const key = keys[i];
    const origin = index[i];
    let j = i - 1;
    for (; j >= start && keys[j] > key; j--) {
      keys[j + 1] = keys[j];
      index[j + 1] = index[j];
    }
    keys[j + 1] = key;
    index[j + 1] = origin;
  }
}
function merge(start, middle, end, from, to) {
  const { keys, index } = from;
  const { keys: mergedKeys, index: mergedIndex } = to;
  let left = start;
  let right = middle;
  for (let o = start; o < end; o++) {
    const pick = right >= end || left < middle && keys[left] <= keys[right] ? left++ : right++;
    mergedKeys[o] = keys[pick];
    mergedIndex[o] = index[pick];
  }
}

// ../core/src/backend/cpu/portable/triangular.ts
function triangularSolve(t, b, options) {
  return eachPair(t, b, options, b.shape.at(-1) === 1 ? substituteVector : substitute2);
}
function triangularMatmul(t, b, options) {
  return eachPair(t, b, options, multiply);
}
function eachPair(t, b, options, work) {
  const ndim = b.shape.length;
  const n = b.shape[ndim - 2];
  const m = b.shape[ndim - 1];
  const batch = b.shape.slice(0, -2);
  const out = allocate(b.dtype, sizeOf(b.shape));
  const x2 = out instanceof Float64Array ? void 0 : new Float64Array(n * m);
  const left = positions(batch, t);
  const right = positions(batch, b);
  for (let i = 0, o = 0; i < left.length; i++, o += n * m) {
    const values2 = x2 ?? new Float64Array(out.buffer, out.byteOffset + 8 * o, n * m);
    load(n, m, matrix(b, right[i]), values2);
    work(n, m, matrix(t, left[i]), values2, options);
    if (x2 !== void 0) out.set(x2, o);
  }
  return out;
}
function load(n, m, b, x2) {
  for (let i = 0, o = 0; i < n; i++) {
    for (let j = 0, p = b.offset + i * b.row; j < m; j++, p += b.column) x2[o++] = b.data[p];
  }
}
function substitute2(n, m, t, x2, { lower, unitDiagonal }) {
  for (let step = 0; step < n; step++) {
    const i = lower ? step : n - 1 - step;
    const row = t.offset + i * t.row;
    const from = lower ? 0 : i + 1;
    const to = lower ? i : n;
    for (let k = from; k < to; k++) addScaledRow(m, -t.data[row + k * t.column], k * m, i * m, x2);
    if (unitDiagonal) continue;
    const pivot = t.data[row + i * t.column];
    for (let p = i * m; p < i * m + m; p++) x2[p] /= pivot;
  }
}
function substituteVector(n, _m, t, x2, { lower, unitDiagonal }) {
  const byColumns = Math.abs(t.row) < Math.abs(t.column);
  for (let step = 0; step < n; step++) {
    const i = lower ? step : n - 1 - step;
    const row = t.offset + i * t.row;
    const from = lower ? 0 : i + 1;
    const length = lower ? i : n - 1 - i;
    if (!byColumns) x2[i] -= dot(length, t.data, row + from * t.column, t.column, x2, from, 1);
    if (!unitDiagonal) x2[i] /= t.data[row + i * t.column];
    if (!byColumns) continue;
    const value = x2[i];
    for (let k = lower ? i + 1 : 0; k < (lower ? n : i); k++) x2[k] -= t.data[t.offset + k * t.row + i * t.column] * value;
  }
}
function multiply(n, m, t, x2, { lower, unitDiagonal }) {
  for (let step = 0; step < n; step++) {
    const i = lower ? n - 1 - step : step;
    const row = t.offset + i * t.row;
    if (!unitDiagonal) {
      const pivot = t.data[row + i * t.column];
      for (let p = i * m; p < i * m + m; p++) x2[p] *= pivot;
    }
    const from = lower ? 0 : i + 1;
    const to = lower ? i : n;
    for (let k = from; k < to; k++) addScaledRow(m, t.data[row + k * t.column], k * m, i * m, x2);
  }
}
function addScaledRow(m, factor2, p, q, x2) {
  for (let j = 0; j < m; j++) x2[q + j] += factor2 * x2[p + j];
}

// ../core/src/backend/cpu/portable/index.ts
function portableKernels() {
  const plans = /* @__PURE__ */ new Map();
  return {
    copy,
    cast,
    fill,
    unary: unary2,
    test,
    binary: binary2,
    compare,
    select,
    reduce,
    argReduce,
    scan,
    matmul,
    gather: gather2,
    scatterAdd,
    gatherAlong,
    scatterAddAlong,
    concat,
    pad,
    range,
    softmax,
    logSoftmax,
    softmaxTangent,
    rmsNormalize,
    rmsNormalizeTangent,
    silu,
    siluTangent,
    rotateHalves,
    argsort,
    gram,
    triangularSolve,
    triangularMatmul,
    sparseProduct,
    conv,
    fft: (x2, inverse) => fft(plans, x2, inverse)
  };
}

// ../core/src/backend/cpu/wasm/blas.ts
var TINY = 64;
var TEAM = 4194304;
var WasmBlas = class {
  #runner;
  #kernels;
  #like;
  #bytes;
  #mark;
  #data;
  constructor(runner, like) {
    const { workspace, threads } = runner;
    this.#runner = runner;
    this.#like = like;
    this.#bytes = like.BYTES_PER_ELEMENT;
    this.#kernels = workspace.kernels(like);
    const start = BASE + threads * workspace.gemmWorkspace(LARGE2, LARGE2, LARGE2, this.#bytes);
    this.#mark = start / this.#bytes;
    this.#data = workspace.heap(like, start);
  }
  get data() {
    return this.#data;
  }
  get mark() {
    return this.#mark;
  }
  reserve(rows3, columns) {
    const at2 = this.#mark;
    const line = 64 / this.#bytes;
    this.#mark += Math.ceil(rows3 * columns / line) * line;
    this.#data = this.#runner.workspace.heap(this.#like, this.#mark * this.#bytes);
    return { at: at2, rows: rows3, columns, row: columns, column: 1 };
  }
  release(mark) {
    this.#mark = mark;
  }
  gemm(a2, b, c, scales = {}) {
    const { rows: m, columns: n } = c;
    const k = a2.columns;
    if (m === 0 || n === 0) return;
    if (m * n * k <= TINY) return productOfWindows(this.#data, a2, b, c, scales);
    if (c.column === 1) this.#multiply(a2, b, c, scales);
    else this.#multiply(transposedWindow(b), transposedWindow(a2), transposedWindow(c), scales);
  }
  #multiply(a2, b, c, { alpha = 1, accumulate: accumulate2 = false }) {
    const { rows: m, columns: n } = c;
    const k = a2.columns;
    const bytes = this.#bytes;
    const [pa, pb, pc] = [a2.at * bytes, b.at * bytes, c.at * bytes];
    if (this.#runner.threads === 1 || m * n * k < TEAM) {
      this.#kernels.gemmBatch(1, 0, 0, 0, m, n, k, alpha, pa, a2.row, a2.column, pb, b.row, b.column, pc, c.row, accumulate2, BASE);
      return;
    }
    this.#runner.run({
      wide: bytes === 8,
      items: 1,
      m,
      n,
      k,
      alpha,
      a: pa,
      aRow: a2.row,
      aColumn: a2.column,
      aBatch: 0,
      b: pb,
      bRow: b.row,
      bColumn: b.column,
      bBatch: 0,
      c: pc,
      cRow: c.row,
      cBatch: 0,
      accumulate: accumulate2,
      work: BASE
    });
  }
  triangularSolve(t, b, { lower, unitDiagonal }) {
    if (b.rows === 0 || b.columns === 0) return;
    const bytes = this.#bytes;
    const [pt, pb] = [t.at * bytes, b.at * bytes];
    this.#kernels.triangularSolve(b.rows, b.columns, pt, t.row, t.column, pb, b.row, b.column, lower, unitDiagonal, BASE);
  }
  triangularMultiply(t, b, { lower, unitDiagonal }) {
    if (b.rows === 0 || b.columns === 0) return;
    const bytes = this.#bytes;
    const [pt, pb] = [t.at * bytes, b.at * bytes];
    this.#kernels.triangularMultiply(b.rows, b.columns, pt, t.row, t.column, pb, b.row, b.column, lower, unitDiagonal, BASE);
  }
  ger(alpha, x2, y2, a2) {
    if (a2.rows === 0 || a2.columns === 0) return;
    if (a2.column !== 1) return this.ger(alpha, y2, x2, transposedWindow(a2));
    const bytes = this.#bytes;
    if (y2.row === 1) this.#kernels.ger(a2.rows, a2.columns, alpha, x2.at * bytes, x2.row * bytes, y2.at * bytes, a2.at * bytes, a2.row * bytes);
    else this.gemm(x2, transposedWindow(y2), a2, { alpha, accumulate: true });
  }
  symv(alpha, a2, x2, y2) {
    const bytes = this.#bytes;
    if (a2.rows > 0) this.#kernels.symv(a2.rows, alpha, a2.at * bytes, a2.row * bytes, x2.at * bytes, y2.at * bytes);
  }
  dot(n, x2, y2) {
    return this.#kernels.dot(n, x2 * this.#bytes, y2 * this.#bytes);
  }
  axpy(n, alpha, x2, y2) {
    this.#kernels.axpy(n, alpha, x2 * this.#bytes, y2 * this.#bytes);
  }
  rotateRows(w, c, s, backward) {
    if (w.rows < 2 || w.columns === 0) return;
    const bytes = this.#bytes;
    this.#kernels.rotateRows(w.rows - 1, w.columns, w.at * bytes, w.row * bytes, c * bytes, s * bytes, backward);
  }
  smallSvd(items, a2, { s, vectors }, tolerance, least) {
    const bytes = this.#bytes;
    const [u, vh] = vectors === void 0 ? [0, 0] : [vectors.u * bytes, vectors.vh * bytes];
    return this.#kernels.smallSvd(items, a2.rows, a2.columns, a2.at * bytes, s * bytes, u, vh, tolerance, least, BASE);
  }
  smallSolve(items, a2, b, transposed2) {
    const bytes = this.#bytes;
    return this.#kernels.smallSolve(items, a2.rows, b.columns, a2.at * bytes, b.at * bytes, transposed2, BASE) !== 0;
  }
  diagonalize(items, a2, vectors, tolerance) {
    const bytes = this.#bytes;
    return this.#kernels.diagonalize(items, a2.rows, a2.at * bytes, vectors === void 0 ? 0 : vectors * bytes, tolerance, BASE);
  }
};
var LARGE2 = 1048576;

// ../core/src/backend/cpu/wasm/columns.ts
var CHUNK2 = 32768;
function sumColumns(workspace, rows3, cols, x2, out) {
  if (rows3 === 0) {
    out.fill(0);
    return;
  }
  const { sumColumns: kernel } = workspace.kernels(out);
  const bytes = out.BYTES_PER_ELEMENT;
  const size = rows3 * cols;
  const matrices2 = out.length / cols;
  const group = Math.min(matrices2, Math.max(1, Math.floor(CHUNK2 / size)));
  const part2 = Math.min(rows3, Math.max(1, Math.floor(CHUNK2 / cols)));
  const width = group * cols;
  const input = BASE + aligned(width * 8);
  const reserved = input + slot(group * part2 * cols, bytes);
  const heap = workspace.heap(out, reserved);
  const totals = workspace.wideHeap(reserved).subarray(BASE / 8, BASE / 8 + width);
  for (let g = 0; g < matrices2; g += group) {
    const count = Math.min(group, matrices2 - g);
    totals.fill(0);
    for (let i = 0; i < rows3; i += part2) {
      const taken = Math.min(part2, rows3 - i);
      copySpan(heap, input / bytes, x2, g * size + i * cols, count * taken * cols);
      kernel(count, taken, cols, input, BASE);
    }
    copySpan(out, g * cols, totals, 0, count * cols);
  }
}

// ../core/src/backend/cpu/wasm/gemm.ts
var BLOCK3 = 2048;
var CHUNK3 = 65536;
var TINY_F32 = 216;
var TINY_F64 = 512;
function soleRunner(workspace) {
  return { workspace, threads: 1, run: (call) => runHere(workspace, call) };
}
function gemm(runner, task) {
  const { m, n, k, batch = 1, alpha = 1, beta = 0 } = task;
  if (m === 0 || n === 0 || batch === 0) return;
  if (k === 0 || alpha === 0) return scale(task, beta);
  if (batch * m * n * k <= tinyLimit(task.c.data) && alpha === 1 && beta === 0) return tinyProducts(task, batch);
  if (n === 1) return matrixTimesVector(runner, task, m, task.a.row, task.a.column);
  if (m === 1) return matrixTimesVector(runner, task, n, task.b.column, task.b.row);
  if (m > BLOCK3 || n > BLOCK3 || k > BLOCK3) return blocks(runner, task, BLOCK3, BLOCK3, BLOCK3);
  const room = runner.threads === 1 ? CHUNK3 : 32 * CHUNK3;
  const items = Math.max(1, Math.floor(room / (m * k + k * n + m * n)));
  for (let item = 0; item < batch; item += items) {
    runBlock(runner, task, { item, items: Math.min(items, batch - item), i: 0, m, j: 0, n, p: 0, k }, beta);
  }
}
function tinyLimit(like) {
  return like.BYTES_PER_ELEMENT === 8 ? TINY_F64 : TINY_F32;
}
function matrixTimesVector(runner, task, size, along, depthwise) {
  const contiguous2 = Math.abs(along) < Math.abs(depthwise);
  const across = contiguous2 ? BLOCK3 : chunkOf(task.k);
  const depth = contiguous2 ? chunkOf(size) : BLOCK3;
  blocks(runner, task, across, across, depth);
}
function chunkOf(length) {
  return Math.max(16, Math.floor(CHUNK3 / Math.min(length, BLOCK3)));
}
function blocks(runner, task, rows3, columns, depth) {
  const { batch = 1, beta = 0 } = task;
  for (let item = 0; item < batch; item++) {
    for (let j = 0; j < task.n; j += columns) {
      for (let i = 0; i < task.m; i += rows3) {
        for (let p = 0; p < task.k; p += depth) {
          const m = Math.min(task.m - i, rows3);
          const n = Math.min(task.n - j, columns);
          const k = Math.min(task.k - p, depth);
          runBlock(runner, task, { item, items: 1, i, m, j, n, p, k }, p === 0 ? beta : 1);
        }
      }
    }
  }
}
function runBlock(runner, task, block, beta) {
  const { items, m, n, k } = block;
  const { a: a2, b, c, alpha = 1 } = task;
  const { workspace } = runner;
  const bytes = c.data.BYTES_PER_ELEMENT;
  const atA = BASE;
  const atB = atA + aligned(placeRoom(items, m, k) * bytes);
  const atC = atB + aligned(placeRoom(items, k, n) * bytes);
  const work = atC + aligned(items * m * n * bytes);
  const heap = workspace.heap(c.data, work + runner.threads * workspace.gemmWorkspace(m, n, k, bytes));
  const left = place(heap, atA / bytes, a2, block.item, items, block.i, block.p, m, k);
  const right = place(heap, atB / bytes, b, block.item, items, block.p, block.j, k, n);
  if (beta !== 0) loadC(heap, atC / bytes, c, block, beta);
  runner.run({
    wide: bytes === 8,
    items,
    m,
    n,
    k,
    alpha,
    a: atA,
    aRow: left.row,
    aColumn: left.column,
    aBatch: left.batch,
    b: atB,
    bRow: right.row,
    bColumn: right.column,
    bBatch: right.batch,
    c: atC,
    cRow: n,
    cBatch: m * n,
    accumulate: beta !== 0,
    work
  });
  storeC(heap, atC / bytes, c, block);
}
function runHere(workspace, call) {
  const { items, m, n, k } = call;
  const { a: a2, aRow, aColumn, aBatch, b, bRow, bColumn, bBatch } = call;
  const kernels2 = workspace.kernelsOf(call.wide);
  const { c, cRow, cBatch, alpha, accumulate: accumulate2, work } = call;
  kernels2.gemmBatch(items, aBatch, bBatch, cBatch, m, n, k, alpha, a2, aRow, aColumn, b, bRow, bColumn, c, cRow, accumulate2, work);
}
function tinyProducts(task, batch) {
  const { m, n, k, a: a2, b, c } = task;
  if (batch === 1) return product(m, n, k, a2, b, c.data, c.offset, c.row);
  for (let p = 0; p < batch; p++) {
    const left = { ...a2, offset: a2.offset + p * (a2.batch ?? 0) };
    const right = { ...b, offset: b.offset + p * (b.batch ?? 0) };
    product(m, n, k, left, right, c.data, c.offset + p * (c.batch ?? 0), c.row);
  }
}
function isDense(c, { items, m, n }) {
  return (m === 1 || c.row === n) && (items === 1 || c.batch === m * n);
}
function loadC(heap, at2, c, block, beta) {
  const { items, m, n } = block;
  const start = c.offset + block.item * (c.batch ?? 0) + block.i * c.row + block.j;
  if (isDense(c, block)) copySpan(heap, at2, c.data, start, items * m * n);
  else {
    for (let p = 0, to = at2; p < items; p++) {
      for (let i = 0; i < m; i++, to += n) copySpan(heap, to, c.data, start + p * (c.batch ?? 0) + i * c.row, n);
    }
  }
  if (beta === 1) return;
  for (let i = at2; i < at2 + items * m * n; i++) heap[i] = beta * heap[i];
}
function storeC(heap, at2, c, block) {
  const { items, m, n } = block;
  const start = c.offset + block.item * (c.batch ?? 0) + block.i * c.row + block.j;
  if (isDense(c, block)) return copySpan(c.data, start, heap, at2, items * m * n);
  for (let p = 0, from = at2; p < items; p++) {
    for (let i = 0; i < m; i++, from += n) copySpan(c.data, start + p * (c.batch ?? 0) + i * c.row, heap, from, n);
  }
}
function scale(task, beta) {
  const { m, n, c, batch = 1 } = task;
  for (let p = 0; p < batch; p++) {
    for (let i = 0; i < m; i++) {
      const start = c.offset + p * (c.batch ?? 0) + i * c.row;
      if (beta === 0) c.data.fill(0, start, start + n);
      else for (let j = start; j < start + n; j++) c.data[j] = beta * c.data[j];
    }
  }
}

// ../core/src/backend/cpu/wasm/probe.ts
var simd;
var relaxed;
function hasSimd() {
  simd ??= validates([1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11]);
  return simd;
}
function hasRelaxedSimd() {
  const code = [10, 13, 1, 11, 0, 32, 0, 32, 1, 32, 2, 253, 135, 2, 11];
  relaxed ??= validates([1, 8, 1, 96, 3, 123, 123, 123, 1, 123, 3, 2, 1, 0, ...code]);
  return relaxed;
}
function validates(sections) {
  if (typeof WebAssembly !== "object") return false;
  return WebAssembly.validate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, ...sections));
}

// ../core/src/backend/cpu/wasm/sparse.ts
var LIMIT = 1073741824;
var WINDOW = 131072;
var SparseRoom = class {
  #workspace;
  #limit;
  #places = /* @__PURE__ */ new WeakMap();
  #epoch = 0;
  #end = BASE;
  constructor(workspace, limit = LIMIT) {
    this.#workspace = workspace;
    this.#limit = limit;
  }
  /** As {@link SparseKernels.sparseProduct}, arrays of one dtype; false where the operands are too large for the memory. */
  product(a2, x2, y2, width, adjoint) {
    const { rowPointers: rowPointers2, columnIndices: columnIndices2, values: values2 } = a2;
    const bytes = y2.BYTES_PER_ELEMENT;
    const line = width * bytes;
    const [streamed, whole] = adjoint ? [x2, y2] : [y2, x2];
    const step = Math.max(1, Math.min(a2.rows, Math.floor(WINDOW / line)));
    const room = aligned(whole.byteLength) + aligned(step * line);
    if (!this.#admit([rowPointers2, columnIndices2, values2], room)) return false;
    const heap = this.#workspace.heap(y2, this.#end + room);
    const atWhole = this.#end;
    const atWindow = atWhole + aligned(whole.byteLength);
    const { sparseProduct: sparseProduct3, sparseAdjoint } = this.#workspace.kernels(y2);
    const [pointers, indices, elements2] = [this.#at(rowPointers2), this.#at(columnIndices2), this.#at(values2)];
    if (adjoint) heap.fill(0, atWhole / bytes, atWhole / bytes + y2.length);
    else heap.set(x2, atWhole / bytes);
    for (let row = 0; row < a2.rows; row += step) {
      const rows3 = Math.min(step, a2.rows - row);
      const part2 = streamed.subarray(row * width, (row + rows3) * width);
      if (adjoint) {
        heap.set(part2, atWindow / bytes);
        sparseAdjoint(rows3, width, pointers + 4 * row, indices, elements2, atWindow, atWhole);
      } else {
        sparseProduct3(rows3, width, pointers + 4 * row, indices, elements2, atWhole, atWindow);
        part2.set(heap.subarray(atWindow / bytes, atWindow / bytes + rows3 * width));
      }
    }
    if (adjoint) y2.set(heap.subarray(atWhole / bytes, atWhole / bytes + y2.length));
    return true;
  }
  /** Copies the arrays that are not there, after a cleaning if they do not fit beside the others. */
  #admit(arrays, room) {
    const missing = () => arrays.filter((array) => this.#places.get(array)?.epoch !== this.#epoch);
    const size = (list) => list.reduce((sum, { byteLength }) => sum + aligned(byteLength), room);
    if (this.#end + size(missing()) > this.#limit) {
      if (BASE + size(arrays) > this.#limit) return false;
      this.#epoch++;
      this.#end = BASE;
    }
    for (const array of missing()) {
      const at2 = this.#end;
      this.#end += aligned(array.byteLength);
      const heap = this.#workspace.heap(array instanceof Float64Array ? array : new Float32Array(0), this.#end);
      if (array instanceof Int32Array) new Int32Array(heap.buffer).set(array, at2 / 4);
      else heap.set(array, at2 / array.BYTES_PER_ELEMENT);
      this.#places.set(array, { at: at2, epoch: this.#epoch });
    }
    return true;
  }
  #at(array) {
    return this.#places.get(array).at;
  }
};

// ../core/src/backend/cpu/wasm/triangular.ts
function triangularSolve2(runner, task) {
  const { n, lower } = task;
  eachItem(task, (t, out) => {
    for (const first of blockStarts(n, lower)) {
      const size = Math.min(BLOCK3, n - first);
      accumulate(runner, task, t, out, first, size, -1);
      diagonalBlock(runner.workspace, task, t, out, first, size, true);
    }
  });
}
function triangularMultiply(runner, task) {
  const { n, lower } = task;
  eachItem(task, (t, out) => {
    for (const first of blockStarts(n, !lower)) {
      const size = Math.min(BLOCK3, n - first);
      diagonalBlock(runner.workspace, task, t, out, first, size, false);
      accumulate(runner, task, t, out, first, size, 1);
    }
  });
}
function gram2(runner, task) {
  const { m, k, x: x2, out, batch = 1 } = task;
  if (k === 0) {
    out.fill(0);
    return;
  }
  for (let item = 0; item < batch; item++) {
    if (m <= BLOCK3 && k <= BLOCK3) smallGram(runner.workspace, task, item);
    else {
      const a2 = { ...x2, offset: x2.offset + item * (x2.batch ?? 0) };
      const b = { ...a2, row: x2.column, column: x2.row };
      const c = { data: out, offset: item * m * m, row: m, column: 1 };
      for (let i = 0; i < m; i += BLOCK3) {
        const rows3 = Math.min(BLOCK3, m - i);
        gemm(runner, { m: rows3, n: i + rows3, k, a: { ...a2, offset: a2.offset + i * a2.row }, b, c: { ...c, offset: c.offset + i * m } });
      }
      mirror(out, item * m * m, m);
    }
  }
}
function eachItem(task, visit) {
  const { n, m, t, b, out, batch = 1 } = task;
  if (n === 0 || m === 0) return;
  for (let item = 0; item < batch; item++) {
    placeDense(out, item * n * m, b, item, n, m);
    visit({ ...t, offset: t.offset + item * (t.batch ?? 0) }, { data: out, offset: item * n * m, row: m, column: 1 });
  }
}
function blockStarts(n, ascending) {
  const starts = Array.from({ length: Math.ceil(n / BLOCK3) }, (_, i) => i * BLOCK3);
  return ascending ? starts : starts.reverse();
}
function accumulate(runner, task, t, out, first, size, alpha) {
  const start = task.lower ? 0 : first + size;
  const k = task.lower ? first : task.n - start;
  if (k === 0) return;
  const a2 = { ...t, offset: t.offset + first * t.row + start * t.column };
  const b = { ...out, offset: out.offset + start * out.row };
  gemm(runner, { m: size, n: task.m, k, alpha, a: a2, b, beta: 1, c: { ...out, offset: out.offset + first * out.row } });
}
function diagonalBlock(workspace, task, t, out, first, n, solve) {
  const bytes = out.data.BYTES_PER_ELEMENT;
  const width = Math.min(task.m, BLOCK3);
  const atB = BASE + aligned(placeRoom(1, n, n) * bytes);
  const work = atB + aligned(n * width * bytes);
  const heap = workspace.heap(out.data, work + workspace.gemmWorkspace(n, width, n, bytes));
  const kernels2 = workspace.kernels(out.data);
  const placed = place(heap, BASE / bytes, t, 0, 1, first, first, n, n);
  for (let j = 0; j < task.m; j += width) {
    const columns = Math.min(width, task.m - j);
    const start = out.offset + first * out.row + j;
    const lines = columns === out.row ? 1 : n;
    const length = n * columns / lines;
    for (let i = 0; i < lines; i++) copySpan(heap, atB / bytes + i * length, out.data, start + i * out.row, length);
    const kernel = solve ? kernels2.triangularSolve : kernels2.triangularMultiply;
    kernel(n, columns, BASE, placed.row, placed.column, atB, columns, 1, task.lower, task.unitDiagonal, work);
    for (let i = 0; i < lines; i++) copySpan(out.data, start + i * out.row, heap, atB / bytes + i * length, length);
  }
}
function smallGram(workspace, task, item) {
  const { m, k, x: x2, out } = task;
  const bytes = out.BYTES_PER_ELEMENT;
  const atC = BASE + aligned(placeRoom(1, m, k) * bytes);
  const work = atC + aligned(m * m * bytes);
  const heap = workspace.heap(out, work + workspace.gemmWorkspace(m, m, k, bytes));
  const placed = place(heap, BASE / bytes, x2, item, 1, 0, 0, m, k);
  workspace.kernels(out).gram(m, k, BASE, placed.row, placed.column, atC, work);
  copySpan(out, item * m * m, heap, atC / bytes, m * m);
}
function mirror(out, offset, m) {
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < i; j++) out[offset + j * m + i] = out[offset + i * m + j];
  }
}

// ../core/src/backend/cpu/wasm/engine.ts
var deterministic;
var fused;
function wasmEngine(options = {}) {
  const relaxed2 = options.relaxed ?? hasRelaxedSimd();
  if (!hasSimd() || relaxed2 && !hasRelaxedSimd()) return void 0;
  if (relaxed2) return fused ??= new WasmEngine(true);
  return deterministic ??= new WasmEngine(false);
}
var WasmEngine = class {
  /** Whether multiply-adds are fused. */
  relaxed;
  #workspace;
  #sole;
  #module;
  #team;
  #sparse;
  /** Use {@link wasmEngine}, which shares instances. */
  constructor(relaxed2) {
    this.relaxed = relaxed2;
    const memory = new WebAssembly.Memory({ initial: 16, maximum: 32768 });
    this.#module = new WebAssembly.Module(moduleBytes(relaxed2, false));
    this.#workspace = new Workspace(this.#module, memory);
    this.#sole = soleRunner(this.#workspace);
  }
  /** Lets `team` compute large products from now on; undefined goes back to this thread alone. */
  setTeam(team) {
    this.#team = team;
  }
  /** `C = alpha·A·B + beta·C` with arbitrary strides of A and B, one or a batch. */
  gemm(task) {
    gemm(this.#runner(task.m * task.n * task.k), task);
  }
  /** `X·Xᵀ`, exactly symmetric. */
  gram(task) {
    gram2(this.#runner(task.m * task.m * task.k), task);
  }
  /** `T⁻¹·B` for a triangle T. */
  triangularSolve(task) {
    triangularSolve2(this.#runner(task.n * task.n * task.m), task);
  }
  /** `T·B` for a triangle T. */
  triangularMultiply(task) {
    triangularMultiply(this.#runner(task.n * task.n * task.m), task);
  }
  /** Begins a job in WebAssembly memory. */
  blas(dtype) {
    return new WasmBlas(this.#team ?? this.#sole, dtype === "float64" ? new Float64Array(0) : new Float32Array(0));
  }
  /** Products with a sparse matrix that stays in memory, all of one dtype; false where it does not fit. */
  sparseProduct(a2, x2, y2, width, adjoint) {
    this.#sparse ??= new SparseRoom(new Workspace(this.#module, new WebAssembly.Memory({ initial: 16, maximum: 32768 })));
    return this.#sparse.product(a2, x2, y2, width, adjoint);
  }
  /** `op` of each element. */
  unary(op, x2, out) {
    unary(this.#workspace, op, x2, out);
  }
  /** `op` of each pair; a number stands for an array full of it. */
  binary(op, a2, b, out) {
    binary(this.#workspace, op, a2, b, out);
  }
  /**
   * `op` of each row of `x` and its own element of `scalars`: `op(row, scalar)`, or `op(scalar, row)` where `scalarFirst`. Rows
   * have `x.length / scalars.length` elements.
   */
  rowScalars(op, x2, scalars, scalarFirst, out) {
    rowScalars(this.#workspace, op, x2, scalars, scalarFirst, out);
  }
  /** Sums of the columns of each rows × cols matrix in `x`; `out` has `cols` for each. Carried in float64. */
  sumColumns(rows3, cols, x2, out) {
    sumColumns(this.#workspace, rows3, cols, x2, out);
  }
  /** One result for each row of `cols` elements; `x` has `out.length · cols`. Sums are pairwise. */
  reduceRows(op, cols, x2, out) {
    reduceRows(this.#workspace, op, cols, x2, out);
  }
  /** Softmax of each row of `cols` elements. */
  softmax(cols, x2, out) {
    const { softmax: softmax2 } = this.#workspace.kernels(out);
    mapRows(this.#workspace, cols, x2, void 0, out, (rows3, atX, _, to) => softmax2(rows3, cols, atX, to));
  }
  /** Logarithm of softmax of each row of `cols` elements. */
  logSoftmax(cols, x2, out) {
    const { logSoftmax: logSoftmax2 } = this.#workspace.kernels(out);
    mapRows(this.#workspace, cols, x2, void 0, out, (rows3, atX, _, to) => logSoftmax2(rows3, cols, atX, to));
  }
  /** `s·(t − Σ s·t)` of each row of `cols` elements. */
  softmaxTangent(cols, s, t, out) {
    const { softmaxTangent: softmaxTangent2 } = this.#workspace.kernels(out);
    mapRows(this.#workspace, cols, s, t, out, (rows3, atS, atT, to) => softmaxTangent2(rows3, cols, atS, atT, to));
  }
  /** `x/√(mean(x²) + eps)` of each row of `cols` elements. */
  rmsNormalize(cols, eps, x2, out) {
    const { rmsNormalize: rmsNormalize2 } = this.#workspace.kernels(out);
    mapRows(this.#workspace, cols, x2, void 0, out, (rows3, atX, _, to) => rmsNormalize2(rows3, cols, eps, atX, to));
  }
  /** `r·t − r³·x·mean(x·t)` with `r = 1/√(mean(x²) + eps)`, of each row of `cols` elements. */
  rmsNormalizeTangent(cols, eps, x2, t, out) {
    const { rmsNormalizeTangent: rmsNormalizeTangent2 } = this.#workspace.kernels(out);
    mapRows(this.#workspace, cols, x2, t, out, (rows3, atX, atT, to) => rmsNormalizeTangent2(rows3, cols, eps, atX, atT, to));
  }
  /** A team costs tens of microseconds to wake: it gets what takes longer. */
  #runner(multiplications) {
    return this.#team !== void 0 && multiplications >= 2 ** 22 ? this.#team : this.#sole;
  }
};

// ../core/src/backend/cpu/index.ts
var shared;
function cpu() {
  shared ??= cpuBackend();
  return shared;
}
function cpuBackend(options = {}) {
  const engine = engineFor(options.mode ?? "fast");
  return {
    name: "cpu",
    device: "cpu",
    dtypes: /* @__PURE__ */ new Set(["float64", "float32", "int32", "bool"]),
    defaultDType: "float64",
    upload: (data, dtype) => {
      if (dtypeOf(data) === dtype) return data;
      throw new DTypeError({ where: "upload", argument: "data", expected: `the typed array of ${dtype}`, received: data.constructor.name });
    },
    download: (storage) => Promise.resolve(typedArray(storage)),
    downloadSync: typedArray,
    release: () => void 0,
    synchronize: () => Promise.resolve(),
    kernels: kernelsOf(engine),
    workspace: (dtype) => engine?.blas(dtype) ?? portableBlas(dtype)
  };
}
function engineFor(mode) {
  if (mode === "portable") return void 0;
  return wasmEngine(mode === "deterministic" ? { relaxed: false } : {});
}
function kernelsOf(engine) {
  const portable = portableKernels();
  return engine === void 0 ? portable : acceleratedKernels(portable, engine);
}
function typedArray(storage) {
  if (storage instanceof Float64Array || storage instanceof Float32Array || storage instanceof Int32Array || storage instanceof Uint8Array) {
    return storage;
  }
  throw new DTypeError({
    where: "cpu",
    expected: "given storage of the CPU backend (a typed array)",
    received: Object.prototype.toString.call(storage)
  });
}

// ../core/src/backend/current.ts
var chosen;
var overrides = [];
var registered;
function currentBackend() {
  return overrides.at(-1)?.backend ?? chosen ?? cpu();
}
function getBackend(name) {
  if (name === void 0) return currentBackend();
  if (name === "cpu") return cpu();
  const make = registered?.get(name);
  if (make === void 0) {
    throw new BackendError({
      where: "getBackend",
      argument: "name",
      expected: `one of ${["cpu", ...registered?.keys() ?? []].join(", ")}`,
      received: `"${name}"`,
      hint: "Install its package, create the backend, and pass it to registerBackend or useBackend."
    });
  }
  return make();
}

// ../core/src/backend/require.ts
function requireDType(where, dtype, backend) {
  if (backend.dtypes.has(dtype)) return;
  throw new DTypeError({
    where,
    argument: "dtype",
    expected: `one that the ${backend.name} backend computes with (${[...backend.dtypes].join(", ")})`,
    received: dtype,
    hint: "The CPU backend has float64, float32, int32 and bool."
  });
}

// ../core/src/tensor/lifetime.ts
var ledger;
function open() {
  ledger ??= {
    counts: /* @__PURE__ */ new WeakMap(),
    live: /* @__PURE__ */ new WeakSet(),
    scopes: [],
    net: new FinalizationRegistry(({ backend, storage }) => {
      drop(open(), backend, storage);
    })
  };
  return ledger;
}
function drop(books, backend, storage) {
  const left = (books.counts.get(storage) ?? 0) - 1;
  books.counts.set(storage, left);
  if (left === 0) backend.release(storage);
}
function retain(x2) {
  const books = open();
  books.counts.set(x2.storage, (books.counts.get(x2.storage) ?? 0) + 1);
  books.live.add(x2);
  books.net.register(x2, { backend: x2.backend, storage: x2.storage }, x2);
  books.scopes.at(-1)?.add(x2);
}
function release(x2) {
  const books = open();
  if (!books.live.delete(x2)) return;
  books.net.unregister(x2);
  drop(books, x2.backend, x2.storage);
}
function requireLive(where, x2) {
  if (x2.backend.device === "cpu" || open().live.has(x2)) return;
  throw new BackendError({
    where,
    expected: "given tensors that still have their memory",
    received: "a disposed one",
    hint: "Return it from `scope`, or dispose it later."
  });
}

// ../core/src/tensor/tensor.ts
var Tensor = class _Tensor {
  /** Sizes of the axes, outermost first; `[]` for a scalar. */
  shape;
  /** Type of the elements. */
  dtype;
  /** Where the elements live and are computed. */
  backend;
  /** The backend's memory. Shared between views. */
  storage;
  /** Elements to step per axis; 0 for a broadcast axis, negative for a flipped one. */
  strides;
  /** Element of the storage at index (0, …, 0). */
  offset;
  /** For code that builds tensors from kernels' results; everyone else calls `tensor(…)`. */
  constructor(backend, storage, dtype, shape, strides = stridesOf(shape), offset = 0) {
    this.shape = shape;
    this.dtype = dtype;
    this.backend = backend;
    this.storage = storage;
    this.strides = strides;
    this.offset = offset;
    if (backend.device !== "cpu" && storage !== noStorage) retain(this);
  }
  /** Number of axes. */
  get ndim() {
    return this.shape.length;
  }
  /** Number of elements. */
  get size() {
    return sizeOf(this.shape);
  }
  /** The transformation (`grad`, `jvp`, …) this value is being traced by, if any. */
  get trace() {
    return void 0;
  }
  /** The tensor that holds this one's numbers: itself, or what a traced value stands for. */
  // eslint-disable-next-line @typescript-eslint/prefer-return-this-type -- that of a traced value is another tensor
  get concrete() {
    return this;
  }
  /**
   * The elements in row-major order, on any backend. May be the tensor's own memory: read it, don't write to it.
   *
   * @throws BackendError when the tensor has been disposed.
   */
  async data() {
    const x2 = this.concrete;
    const packed = packedOnBackend(x2);
    try {
      return windowOf(packed, await packed.backend.download(packed.storage));
    } finally {
      if (packed !== x2) packed.dispose();
    }
  }
  /**
   * The elements in row-major order. May be the tensor's own memory: read it, don't write to it.
   *
   * @throws BackendError where reading must wait for a device: use {@link Tensor.data} there.
   */
  dataSync() {
    const x2 = this.concrete;
    const { backend } = x2;
    if (backend.downloadSync === void 0) {
      throw new BackendError({
        where: "Tensor.dataSync",
        expected: "called on a backend that reads without waiting",
        received: `the ${backend.name} backend`,
        hint: "Use `await x.data()`."
      });
    }
    const packed = packedOnBackend(x2);
    const array = windowOf(packed, backend.downloadSync(packed.storage));
    if (packed !== x2) packed.dispose();
    return array;
  }
  /** The elements as nested arrays (booleans for bool). @throws BackendError as {@link Tensor.dataSync}. */
  toArray() {
    return nest(this.dataSync(), this.shape, 0, 0, this.dtype === "bool");
  }
  /** The only element as a number. @throws ShapeError when there is not exactly one. */
  item() {
    if (this.size !== 1) {
      throw new ShapeError({
        where: "Tensor.item",
        expected: "called on a tensor of one element",
        received: `one of shape ${showShape(this.shape)}`,
        hint: "Reduce it first, or use `toArray()`."
      });
    }
    return this.dataSync()[0];
  }
  /**
   * The same numbers on another backend (a value or a registered name); itself if it is there already.
   *
   * @throws BackendError for a value being differentiated: move tensors before `grad`, not inside.
   * @throws DTypeError when that backend lacks the dtype: `cast` first.
   */
  async to(backend) {
    const target = typeof backend === "string" ? getBackend(backend) : backend;
    if (target === this.backend) return this;
    if (this.trace !== void 0) {
      throw new BackendError({
        where: "Tensor.to",
        expected: "called on a plain tensor",
        received: "a value that is being differentiated",
        hint: "Move tensors before the transformation, not inside it."
      });
    }
    requireDType("Tensor.to", this.dtype, target);
    return new _Tensor(target, target.upload(await this.data(), this.dtype), this.dtype, this.shape);
  }
  /** Gives device memory back once no view uses it. On the CPU the garbage collector does. */
  dispose() {
    if (this.backend.device !== "cpu") release(this);
  }
  /** `using x = …` disposes at the end of the block. */
  [Symbol.dispose]() {
    this.dispose();
  }
};
var noStorage = {};
function made(like, storage, shape, dtype = like.dtype) {
  return new Tensor(like.backend, storage, dtype, shape);
}
function packedOnBackend(x2) {
  requireLive("Tensor.data", x2);
  return isContiguous(x2) ? x2 : made(x2, x2.backend.kernels.copy(x2), x2.shape);
}
function windowOf(x2, array) {
  return x2.offset === 0 && array.length === x2.size ? array : array.subarray(x2.offset, x2.offset + x2.size);
}
function nest(data, shape, axis, start, bool) {
  if (axis === shape.length) return bool ? data[start] !== 0 : data[start];
  const step = sizeOf(shape.slice(axis + 1));
  return Array.from({ length: shape[axis] }, (_, i) => nest(data, shape, axis + 1, start + i * step, bool));
}

// ../core/src/tensor/host.ts
function arrayOf(dtype, values2) {
  switch (dtype) {
    case "float64":
      return Float64Array.from(values2);
    case "float32":
      return Float32Array.from(values2);
    case "int32":
      return Int32Array.from(values2);
    case "bool":
      return Uint8Array.from(values2, (v) => v === 0 ? 0 : 1);
  }
}

// ../core/src/tensor/create.ts
function tensor(values2, options = {}) {
  if (values2 instanceof Tensor) {
    throw new DTypeError({
      where: "tensor",
      argument: "values",
      expected: "numbers",
      received: "a Tensor",
      hint: "Use `cast` to change its dtype, `reshape` its shape."
    });
  }
  const backend = resolveBackend(options.backend);
  if (isTypedArray(values2)) {
    const own = hostDType(values2, options.dtype);
    return fromHost(values2, options.shape ?? [values2.length], options.dtype ?? own, own, backend);
  }
  const { shape, flat: flat2, bool } = flatten(values2);
  const dtype = options.dtype ?? (bool ? "bool" : backend.defaultDType);
  return fromHost(flat2, options.shape ?? shape, dtype, void 0, backend);
}
function tensorFrom(data, shape, dtype = dtypeOf(data), backend = getBackend()) {
  requireDType("tensorFrom", dtype, backend);
  requireLength("tensorFrom", shape, data.length);
  return new Tensor(backend, backend.upload(data, dtype), dtype, [...shape]);
}
function resolveBackend(backend) {
  return typeof backend === "object" ? backend : getBackend(backend);
}
function fromHost(values2, shape, dtype, own, backend) {
  requireDType("tensor", dtype, backend);
  requireLength("tensor", shape, values2.length);
  const data = own === dtype && isComputing(values2, dtype) ? values2 : arrayOf(dtype, values2);
  return new Tensor(backend, backend.upload(data, dtype), dtype, [...shape]);
}
function requireLength(where, shape, count) {
  requireShape(where, shape);
  if (sizeOf(shape) === count) return;
  throw new ShapeError({
    where,
    argument: "shape",
    expected: `one of ${count} elements`,
    received: `${showShape(shape)}, which has ${sizeOf(shape)}`
  });
}
function isTypedArray(values2) {
  return ArrayBuffer.isView(values2);
}
function hostDType(values2, wanted) {
  if (values2 instanceof Float64Array) return "float64";
  if (values2 instanceof Float32Array) return "float32";
  if (values2 instanceof Uint8Array && wanted === "bool") return "bool";
  if (values2 instanceof Int32Array || values2 instanceof Int8Array || values2 instanceof Int16Array) return "int32";
  if (values2 instanceof Uint8Array || values2 instanceof Uint8ClampedArray || values2 instanceof Uint16Array) return "int32";
  if (values2 instanceof Uint32Array && ((wanted ?? "int32") !== "int32" || values2.every((v) => v < 2 ** 31))) return "int32";
  const unsigned = values2 instanceof Uint32Array;
  throw new DTypeError({
    where: "tensor",
    argument: "values",
    expected: unsigned ? "unsigned integers below 2\xB3\xB9" : "a typed array of numbers of at most 32 bits, or a Float64Array",
    received: unsigned ? "larger ones" : Object.prototype.toString.call(values2),
    hint: unsigned ? "Pass `dtype: 'float64'`." : "Convert it to Float64Array, Float32Array or Int32Array first."
  });
}
function isComputing(values2, dtype) {
  switch (dtype) {
    case "float64":
      return values2 instanceof Float64Array;
    case "float32":
      return values2 instanceof Float32Array;
    case "int32":
      return values2 instanceof Int32Array;
    case "bool":
      return values2 instanceof Uint8Array && values2.every((v) => v <= 1);
  }
}
function flatten(values2) {
  const shape = [];
  for (let at2 = values2; isList(at2); at2 = at2[0]) {
    shape.push(at2.length);
    if (shape.length > 64)
      throw new ShapeError({ where: "tensor", argument: "values", expected: "nested at most 64 deep", received: "more" });
  }
  const flat2 = [];
  let bool = sizeOf(shape) > 0;
  const visit = (value, axis) => {
    if (isList(value)) {
      if (value.length !== shape[axis]) ragged(shape, `${value.length} elements on axis ${axis}`);
      for (const item of value) visit(item, axis + 1);
      return;
    }
    if (typeof value !== "number" && typeof value !== "boolean") {
      throw new DTypeError({ where: "tensor", argument: "values", expected: "made of numbers or booleans", received: typeof value });
    }
    if (axis !== shape.length) ragged(shape, `a ${typeof value} at depth ${axis}`);
    if (typeof value === "number") bool = false;
    flat2.push(Number(value));
  };
  visit(values2, 0);
  return { shape, flat: flat2, bool };
}
function isList(value) {
  return Array.isArray(value) || ArrayBuffer.isView(value);
}
function ragged(shape, received) {
  throw new ShapeError({ where: "tensor", argument: "values", expected: `regular nesting of shape ${showShape(shape)}`, received });
}

// ../core/src/autodiff/trace.ts
function innermost(inputs) {
  let top;
  for (const input of inputs) {
    const { trace } = input;
    if (trace !== void 0 && (top === void 0 || trace.level > top.level)) top = trace;
  }
  return top;
}

// ../core/src/autodiff/primitive.ts
function apply(primitive, inputs, params) {
  const trace = innermost(inputs);
  if (trace !== void 0) return trace.process(primitive, inputs, params);
  for (const input of inputs) requireLive(primitive.name, input);
  return primitive.run(inputs, params);
}

// ../core/src/ops/elementwise/cast.ts
var castPrimitive = {
  name: "cast",
  run: ([x2], dtype) => made(x2, x2.backend.kernels.cast(x2, dtype), x2.shape, dtype),
  tangent: (t, _i, _inputs, _output, dtype) => isFloat(dtype) ? cast2(t, dtype) : void 0,
  spec: ([x2], dtype) => ({ shape: x2.shape, dtype }),
  transpose: (c, _i, [x2]) => cast2(c, x2.dtype)
};
function cast2(x2, dtype) {
  if (x2.dtype === dtype) return x2;
  requireDType("cast", dtype, x2.backend);
  return apply(castPrimitive, [x2], dtype);
}

// ../core/src/ops/movement/reshape.ts
var reshapePrimitive = {
  name: "reshape",
  run: ([x2], shape) => {
    const layout = reshapeLayout(x2, shape);
    return layout === void 0 ? made(x2, x2.backend.kernels.copy(x2), shape) : viewed(x2, layout);
  },
  tangent: (t, _i, _inputs, _output, shape) => reshape(t, shape),
  spec: ([x2], shape) => ({ shape, dtype: x2.dtype }),
  transpose: (c, _i, [x2]) => reshape(c, x2.shape)
};
function reshape(x2, shape) {
  const wanted = shape.includes(-1) ? inferred(x2, shape) : [...shape];
  if (sameShape(x2.shape, wanted)) return x2;
  requireShape("reshape", wanted);
  if (sizeOf(wanted) !== x2.size) refuse(x2, shape);
  return apply(reshapePrimitive, [x2], wanted);
}
function inferred(x2, shape) {
  const at2 = shape.indexOf(-1);
  const rest = sizeOf(shape.filter((_, axis) => axis !== at2));
  if (rest <= 0 || x2.size % rest !== 0) refuse(x2, shape);
  return shape.map((n, axis) => axis === at2 ? x2.size / rest : n);
}
function refuse(x2, shape) {
  throw new ShapeError({
    where: "reshape",
    argument: "shape",
    expected: `one of ${x2.size} elements, as ${showShape(x2.shape)} has`,
    received: showShape(shape)
  });
}

// ../core/src/ops/movement/broadcast.ts
function viewed(x2, { shape, strides, offset }) {
  return new Tensor(x2.backend, x2.storage, x2.dtype, shape, strides, offset);
}

// ../core/src/ops/operands.ts
function asTensor(x2, backend) {
  return x2 instanceof Tensor ? x2 : tensor(x2, { backend });
}
function asFloat(x2) {
  const t = asTensor(x2);
  return isFloat(t.dtype) ? t : cast2(t, t.backend.defaultDType);
}
function promoted(where, a2, b) {
  const x2 = operand(a2, b);
  const y2 = operand(b, a2);
  requireSameBackend(where, x2, y2);
  if (x2.dtype === y2.dtype) return [x2, y2];
  const dtype = promote(x2.dtype, y2.dtype);
  return [cast2(x2, dtype), cast2(y2, dtype)];
}
function requireSameBackend(where, a2, b) {
  if (a2.backend === b.backend) return;
  throw new BackendError({
    where,
    expected: "given tensors of one backend",
    received: `one on ${a2.backend.name} and one on ${b.backend.name}`,
    hint: "Move one with `await x.to(backend)`."
  });
}
function operand(x2, other) {
  if (x2 instanceof Tensor) return x2;
  if (!(other instanceof Tensor)) return tensor(x2);
  return tensor(x2, typeof x2 === "number" ? { backend: other.backend, dtype: weakDType(x2, other) } : { backend: other.backend });
}
function weakDType(x2, { dtype, backend }) {
  if (isFloat(dtype)) return dtype;
  return Number.isInteger(x2) && x2 === (x2 | 0) ? "int32" : backend.defaultDType;
}

// ../core/src/ops/movement/movement.ts
function squeeze(x2, axis) {
  const axes = axis === void 0 ? x2.shape.flatMap((n, i) => n === 1 ? [i] : []) : resolveAxes("squeeze", axis, x2.ndim);
  const large = axes.find((i) => x2.shape[i] !== 1);
  if (large !== void 0) {
    throw new ShapeError({
      where: "squeeze",
      argument: "axis",
      expected: "an axis of size 1",
      received: `axis ${large} of ${showShape(x2.shape)}`
    });
  }
  return reshape(
    x2,
    x2.shape.filter((_, i) => !axes.includes(i))
  );
}
function expandDims(x2, axis) {
  return reshape(x2, inserted(x2.shape, resolveAxis("expandDims", axis, x2.ndim + 1)));
}
function inserted(shape, axis) {
  return [...shape.slice(0, axis), 1, ...shape.slice(axis)];
}

// src/dense/workspace.ts
function unsupported(where, { backend, dtype }) {
  return new UnsupportedKernelError({
    where,
    expected: "called on a backend that has this factorization, or whose elements the host can read",
    received: `${backend.name} and ${dtype}`,
    hint: "Move the operand: `x.to('cpu')`."
  });
}
function floatsOf(x2) {
  if (x2.backend.downloadSync === void 0) throw unsupported("linalg", x2);
  const data = x2.dataSync();
  return data instanceof Float32Array || data instanceof Float64Array ? data : Float64Array.from(data);
}
function arrayLike(x2, size) {
  return x2.dtype === "float32" ? new Float32Array(size) : new Float64Array(size);
}

// src/sparse/product.ts
var productPrimitive = {
  name: "sparseProduct",
  run: ([values2, x2], product4) => multiplied(values2, x2, product4),
  tangent: (t, i, [values2, x2], _out, product4) => apply(productPrimitive, i === 0 ? [t, x2] : [values2, t], product4),
  spec: ([, x2], product4) => ({ shape: productShape(x2.shape, product4), dtype: x2.dtype }),
  transpose: (c, i, [values2, x2], { pattern, adjoint }) => {
    if (i === 1) return apply(productPrimitive, [values2, c], { pattern, adjoint: !adjoint });
    return apply(sampledPrimitive, adjoint ? [x2, c] : [c, x2], pattern);
  }
};
var sampledPrimitive = {
  name: "sampledProduct",
  run: ([left, right], pattern) => sampled(left, right, pattern),
  tangent: (t, i, [left, right], _out, pattern) => apply(sampledPrimitive, i === 0 ? [t, right] : [left, t], pattern),
  spec: ([left], { columnIndices: columnIndices2 }) => ({ shape: [columnIndices2.length], dtype: left.dtype }),
  transpose: (c, i, [left, right], pattern) => apply(productPrimitive, i === 0 ? [c, right] : [c, left], { pattern, adjoint: i === 1 })
};
function sparseProduct2(pattern, values2, x2, options = {}) {
  const where = "sparseProduct";
  const { adjoint = false } = options;
  const [elements2, operand2] = promoted(where, asFloat(values2), asFloat(x2));
  requireValues(where, pattern, elements2);
  const length = pattern.shape[adjoint ? 0 : 1];
  const columns = operand2.ndim === 1 ? expandDims(operand2, 1) : operand2;
  if (columns.ndim < 2 || columns.shape.at(-2) !== length) {
    throw new ShapeError({
      where,
      argument: "x",
      expected: `[${length}] or [\u2026, ${length}, r] for a matrix of ${showShape(pattern.shape)}${adjoint ? ", transposed" : ""}`,
      received: showShape(operand2.shape)
    });
  }
  const y2 = apply(productPrimitive, [elements2, columns], { pattern, adjoint });
  return operand2.ndim === 1 ? squeeze(y2, -1) : y2;
}
function requireValues(where, { columnIndices: columnIndices2 }, values2) {
  if (values2.ndim === 1 && values2.size === columnIndices2.length) return;
  throw new ShapeError({
    where,
    argument: "values",
    expected: `[${columnIndices2.length}], one for each element of the pattern`,
    received: showShape(values2.shape)
  });
}
function productShape(shape, { pattern, adjoint }) {
  return [...shape.slice(0, -2), pattern.shape[adjoint ? 1 : 0], shape.at(-1)];
}
function multiplied(values2, x2, product4) {
  const { pattern, adjoint } = product4;
  const [rows3, columns] = pattern.shape;
  const { rowPointers: rowPointers2, columnIndices: columnIndices2 } = pattern;
  const shape = productShape(x2.shape, product4);
  const [from, to] = [x2.shape.at(-2) * x2.shape.at(-1), shape.at(-2) * shape.at(-1)];
  const data = floatsOf(x2);
  const out = arrayLike(x2, sizeOf(shape));
  const a2 = { rows: rows3, columns, rowPointers: rowPointers2, columnIndices: columnIndices2, values: floatsOf(values2) };
  const run = x2.backend.kernels.sparseProduct ?? sparseProduct;
  const count = sizeOf(x2.shape.slice(0, -2));
  for (let item = 0; item < count; item++) {
    const source = count === 1 ? data : data.subarray(item * from, (item + 1) * from);
    const target = count === 1 ? out : out.subarray(item * to, (item + 1) * to);
    run(a2, source, target, x2.shape.at(-1), adjoint);
  }
  return tensorFrom(out, shape, x2.dtype, x2.backend);
}
function sampled(left, right, { shape: [m, n], rowPointers: rowPointers2, columnIndices: columnIndices2 }) {
  const r = left.shape.at(-1);
  const [l, q] = [floatsOf(left), floatsOf(right)];
  const out = arrayLike(left, columnIndices2.length);
  const count = sizeOf(left.shape.slice(0, -2));
  for (let item = 0; item < count; item++) {
    for (let i = 0; i < m; i++) {
      const row = (item * m + i) * r;
      for (let p = rowPointers2[i]; p < rowPointers2[i + 1]; p++) {
        const column2 = (item * n + columnIndices2[p]) * r;
        let sum = 0;
        for (let k = 0; k < r; k++) sum += l[row + k] * q[column2 + k];
        out[p] += sum;
      }
    }
  }
  return tensorFrom(out, [columnIndices2.length], left.dtype, left.backend);
}

// src/sparse/matrix.ts
function assembled(shape, rowPointers2, columnIndices2, values2) {
  const [m, n] = shape;
  const pattern = { shape: [m, n], rowPointers: rowPointers2, columnIndices: columnIndices2 };
  const dtype = values2 instanceof Float64Array ? "float64" : "float32";
  let wide;
  const valuesIn = (wanted) => wanted === dtype ? values2 : wide ??= Float64Array.from(values2);
  const product4 = (operand2, adjoint) => {
    const x2 = asFloat(operand2);
    const elements2 = valuesIn(promote(dtype, x2.dtype) === "float32" ? "float32" : "float64");
    return sparseProduct2(pattern, tensorFrom(elements2, [elements2.length], void 0, x2.backend), x2, { adjoint });
  };
  const into = (x2, y2, adjoint) => {
    const rows3 = { rows: m, columns: n, rowPointers: rowPointers2, columnIndices: columnIndices2, values: valuesIn("float64") };
    const run = getBackend().kernels.sparseProduct ?? sparseProduct;
    run(rows3, x2, y2, 1, adjoint);
  };
  return {
    ...pattern,
    dtype,
    values: values2,
    nonzeros: values2.length,
    apply: (x2) => product4(x2, false),
    applyAdjoint: (y2) => product4(y2, true),
    applyInto: (x2, y2) => into(x2, y2, false),
    applyAdjointInto: (y2, x2) => into(y2, x2, true),
    toDense: () => tensorFrom(denseElements(pattern, values2), [m, n])
  };
}
function valuesLike(size, ...operands) {
  return operands.every((values2) => values2 instanceof Float32Array) ? new Float32Array(size) : new Float64Array(size);
}
function denseElements({ shape: [m, n], rowPointers: rowPointers2, columnIndices: columnIndices2 }, values2) {
  const out = valuesLike(m * n, values2);
  for (let i = 0; i < m; i++) {
    for (let p = rowPointers2[i]; p < rowPointers2[i + 1]; p++) out[i * n + columnIndices2[p]] = values2[p];
  }
  return out;
}

// src/sparse/build.ts
function fromCsr({ shape, rowPointers: rowPointers2, columnIndices: columnIndices2, values: values2 }) {
  const where = "fromCsr";
  const [m, n] = requireShape2(where, shape);
  const elements2 = valuesOf(values2);
  const pointers = requirePointers(where, "rowPointers", rowPointers2, m, elements2.length);
  requireLength2(where, "columnIndices", columnIndices2.length, elements2.length);
  const indices = requireIndices(where, "columnIndices", columnIndices2, n);
  const owners = () => expandPointers(pointers);
  requireNumbers(where, elements2, (p) => [owners()[p], indices[p]]);
  if (inOrder(pointers, indices)) return assembled([m, n], pointers, indices, elements2);
  return sortedSum([m, n], owners(), indices, elements2);
}
function sortedSum(shape, rows3, columns, values2) {
  const [m, n] = shape;
  const byColumn = bucketed(columns, n);
  const pointers = counts(rows3, m);
  const next = pointers.slice();
  const indices = new Int32Array(values2.length);
  const elements2 = values2 instanceof Float64Array ? new Float64Array(values2.length) : new Float32Array(values2.length);
  for (const p of byColumn) {
    const to = next[rows3[p]]++;
    indices[to] = columns[p];
    elements2[to] = values2[p];
  }
  return merged(shape, pointers, indices, elements2);
}
function counts(buckets, n) {
  const pointers = new Int32Array(n + 1);
  for (let p = 0; p < buckets.length; p++) pointers[buckets[p] + 1]++;
  for (let i = 0; i < n; i++) pointers[i + 1] += pointers[i];
  return pointers;
}
function bucketed(buckets, n) {
  const next = counts(buckets, n);
  const order = new Int32Array(buckets.length);
  for (let p = 0; p < buckets.length; p++) order[next[buckets[p]]++] = p;
  return order;
}
function merged(shape, pointers, indices, values2) {
  if (inOrder(pointers, indices)) return assembled(shape, pointers, indices, values2);
  let to = 0;
  for (let i = 0, p = 0; i < shape[0]; i++) {
    const [start, end] = [to, pointers[i + 1]];
    for (; p < end; p++) {
      if (to > start && indices[to - 1] === indices[p]) {
        values2[to - 1] += values2[p];
        if (!Number.isFinite(values2[to - 1])) throw overflow(i, indices[p]);
      } else {
        indices[to] = indices[p];
        values2[to++] = values2[p];
      }
    }
    pointers[i + 1] = to;
  }
  return assembled(shape, pointers, indices.slice(0, to), values2.slice(0, to));
}
function overflow(row, column2) {
  const received = `a sum that has overflowed in row ${row}, column ${column2}`;
  return new OptionError({ where: "fromCoo", argument: "values", expected: "finite, added up where they share a place", received });
}
function expandPointers(pointers) {
  const owners = new Int32Array(pointers.at(-1));
  for (let i = 0; i + 1 < pointers.length; i++) owners.fill(i, pointers[i], pointers[i + 1]);
  return owners;
}
function inOrder(pointers, indices) {
  for (let i = 0; i + 1 < pointers.length; i++) {
    for (let p = pointers[i] + 1; p < pointers[i + 1]; p++) if (indices[p - 1] >= indices[p]) return false;
  }
  return true;
}
function valuesOf(values2) {
  if (values2 instanceof Tensor) return floatsOf(asFloat(values2));
  return values2 instanceof Float64Array || values2 instanceof Float32Array ? values2 : Float64Array.from(values2);
}
function requireShape2(where, shape) {
  const [m, n] = shape;
  const whole = (size) => size !== void 0 && Number.isInteger(size) && size >= 0 && size < 2 ** 31;
  if (shape.length === 2 && whole(m) && whole(n)) return [m, n];
  throw new ShapeError({ where, argument: "shape", expected: "two whole numbers below 2\xB3\xB9", received: showShape(shape) });
}
function requireLength2(where, argument, length, wanted) {
  if (length === wanted) return;
  throw new ShapeError({ where, argument, expected: `as long as the ${wanted} values`, received: `${length} of them` });
}
function requireIndices(where, argument, indices, size) {
  for (let p = 0; p < indices.length; p++) {
    const index = indices[p];
    if (Number.isInteger(index) && index >= 0 && index < size) continue;
    const expected = size === 0 ? "empty, as the matrix is" : `whole numbers from 0 to ${size - 1}`;
    throw new OptionError({ where, argument, expected, received: `${index} for element ${p}`, hint: "Indices count from 0." });
  }
  return indices instanceof Int32Array ? indices : Int32Array.from(indices);
}
function requirePointers(where, argument, pointers, n, elements2) {
  if (pointers.length !== n + 1) {
    throw new ShapeError({ where, argument, expected: `of length ${n + 1}`, received: `${pointers.length} of them` });
  }
  for (let i = 0; i <= n; i++) {
    const low = i === 0 ? 0 : pointers[i - 1];
    const high = i === 0 ? 0 : elements2;
    const pointer = pointers[i];
    if (Number.isInteger(pointer) && pointer >= low && pointer <= high && (i < n || pointer === elements2)) continue;
    const expected = `ascending from 0 to the number of values, ${elements2}`;
    throw new OptionError({ where, argument, expected, received: `${pointer} at position ${i}` });
  }
  return pointers instanceof Int32Array ? pointers : Int32Array.from(pointers);
}
function requireNumbers(where, values2, place2) {
  let sum = 0;
  for (let p2 = 0; p2 < values2.length; p2++) sum += 0 * values2[p2];
  if (sum === 0) return;
  const p = values2.findIndex((value) => !Number.isFinite(value));
  const [row, column2] = place2(p);
  throw new OptionError({ where, argument: "values", expected: "finite", received: `${values2[p]} in row ${row}, column ${column2}` });
}

// ../../../../tmp/m/csr.ts
var N = 1e5;
var K = 10;
var state = 1;
var draw = () => {
  state = Math.imul(state, 1664525) + 1013904223 >>> 0;
  return state / 2 ** 32;
};
var columnIndices = Int32Array.from({ length: N * K }, (_, p) => Math.floor((p % K + draw()) * (N / K)));
var rowPointers = Int32Array.from({ length: N + 1 }, (_, i) => i * K);
var values = Float64Array.from({ length: N * K }, () => draw() - 0.5);
var x = Float64Array.from({ length: N }, () => draw() - 0.5);
var a = fromCsr({ shape: [N, N], rowPointers, columnIndices, values });
var xt = tensor(x);
var kernels = cpuBackend().kernels;
var rows2 = { rows: N, columns: N, rowPointers, columnIndices, values };
var y = new Float64Array(N);
var stat = (f, k = 200) => {
  const s = [];
  for (let i = 0; i < k; i++) {
    const t = performance.now();
    f();
    s.push(performance.now() - t);
  }
  s.sort((p, q) => p - q);
  return `min ${s[0].toFixed(3)} med ${s[k >> 1].toFixed(3)}`;
};
for (let r = 0; r < 2; r++) {
  console.log("apply   ", stat(() => a.apply(xt)));
  console.log("into y  ", stat(() => kernels.sparseProduct(rows2, x, y, 1, false)));
  console.log("alloc y ", stat(() => new Float64Array(N).fill(1)));
  console.log("js loop ", stat(() => {
    for (let i = 0, p = 0; i < N; i++) {
      let s = 0;
      for (; p < rowPointers[i + 1]; p++) s += values[p] * x[columnIndices[p]];
      y[i] = s;
    }
  }, 50));
}
