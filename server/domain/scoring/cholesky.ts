/**
 * Solves `matrix * x = right` for a symmetric positive definite matrix of which the lower triangle is given
 * (row-major, `size * size`). The matrix is overwritten by its Cholesky factor; a pivot that rounding has made
 * non-positive is lifted, so that an empty column never stops a fit.
 */
export function choleskySolve(matrix: Float64Array, right: Float64Array, size: number): Float64Array {
  factorise(matrix, size)
  const solution = Float64Array.from(right)
  for (let row = 0; row < size; row += 1) {
    let sum = solution[row]!
    for (let column = 0; column < row; column += 1) sum -= matrix[row * size + column]! * solution[column]!
    solution[row] = sum / matrix[row * size + row]!
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = solution[row]!
    for (let below = row + 1; below < size; below += 1) sum -= matrix[below * size + row]! * solution[below]!
    solution[row] = sum / matrix[row * size + row]!
  }
  return solution
}

const PIVOT_LEAST = 1e-10

function factorise(matrix: Float64Array, size: number): void {
  for (let row = 0; row < size; row += 1) {
    const here = row * size
    for (let column = 0; column <= row; column += 1) {
      const there = column * size
      let sum = matrix[here + column]!
      for (let inner = 0; inner < column; inner += 1) sum -= matrix[here + inner]! * matrix[there + inner]!
      matrix[here + column] =
        row === column ? Math.sqrt(Math.max(sum, PIVOT_LEAST)) : sum / matrix[there + column]!
    }
  }
}
