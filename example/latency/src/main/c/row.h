/*
 * One row: lanes are the units of a layer. Weights are stored [in][padded], padded being the number of units rounded up
 * to a multiple of LANES, and the biases behind them. Part of lanes.h.
 */

/*
 * a = phi(b + W^T x), in tiles of at most 8 independent accumulators: several units side by side, or several parts of a
 * sum.
 */
INLINE void N(rowLayer)(int in, int out, enum function phi, const float *restrict w, const float *x, float *a) {
    const int padded = (out + LANES - 1) / LANES * LANES;
    const int vectors = padded / LANES;
    const int tile = vectors < 8 ? vectors : 8;
    const int parts = ONE_ORDER   ? CHAINS(in, out)
                      : tile >= 5 ? 1 : tile >= 3 ? 2 : tile == 2 ? 4 : in < 8 ? 4 : 8;
    for (int at = 0; at < vectors; at += tile) {
        vec sum[8];
#pragma GCC unroll 8
        for (int v = 0; v < tile; v++) {
            sum[v] = N(load)(w + in * padded + (at + v) * LANES);
#pragma GCC unroll 8
            for (int p = 1; p < parts; p++) {
                sum[p * tile + v] = N(all)(0);
            }
        }
        const float *column = w + at * LANES;
#pragma GCC unroll 4
        for (int i = 0; i < in; i += parts) {
#pragma GCC unroll 8
            for (int p = 0; p < parts; p++) {
                vec input = N(all)(x[i + p]);
#pragma GCC unroll 8
                for (int v = 0; v < tile; v++) {
                    sum[p * tile + v] = input * N(load)(column + (i + p) * padded + v * LANES) + sum[p * tile + v];
                }
            }
        }
#pragma GCC unroll 8
        for (int half = parts / 2; half > 0; half /= 2) {
#pragma GCC unroll 8
            for (int k = 0; k < half * tile; k++) {
                sum[k] += sum[half * tile + k];
            }
        }
#pragma GCC unroll 8
        for (int v = 0; v < tile; v++) {
            N(store)(a + (at + v) * LANES, N(activated)(phi, sum[v]));
        }
    }
}

/* From z to a = softmax(z), for no more units than lanes; logSum takes the logarithm of the sum if it is wanted. */
INLINE void N(rowSoftmax)(int out, const float *z, float *a, float *logSum) {
    vec shifted = N(before)(out, N(load)(z), -__builtin_inff());
    vec greatest = N(across)(false, shifted);
    vec e = N(exponential)(N(max)(shifted - greatest, N(all)(-87.3f)));
    e = N(before)(out, e, 0);
    vec sum = N(across)(true, e);
    N(store)(a, e / sum);
    if (logSum) {
        *logSum = greatest[0] + N(logarithm)(sum)[0];
    }
}

/* A weight after a step; scaled times factor is SCALE(rate) a delta. */
INLINE vec N(stepped)(float rate, vec scaled, vec factor, vec w) {
    return ONE_ORDER ? N(all)(-rate) * (scaled * factor + 0) + w : scaled * factor + w;
}

/*
 * In one pass over the weights: g = W delta, times phi'(z) of the layer below if there is one to go on to, and
 * W -= rate a delta^T. delta has `padded` values, of which those beyond `out` are 0.
 */
INLINE void N(rowStep)(int in, int out, bool below, enum function phi, float rate, float *restrict w,
                       const float *restrict a, const float *restrict delta, float *restrict deltaBelow) {
    const int padded = (out + LANES - 1) / LANES * LANES;
    const int vectors = padded / LANES;
    const int tile = vectors < 8 ? vectors : 8;
    if (below && vectors > 8) {
        /* Sums over more units than a tile has: by blocks of LANES inputs. */
        for (int i = 0; i < in; i += LANES) {
            vec sum[LANES];
            for (int k = 0; k < LANES; k++) {
                vec s = N(all)(0);
                vec scale = N(all)(SCALE(rate) * a[i + k]);
                for (int v = 0; v < vectors; v++) {
                    float *at = w + (i + k) * padded + v * LANES;
                    vec d = N(load)(delta + v * LANES);
                    vec weight = N(load)(at);
                    s = weight * d + s;
                    N(store)(at, N(stepped)(rate, scale, d, weight));
                }
                sum[k] = s;
            }
            N(store)(deltaBelow + i, N(derived)(phi, N(load)(a + i), N(sums)(sum)));
        }
    } else if (below) {
        vec d[8];
#pragma GCC unroll 8
        for (int v = 0; v < tile; v++) {
            d[v] = N(load)(delta + v * LANES);
        }
        for (int i = 0; i < in; i += LANES) {
            vec sum[LANES];
#pragma GCC unroll 16
            for (int k = 0; k < LANES; k++) {
                vec scale = N(all)(SCALE(rate) * a[i + k]);
#pragma GCC unroll 8
                for (int v = 0; v < tile; v++) {
                    float *at = w + (i + k) * padded + v * LANES;
                    vec weight = N(load)(at);
                    sum[k] = v == 0 ? weight * d[v] : weight * d[v] + sum[k];
                    N(store)(at, N(stepped)(rate, scale, d[v], weight));
                }
            }
            N(store)(deltaBelow + i, N(derived)(phi, N(load)(a + i), N(sums)(sum)));
        }
    } else {
        for (int at = 0; at < vectors; at += tile) {
            vec d[8];
#pragma GCC unroll 8
            for (int v = 0; v < tile; v++) {
                d[v] = SCALE(rate) * N(load)(delta + (at + v) * LANES);
            }
            for (int i = 0; i < in; i++) {
                vec input = N(all)(a[i]);
                float *row = w + i * padded + at * LANES;
#pragma GCC unroll 8
                for (int v = 0; v < tile; v++) {
                    N(store)(row + v * LANES, N(stepped)(rate, input, d[v], N(load)(row + v * LANES)));
                }
            }
        }
    }
    float *bias = w + in * padded;
#pragma GCC unroll 8
    for (int v = 0; v < vectors; v++) {
        N(store)(bias + v * LANES, -rate * N(load)(delta + v * LANES) + N(load)(bias + v * LANES));
    }
}

/* Adds to, or sets, the gradient of [in][padded] weights: the sum over rows of a [in][rows] times delta, in panels. */
INLINE void N(batchGradient)(int in, int out, int rows, bool add, const float *restrict a, const float *restrict delta,
                             float *restrict g) {
    const int padded = (out + LANES - 1) / LANES * LANES;
    const int vectors = padded / LANES;
    const int wide = vectors % 4 == 0 ? 4 : vectors % 2 == 0 ? 2 : 1;
    const int high = in % 8 == 0 && wide <= 2 ? 8 : 4;
    const int panel = wide * LANES;
    for (int at = 0; at < vectors; at += wide) {
        const float *d = delta + at * LANES * rows;
        for (int i = 0; i < in; i += high) {
            vec sum[16];
            float *corner = g + i * padded + at * LANES;
#pragma GCC unroll 16
            for (int k = 0; k < high * wide; k++) {
                sum[k] = add ? N(load)(corner + k / wide * padded + k % wide * LANES) : N(all)(0);
            }
            for (int r = 0; r < rows; r++) {
                vec column[4];
#pragma GCC unroll 4
                for (int v = 0; v < wide; v++) {
                    column[v] = N(load)(d + r * panel + v * LANES);
                }
#pragma GCC unroll 8
                for (int h = 0; h < high; h++) {
                    vec input = N(all)(a[(i + h) * rows + r]);
#pragma GCC unroll 4
                    for (int v = 0; v < wide; v++) {
                        sum[h * wide + v] = input * column[v] + sum[h * wide + v];
                    }
                }
            }
#pragma GCC unroll 16
            for (int k = 0; k < high * wide; k++) {
                N(store)(corner + k / wide * padded + k % wide * LANES, sum[k]);
            }
        }
        float *bias = g + in * padded + at * LANES;
#pragma GCC unroll 4
        for (int v = 0; v < wide; v++) {
            vec sum[4] = {add ? N(load)(bias + v * LANES) : N(all)(0), N(all)(0), N(all)(0), N(all)(0)};
            for (int r = 0; r < rows; r += 4) {
#pragma GCC unroll 4
                for (int k = 0; k < 4; k++) {
                    sum[k] += N(load)(d + (r + k) * panel + v * LANES);
                }
            }
            N(store)(bias + v * LANES, (sum[0] + sum[2]) + (sum[1] + sum[3]));
        }
    }
}

/* The number of units of one panel of delta, as batchGradient reads it. */
INLINE int N(panel)(int out) {
    const int vectors = (out + LANES - 1) / LANES;
    return (vectors % 4 == 0 ? 4 : vectors % 2 == 0 ? 2 : 1) * LANES;
}
