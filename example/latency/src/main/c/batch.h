/*
 * Blocks of rows: lanes are rows. The values of a block are stored [unit][block], block being a multiple of LANES, so
 * that layers of any width fill the vectors. Part of lanes.h, for the widest vectors only.
 */

INLINE void N(transpose4)(vec *z) {
    const ints low = EACH4(0, LANES, 1, LANES + 1), high = EACH4(2, LANES + 2, 3, LANES + 3);
    const ints front = EACH4(0, 1, LANES, LANES + 1), back = EACH4(2, 3, LANES + 2, LANES + 3);
    vec t0 = __builtin_shuffle(z[0], z[1], low), t1 = __builtin_shuffle(z[0], z[1], high);
    vec t2 = __builtin_shuffle(z[2], z[3], low), t3 = __builtin_shuffle(z[2], z[3], high);
    z[0] = __builtin_shuffle(t0, t2, front);
    z[1] = __builtin_shuffle(t0, t2, back);
    z[2] = __builtin_shuffle(t1, t3, front);
    z[3] = __builtin_shuffle(t1, t3, back);
}

INLINE vec4 loadUpTo4(int count, const float *p) {
#if defined __AVX512VL__
    return count >= 4 ? load4(p) : (vec4) _mm_maskz_loadu_ps((1 << count) - 1, p);
#else
    return count >= 4 ? load4(p) : (vec4) {p[0], count > 1 ? p[1] : 0, count > 2 ? p[2] : 0, 0};
#endif
}

INLINE void storeUpTo4(int count, float *p, vec4 v) {
#if defined __AVX512VL__
    if (count >= 4) {
        store4(p, v);
    } else {
        _mm_mask_storeu_ps(p, (1 << count) - 1, (__m128) v);
    }
#else
    for (int i = 0; i < count && i < 4; i++) {
        p[i] = v[i];
    }
#endif
}

INLINE vec N(ofFours)(const vec4 *f) {
#if LANES == 16 && defined __AVX512F__
    __m512 v = _mm512_castps128_ps512((__m128) f[0]);
    v = _mm512_insertf32x4(v, (__m128) f[1], 1);
    v = _mm512_insertf32x4(v, (__m128) f[2], 2);
    return (vec) _mm512_insertf32x4(v, (__m128) f[3], 3);
#else
    union { vec4 fours[LANES / 4]; vec v; } both;
    for (int i = 0; i < LANES / 4; i++) {
        both.fours[i] = f[i];
    }
    return both.v;
#endif
}

/* From rows of `size` values, of which the last may be missing and are taken as 0, to [unit][block]. */
INLINE void N(toLanes)(int size, int block, int rows, const float *restrict x, float *restrict lanes) {
    for (int r = 0; r < block; r += LANES) {
        for (int i = 0; i < size; i += 4) {
            vec z[4];
#pragma GCC unroll 4
            for (int q = 0; q < 4; q++) {
                vec4 f[LANES / 4];
#pragma GCC unroll 4
                for (int m = 0; m < LANES / 4; m++) {
                    int row = r + 4 * m + q;
                    f[m] = row < rows ? loadUpTo4(size - i, x + row * size + i) : (vec4) {};
                }
                z[q] = N(ofFours)(f);
            }
            N(transpose4)(z);
#pragma GCC unroll 4
            for (int q = 0; q < 4; q++) {
                if (i + q < size) {
                    N(store)(lanes + (i + q) * block + r, z[q]);
                }
            }
        }
    }
}

/*
 * From `size` units, [unit][block], to panels of `panel` units, in each of which a row has `width` values. Units from
 * size to `written` are written as 0.
 */
INLINE void N(toRows)(int size, int written, int panel, int width, int block, int rows, const float *restrict lanes,
                      float *restrict y) {
    for (int j = 0; j < size; j += 4) {
        float *to = y + j / panel * panel * block + j % panel;
        for (int r = 0; r < block; r += LANES) {
            vec z[4];
#pragma GCC unroll 4
            for (int q = 0; q < 4; q++) {
                z[q] = j + q < size ? N(load)(lanes + (j + q) * block + r) : N(all)(0);
            }
            N(transpose4)(z);
#pragma GCC unroll 4
            for (int q = 0; q < 4; q++) {
                union { vec v; vec4 fours[LANES / 4]; } both = {z[q]};
#pragma GCC unroll 4
                for (int m = 0; m < LANES / 4; m++) {
                    int row = r + 4 * m + q;
                    if (row < rows) {
                        storeUpTo4(written - j, to + row * width, both.fours[m]);
                    }
                }
            }
        }
    }
}

/* One tile: `high` sums of `wide` vectors of rows each, over the inputs from `from` to `to`. */
INLINE void N(tile)(int from, int to, int high, int wide, int block, int perInput, int perSum, const float *w,
                    const float *x, vec *sum) {
#pragma GCC unroll 2
    for (int i = from; i < to; i++) {
        vec input[4];
#pragma GCC unroll 4
        for (int v = 0; v < wide; v++) {
            input[v] = N(load)(x + i * block + v * LANES);
        }
#pragma GCC unroll 8
        for (int h = 0; h < high; h++) {
            vec weight = N(all)(w[i * perInput + h * perSum]);
#pragma GCC unroll 4
            for (int v = 0; v < wide; v++) {
                sum[h * wide + v] = weight * input[v] + sum[h * wide + v];
            }
        }
    }
}

/* As tile, for the c-th of so many chains, each of which has a part of the inputs; all but the first begin at 0. */
INLINE void N(chains1)(int c, int chains, int from, int to, int high, int wide, int block, int perInput, int perSum,
                       const float *w, const float *x, vec *sum) {
#pragma GCC unroll 16
    for (int k = 0; k < high * wide; k++) {
        sum[k] = c == 0 ? sum[k] : N(all)(0);
    }
    N(tile)(from + (to - from) * c / chains, from + (to - from) * (c + 1) / chains, high, wide, block, perInput, perSum,
            w, x, sum);
}

/* The sum of every apart-th chain from the c-th on, of which there are twice as many as `half` adds. */
#define TWICE_THE_CHAINS(name, half)                                                                                   \
    INLINE void N(name)(int c, int apart, int from, int to, int high, int wide, int block, int perInput, int perSum,   \
                        const float *w, const float *x, vec *sum) {                                                    \
        vec other[16];                                                                                                 \
        N(half)(c, 2 * apart, from, to, high, wide, block, perInput, perSum, w, x, sum);                               \
        N(half)(c + apart, 2 * apart, from, to, high, wide, block, perInput, perSum, w, x, other);                     \
        _Pragma("GCC unroll 16") for (int k = 0; k < high * wide; k++) {                                               \
            sum[k] += other[k];                                                                                        \
        }                                                                                                              \
    }
TWICE_THE_CHAINS(chains2, chains1)
TWICE_THE_CHAINS(chains4, chains2)
TWICE_THE_CHAINS(chains8, chains4)
#undef TWICE_THE_CHAINS

INLINE void N(chains)(int chains, int from, int to, int high, int wide, int block, int perInput, int perSum,
                      const float *w, const float *x, vec *sum) {
    if (chains == 8) {
        N(chains8)(0, 1, from, to, high, wide, block, perInput, perSum, w, x, sum);
    } else if (chains == 4) {
        N(chains4)(0, 1, from, to, high, wide, block, perInput, perSum, w, x, sum);
    } else if (chains == 2) {
        N(chains2)(0, 1, from, to, high, wide, block, perInput, perSum, w, x, sum);
    } else {
        N(tile)(from, to, high, wide, block, perInput, perSum, w, x, sum);
    }
}

/* Some rows of tiles: a = phi(b + W^T x), or, if `a` is given, z = (W x) phi'(z of a). */
INLINE void N(tiles)(int from, int to, bool first, bool last, int chains, int high, int wide, int block, int perInput,
                     int perSum, enum function phi, const float *w, const float *bias, const float *x, const float *a,
                     float *z) {
    for (int r = 0; r < block; r += wide * LANES) {
        vec sum[16];
#pragma GCC unroll 16
        for (int k = 0; k < high * wide; k++) {
            sum[k] = !first ? N(load)(z + k / wide * block + r + k % wide * LANES)
                     : bias ? N(all)(bias[k / wide])
                            : N(all)(0);
        }
        N(chains)(chains, from, to, high, wide, block, perInput, perSum, w, x + r, sum);
#pragma GCC unroll 16
        for (int k = 0; k < high * wide; k++) {
            int at = k / wide * block + r + k % wide * LANES;
            vec value = sum[k];
            if (last && a) {
                value = N(derived)(phi, N(load)(a + at), value);
            } else if (last && phi == RELU) {
                value = N(activated)(RELU, value);
            }
            N(store)(z + at, value);
        }
        if (last && !a && phi != RELU && phi != IDENTITY) {
            for (int k = 0; k < high * wide; k++) {
                float *at = z + k / wide * block + r + k % wide * LANES;
                N(store)(at, N(activated)(phi, N(load)(at)));
            }
        }
    }
}

/* The product of a matrix and a block, with what belongs before and after it; see tiles. */
INLINE void N(product)(int in, int out, int block, int perInput, int perSum, enum function phi,
                       const float *restrict w, const float *restrict bias, const float *restrict x,
                       const float *restrict a, float *restrict z) {
    const int wide = block / LANES < TILE_VECTORS ? block / LANES : TILE_VECTORS;
    const int high = wide == 1 && out % 8 == 0 ? 8 : TILE_SUMS;
    /* Long sums are taken in parts, for which the inputs and the weights stay in the first cache. */
    const int part = in > 2 * INPUTS_PER_PART && in % INPUTS_PER_PART == 0 ? INPUTS_PER_PART : in;
    /* Products without biases are W^T delta: a chain for each of eight lanes, if there are so many terms. */
    const int chains = !ONE_ORDER ? 1 : bias ? CHAINS(in, out) : in < 4 ? 1 : in < 8 ? 4 : 8;
    for (int from = 0; from < in; from += part) {
        bool first = from == 0, last = from + part == in;
        int o = 0;
        for (; o + high <= out; o += high) {
            N(tiles)(from, from + part, first, last, chains, high, wide, block, perInput, perSum, phi, w + o * perSum,
                     bias ? bias + o : NULL, x, a ? a + o * block : NULL, z + o * block);
        }
        if (out % high != 0) {
            N(tiles)(from, from + part, first, last, chains, out % high, wide, block, perInput, perSum, phi,
                     w + o * perSum, bias ? bias + o : NULL, x, a ? a + o * block : NULL, z + o * block);
        }
    }
}

/* From z to a; a may be z. logSum [block] takes the logarithms of the sums if it is wanted. */
INLINE void N(softmax)(int out, int block, const float *z, float *a, float *logSum) {
    for (int r = 0; r < block; r += LANES) {
        vec greatest = N(load)(z + r);
        for (int j = 1; j < out; j++) {
            greatest = N(max)(greatest, N(load)(z + j * block + r));
        }
        vec e[16];
        vec sum = N(all)(0);
#pragma GCC unroll 16
        for (int j = 0; j < out; j++) {
            e[j] = N(exponential)(N(max)(N(load)(z + j * block + r) - greatest, N(all)(-87.3f)));
            sum += e[j];
        }
        vec share = 1 / sum;
#pragma GCC unroll 16
        for (int j = 0; j < out; j++) {
            N(store)(a + j * block + r, e[j] * share);
        }
        if (logSum) {
            N(store)(logSum + r, greatest + N(logarithm)(sum));
        }
    }
}

/*
 * The deltas of the outputs, from z, and the sum of the costs in lanes; y is the target. Rows from `rows` on count for
 * nothing.
 */
INLINE vec N(outputDelta)(enum function phi, int out, int block, int rows, const float *restrict z,
                          const float *restrict y, float *restrict delta) {
    vec cost = N(all)(0);
    if (phi == SOFTMAX) {
        float logSum[64] __attribute__((aligned(64)));
        N(softmax)(out, block, z, delta, logSum);
        for (int r = 0; r < block; r += LANES) {
            vec sum = N(all)(0);
            for (int j = 0; j < out; j++) {
                vec target = N(load)(y + j * block + r);
                vec d = N(load)(delta + j * block + r) - target;
                N(store)(delta + j * block + r, N(before)(rows - r, d, 0));
                sum = target * (N(load)(logSum + r) - N(load)(z + j * block + r)) + sum;
            }
            cost += N(before)(rows - r, sum, 0);
        }
        return cost;
    }
    for (int r = 0; r < block; r += LANES) {
        for (int j = 0; j < out; j++) {
            vec value = N(load)(z + j * block + r), target = N(load)(y + j * block + r);
            vec d, c;
            if (phi == SIGMOID) {
                d = N(logistic)(value) - target;
                c = N(softplus)(value) - target * value;
            } else {
                d = value - target;
                c = d * d * 0.5f;
            }
            N(store)(delta + j * block + r, N(before)(rows - r, d, 0));
            cost += N(before)(rows - r, c, 0);
        }
    }
    return cost;
}

/* One step of Adam over `count` parameters, a multiple of 16; the gradient is multiplied by scale. */
INLINE void N(adam)(int count, float rate, float correction, float scale, float *restrict w, const float *restrict g,
                    float *restrict m, float *restrict v) {
#pragma GCC unroll 2
    for (int i = 0; i < count; i += LANES) {
        vec gradient = N(load)(g + i) * scale;
        vec mean = N(load)(m + i) * 0.9f + (float) (1 - 0.9) * gradient;
        vec square = N(load)(v + i) * 0.999f + (float) (1 - 0.999) * (gradient * gradient);
        N(store)(m + i, mean);
        N(store)(v + i, square);
        N(store)(w + i, N(load)(w + i) - rate * (mean / (N(root)(correction * square) + 1e-8f)));
    }
}
