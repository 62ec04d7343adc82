import type { Axis as PlainAxis } from '@ortho/core'

/** One axis of a chart: the axis of an experiment, whose ends may be fixed. On a `log` axis values ≤ 0 are gaps. */
export interface Axis extends PlainAxis {
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

/** Lines through points, e.g. a loss over steps: the kind of chart that an experiment returns. */
export interface LineChart {
  /** May be left out. */
  readonly kind?: 'line' | undefined
  /** One line of text. */
  readonly title: string
  /** The horizontal axis. */
  readonly x: Axis
  /** The vertical axis. */
  readonly y: Axis
  /** Drawn in order, the last on top. May be empty. */
  readonly series: readonly Series[]
}

/** Points without lines, e.g. cost against accuracy. */
export interface ScatterChart {
  /** Tells it from the other charts. */
  readonly kind: 'scatter'
  /** One line of text. */
  readonly title: string
  /** The horizontal axis. */
  readonly x: Axis
  /** The vertical axis. */
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
  /** Tells it from the other charts. */
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

/** An axis of a {@link Heatmap}; its values are the indices of the matrix. */
export interface IndexAxis {
  /** What the index counts. */
  readonly label: string
}

/** A matrix as coloured cells, its first row on top. */
export interface Heatmap {
  /** Tells it from the other charts. */
  readonly kind: 'heatmap'
  /** One line of text. */
  readonly title: string
  /** The column index. */
  readonly x: IndexAxis
  /** The row index. */
  readonly y: IndexAxis
  /** Rows of equal length. Non-finite entries stay blank. Above 48 rows or columns, cells are means over blocks. */
  readonly values: readonly ArrayLike<number>[]
}

/** A chart as plain data; without a `kind` it is a line chart. */
export type Chart = LineChart | ScatterChart | BarChart | Heatmap

/** What a table cell may hold. `null` and `undefined` show as a dash. */
export type Cell = string | number | boolean | null | undefined

/** One column of a {@link Table} that is more than its heading. */
export interface Column {
  /** Heading, with the unit. */
  readonly title: string
  /** Default: `right` when every cell that is present is a number, else `left`. */
  readonly align?: 'left' | 'right' | undefined
  /** Text of a cell. Default: {@link formatNumber} for numbers, ✓ and ✗ for booleans. Escaped afterwards. */
  readonly format?: ((value: Cell) => string) | undefined
}

/** Rows under named columns: the tables that an experiment returns, and more. */
export interface Table {
  /** One line of text above the table. */
  readonly title?: string | undefined
  /** Headings, or columns with an alignment and a format. */
  readonly columns: readonly (string | Column)[]
  /** One value per column in each row. */
  readonly rows: readonly (readonly Cell[])[]
}
