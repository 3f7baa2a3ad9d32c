package dev.scotoma.statistics.mining;

/** The factor L of a symmetric positive definite matrix, LL' = A. */
final class Cholesky {
    private final double[][] lower;

    /** @param matrix of which the lower triangle is read */
    Cholesky(double[][] matrix) {
        int size = matrix.length;
        lower = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double left = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    left -= lower[i][k] * lower[j][k];
                }
                // Columns that others determine leave nothing but rounding; the ridge of the fit is far above it.
                lower[i][j] = i == j ? Math.sqrt(Math.max(left, 1e-12)) : left / lower[j][j];
            }
        }
    }

    /** The x with Ax = b. */
    double[] solve(double[] b) {
        int size = b.length;
        double[] x = new double[size];
        for (int i = 0; i < size; i++) {
            double left = b[i];
            for (int k = 0; k < i; k++) {
                left -= lower[i][k] * x[k];
            }
            x[i] = left / lower[i][i];
        }
        for (int i = size - 1; i >= 0; i--) {
            double left = x[i];
            for (int k = i + 1; k < size; k++) {
                left -= lower[k][i] * x[k];
            }
            x[i] = left / lower[i][i];
        }
        return x;
    }

    /** The sum of squares |L⁻¹b|² = b'A⁻¹b. */
    double quadratic(double[] b) {
        double sum = 0;
        double[] x = new double[b.length];
        for (int i = 0; i < b.length; i++) {
            double left = b[i];
            for (int k = 0; k < i; k++) {
                left -= lower[i][k] * x[k];
            }
            x[i] = left / lower[i][i];
            sum += x[i] * x[i];
        }
        return sum;
    }
}
