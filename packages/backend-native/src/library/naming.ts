/** How a build of BLAS and LAPACK names its symbols, and how wide its integers are. */
export interface Naming {
  /** Symbol of a Fortran routine, e.g. `dgesdd`. */
  readonly fortran: (name: string) => string
  /** Symbol of a C function, e.g. `cblas_dgemm`. */
  readonly c: (name: string) => string
  /** Whether integers have 64 bits (ILP64) rather than 32 (LP64). */
  readonly wide: boolean
}

/**
 * Names in use: plain; with the suffix of 64-bit builds; with the prefix of the builds that SciPy ships; and those of
 * Accelerate since macOS 13.3, which come before its older, plain ones.
 */
export function namings(): Naming[] {
  return [
    { fortran: (name) => `${name}$NEWLAPACK`, c: (name) => `${name}$NEWLAPACK`, wide: false },
    ...['', 'scipy_'].flatMap((prefix) => [
      { fortran: (name: string) => `${prefix}${name}_`, c: (name: string) => `${prefix}${name}`, wide: false },
      { fortran: (name: string) => `${prefix}${name}_64_`, c: (name: string) => `${prefix}${name}64_`, wide: true },
    ]),
  ]
}
