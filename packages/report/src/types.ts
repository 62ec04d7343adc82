/** One axis of a chart. */
export interface Axis {
  /** What is measured, with its unit where it has one: `time [s]`. */
  readonly label: string
  /** Default `linear`. On a `log` axis (base 10) values that are not positive are gaps. */
  readonly scale?: 'linear' | 'log' | undefined
  /** Lower end; default from the data. */
  readonly min?: number | undefined
  /** Upper end; default from the data. */
  readonly max?: number | undefined
}

/** Points of one colour in a {@link LineChart} or {@link ScatterChart}. */
export interface Series {
  /** Name in the legend. */
  readonly name: string
  /** Abscissae, in the order in which a line visits them. */
  readonly x: ArrayLike<number>
  /** Ordinates, as many as `x`. Non-finite values are gaps in the line. */
  readonly y: ArrayLike<number>
  /** Whether the line is dashed, for bounds and references. Default false; points ignore it. */
  readonly dashed?: boolean | undefined
}

/** Lines through points, e.g. a loss over steps. */
export interface LineChart {
  readonly kind: 'line'
  /** One line of text. */
  readonly title: string
  readonly x: Axis
  readonly y: Axis
  /** Drawn in order, the last on top. May be empty. */
  readonly series: readonly Series[]
}

/** Points without lines, e.g. cost against accuracy. */
export interface ScatterChart {
  readonly kind: 'scatter'
  /** One line of text. */
  readonly title: string
  readonly x: Axis
  readonly y: Axis
  /** Drawn in order, the last on top. May be empty. */
  readonly series: readonly Series[]
}

/** One value for each category of a {@link BarChart}. */
export interface BarSeries {
  /** Name in the legend. */
  readonly name: string
  /** As many values as there are categories. Non-finite values have no bar. */
  readonly values: ArrayLike<number>
}

/** Bars from zero (or, on a log axis, from its lower end) in groups; they lie down where the names are long. */
export interface BarChart {
  readonly kind: 'bar'
  /** One line of text. */
  readonly title: string
  /** Name of each group of bars. */
  readonly categories: readonly string[]
  /** What the bars measure. */
  readonly y: Axis
  /** The bars of each group, in order. May be empty. */
  readonly series: readonly BarSeries[]
}

/** A matrix as coloured cells, its first row on top. */
export interface Heatmap {
  readonly kind: 'heatmap'
  /** One line of text. */
  readonly title: string
  /** What the column index counts. */
  readonly x: { readonly label: string }
  /** What the row index counts. */
  readonly y: { readonly label: string }
  /** Rows of equal length. Non-finite entries stay blank. Above 48 rows or columns, cells are means over blocks. */
  readonly values: readonly ArrayLike<number>[]
}

/** A chart as plain data. */
export type Chart = LineChart | ScatterChart | BarChart | Heatmap

/** What a table cell may hold. `null` and `undefined` show as a dash. */
export type Cell = string | number | boolean | null | undefined

/** One column of a {@link Table}. */
export interface Column {
  /** Field of each row that the column shows. */
  readonly key: string
  /** Heading. Default: the key. */
  readonly title?: string | undefined
  /** Default: `right` when every cell that is present is a number, else `left`. */
  readonly align?: 'left' | 'right' | undefined
  /** Text of a cell. Default: {@link formatNumber} for numbers, ✓ and ✗ for booleans. Escaped afterwards. */
  readonly format?: ((value: Cell) => string) | undefined
}

/** Rows under named columns. */
export interface Table {
  /** One line of text above the table. */
  readonly title?: string | undefined
  readonly columns: readonly Column[]
  readonly rows: readonly Readonly<Record<string, Cell>>[]
}

/** One comparison of a measured value with a bound. */
export interface Check {
  /** What is checked, in words. */
  readonly name: string
  /** The value found. */
  readonly measured: number
  /** How it must relate to the bound. */
  readonly comparison: string
  /** The value it is compared with. */
  readonly bound: number
  /** Where the bound comes from: a theorem, a table in a paper, a count of roundings. */
  readonly source: string
  /** Whether the comparison holds. */
  readonly passed: boolean
}
