/** What kind of trouble an {@link OrthoError} reports; one page per code in the docs. */
export type ErrorCode =
  | 'ORTHO_SHAPE'
  | 'ORTHO_DTYPE'
  | 'ORTHO_BACKEND'
  | 'ORTHO_KERNEL'
  | 'ORTHO_CONVERGENCE'
  | 'ORTHO_SINGULAR'
  | 'ORTHO_OPTION'
  | 'ORTHO_FORMAT'
  | 'ORTHO_METHOD'

/** The facts of an error. The message is derived from them, so programs read these and people read that. */
export interface Trouble {
  /** The function, method, file or tensor that complains, e.g. `matmul` or `model.safetensors`. */
  readonly where: string
  /** The argument, option or field at fault, if one is. */
  readonly argument?: string | undefined
  /** What it must be, phrased to follow "must be". */
  readonly expected: string
  /** What came instead, phrased to follow "got". */
  readonly received: string
  /** What to do about it: one sentence. */
  readonly hint?: string | undefined
}

/**
 * Every error that Ortho throws. The message reads
 * `where: "argument" must be expected, got received. Hint. [CODE]`.
 *
 * @example
 * ```ts
 * try { matmul(ones([2, 3]), ones([2, 3])) }
 * catch (error) { if (isOrthoError(error)) console.log(error.code, error.trouble.received) }
 * ```
 */
export class OrthoError extends Error {
  /** Stable identifier of the kind of trouble. */
  readonly code: ErrorCode
  /** The facts from which the message was made. */
  readonly trouble: Trouble

  constructor(code: ErrorCode, trouble: Trouble, cause?: unknown) {
    const { where, argument, expected, received, hint } = trouble
    const what = argument === undefined ? '' : `: "${argument}"`
    const advice = hint === undefined ? '' : ` ${hint}`
    super(`${where}${what} must be ${expected}, got ${received}.${advice} [${code}]`, cause === undefined ? undefined : { cause })
    this.name = new.target.name
    this.code = code
    this.trouble = trouble
  }
}

/** Operands whose shapes do not fit each other or the operation. */
export class ShapeError extends OrthoError {
  constructor(trouble: Trouble, cause?: unknown) {
    super('ORTHO_SHAPE', trouble, cause)
  }
}

/** A dtype that the operation or the backend does not compute with. */
export class DTypeError extends OrthoError {
  constructor(trouble: Trouble, cause?: unknown) {
    super('ORTHO_DTYPE', trouble, cause)
  }
}

/** A backend that is unknown, absent, out of memory or lost, or two backends in one operation. */
export class BackendError extends OrthoError {
  constructor(trouble: Trouble, cause?: unknown) {
    super('ORTHO_BACKEND', trouble, cause)
  }
}

/** A kernel that a backend neither has nor can compose. */
export class UnsupportedKernelError extends OrthoError {
  constructor(trouble: Trouble, cause?: unknown) {
    super('ORTHO_KERNEL', trouble, cause)
  }
}

/** An iteration that did not reach its tolerance. */
export class ConvergenceError extends OrthoError {
  constructor(trouble: Trouble, cause?: unknown) {
    super('ORTHO_CONVERGENCE', trouble, cause)
  }
}

/** A matrix that is singular, or not positive definite, where the operation needs it to be. */
export class SingularMatrixError extends OrthoError {
  constructor(trouble: Trouble, cause?: unknown) {
    super('ORTHO_SINGULAR', trouble, cause)
  }
}

/** An option that is unknown, of the wrong type or out of range. */
export class OptionError extends OrthoError {
  constructor(trouble: Trouble, cause?: unknown) {
    super('ORTHO_OPTION', trouble, cause)
  }
}

/** A file, or bytes of one, that does not follow its format. */
export class FormatError extends OrthoError {
  constructor(trouble: Trouble, cause?: unknown) {
    super('ORTHO_FORMAT', trouble, cause)
  }
}

/** A method id that is unknown or claimed twice, or a plugin of another API version. */
export class MethodError extends OrthoError {
  constructor(trouble: Trouble, cause?: unknown) {
    super('ORTHO_METHOD', trouble, cause)
  }
}

/** True for an error thrown by any installed copy of Ortho (`instanceof` fails across copies). */
export function isOrthoError(error: unknown): error is OrthoError {
  return error instanceof Error && 'trouble' in error && 'code' in error && String(error.code).startsWith('ORTHO_')
}
