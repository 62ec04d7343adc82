/** BLAS functions that are called, through the C interface; `omatcopy` exists in OpenBLAS only. */
export type BlasName = 'gemm' | 'gemv' | 'ger' | 'symv' | 'syrk' | 'trsm' | 'trmm' | 'omatcopy'

/**
 * Arguments of the C functions, one letter each: `e` an enumerator, `i` an integer and `a` a scalar of the dtype, by value;
 * `p` an address.
 */
export const blasSignatures: Readonly<Record<BlasName, string>> = {
  gemm: 'eeeiiiapipiapi',
  gemv: 'eeiiapipiapi',
  ger: 'eiiapipipi',
  symv: 'eeiapipiapi',
  syrk: 'eeeiiapiapi',
  trsm: 'eeeeeiiapipi',
  trmm: 'eeeeeiiapipi',
  omatcopy: 'eeiiapipi',
}

/** LAPACK routines that are called, through the Fortran interface. */
// prettier-ignore
export type LapackName =
  | 'potrf' | 'getrf' | 'getrs' | 'geqrf' | 'orgqr' | 'geqp3' | 'syevd' | 'gesdd' | 'gesvd' | 'gees' | 'geev'

/** Arguments of the Fortran routines: so many characters, then so many addresses; at the end the hidden length of each character. */
export const lapackSignatures: Readonly<Record<LapackName, readonly [characters: number, addresses: number]>> = {
  potrf: [1, 4],
  getrf: [0, 6],
  getrs: [1, 8],
  geqrf: [0, 8],
  orgqr: [0, 9],
  geqp3: [0, 9],
  syevd: [2, 9],
  gesdd: [1, 13],
  gesvd: [2, 12],
  gees: [2, 13],
  geev: [2, 12],
}
