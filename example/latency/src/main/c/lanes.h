/*
 * Vectors of LANES floats, and what layers and functions need of them. Included once for each number of lanes, with
 * LANES defined as 4, 8 or 16; every name here ends with it.
 *
 * a * b + c is one fused multiply-add wherever the processor has it: from -O2 on, GCC contracts expressions.
 */
#define PASTE_(name, lanes) name##lanes
#define PASTE(name, lanes) PASTE_(name, lanes)
#define N(name) PASTE(name, LANES)
#define vec N(vec)
#define ints N(ints)

typedef float vec __attribute__((vector_size(LANES * 4)));
typedef int ints __attribute__((vector_size(LANES * 4)));
typedef float N(loose) __attribute__((vector_size(LANES * 4), aligned(4), may_alias));

INLINE vec N(all)(float value) { return value - (vec){}; }
INLINE vec N(load)(const float *p) { return *(const N(loose) *) p; }
INLINE void N(store)(float *p, vec v) { *(N(loose) *) p = v; }

#if LANES == 16 && defined __AVX512F__
INLINE vec N(max)(vec a, vec b) { return (vec) _mm512_max_ps((__m512) a, (__m512) b); }
INLINE vec N(min)(vec a, vec b) { return (vec) _mm512_min_ps((__m512) a, (__m512) b); }
INLINE vec N(root)(vec a) { return (vec) _mm512_sqrt_ps((__m512) a); }
/* a < b ? c : d */
INLINE vec N(less)(vec a, vec b, vec c, vec d) {
    return (vec) _mm512_mask_blend_ps(_mm512_cmp_ps_mask((__m512) a, (__m512) b, _CMP_LT_OQ), (__m512) d, (__m512) c);
}
#elif LANES == 8 && defined __AVX512VL__
INLINE vec N(max)(vec a, vec b) { return (vec) _mm256_max_ps((__m256) a, (__m256) b); }
INLINE vec N(min)(vec a, vec b) { return (vec) _mm256_min_ps((__m256) a, (__m256) b); }
INLINE vec N(root)(vec a) { return (vec) _mm256_sqrt_ps((__m256) a); }
INLINE vec N(less)(vec a, vec b, vec c, vec d) {
    return (vec) _mm256_mask_blend_ps(_mm256_cmp_ps_mask((__m256) a, (__m256) b, _CMP_LT_OQ), (__m256) d, (__m256) c);
}
#elif LANES == 8 && defined __AVX__
INLINE vec N(max)(vec a, vec b) { return (vec) _mm256_max_ps((__m256) a, (__m256) b); }
INLINE vec N(min)(vec a, vec b) { return (vec) _mm256_min_ps((__m256) a, (__m256) b); }
INLINE vec N(root)(vec a) { return (vec) _mm256_sqrt_ps((__m256) a); }
INLINE vec N(less)(vec a, vec b, vec c, vec d) {
    return (vec) _mm256_blendv_ps((__m256) d, (__m256) c, _mm256_cmp_ps((__m256) a, (__m256) b, _CMP_LT_OQ));
}
#elif LANES == 4 && defined __AVX__
INLINE vec N(max)(vec a, vec b) { return (vec) _mm_max_ps((__m128) a, (__m128) b); }
INLINE vec N(min)(vec a, vec b) { return (vec) _mm_min_ps((__m128) a, (__m128) b); }
INLINE vec N(root)(vec a) { return (vec) _mm_sqrt_ps((__m128) a); }
INLINE vec N(less)(vec a, vec b, vec c, vec d) {
    return (vec) _mm_blendv_ps((__m128) d, (__m128) c, _mm_cmp_ps((__m128) a, (__m128) b, _CMP_LT_OQ));
}
#else
INLINE vec N(less)(vec a, vec b, vec c, vec d) {
    ints mask = a < b;
    return (vec) ((mask & (ints) c) | (~mask & (ints) d));
}
INLINE vec N(max)(vec a, vec b) { return N(less)(a, b, b, a); }
INLINE vec N(min)(vec a, vec b) { return N(less)(a, b, a, b); }
INLINE vec N(root)(vec a) {
    for (int i = 0; i < LANES; i++) {
        a[i] = __builtin_sqrtf(a[i]);
    }
    return a;
}
#endif

INLINE vec N(magnitude)(vec a) { return (vec) ((ints) a & 0x7fffffff); }

/* ---- functions, at most 2 units in the last place from the exact value ---- */

/* x = n ln 2 + r: e^r - 1; shifted holds n in its low bits. */
INLINE vec N(reduced)(vec x, vec *shifted) {
    *shifted = x * 0x1.715476p0f + N(all)(0x1.8p23f);
    vec n = *shifted - 0x1.8p23f;
    vec r = n * 0x1.05c61p-29f + (n * -0x1.62e43p-1f + x);
    vec square = r * r;
    vec q = r * 0x1.9e7d64p-13f + 0x1.6d3aap-10f;
    q = q * square + (r * 0x1.1112d4p-7f + 0x1.5554f8p-5f);
    q = q * square + (r * 0x1.555554p-3f + 0.5f);
    return square * q + r;
}

/* e^x for -87.3 <= x <= 88. */
INLINE vec N(exponential)(vec x) {
    vec shifted;
    vec significand = N(reduced)(x, &shifted) + 1;
    return (vec) ((ints) significand + ((ints) shifted << 23));
}

/* 1 + e^x for the same x. */
INLINE vec N(onePlusExponential)(vec x) {
    vec shifted;
    vec reduced = N(reduced)(x, &shifted);
    vec power = (vec) (((ints) shifted << 23) + 0x3f800000);
    return reduced * power + (power + 1);
}

INLINE vec N(tangent)(vec x) {
    vec magnitude = N(magnitude)(x);
    vec large = 1 - 2 / N(onePlusExponential)(2 * N(min)(magnitude, N(all)(10)));
    large = (vec) ((ints) large | ((ints) x & (int) 0x80000000));
    vec s = x * x;
    vec p = s * -0x1.7ff9dap-8f + 0x1.5440ep-6f;
    p = p * s + -0x1.b888d6p-5f;
    p = p * s + 0x1.110944p-3f;
    p = p * s + -0x1.55553cp-2f;
    vec small = x * s * p + x;
    return N(less)(magnitude, N(all)(0.6f), small, large);
}

INLINE vec N(logistic)(vec x) {
    return 1 / (1 + N(exponential)(N(min)(N(max)(-x, N(all)(-87.3f)), N(all)(87.3f))));
}

/* log x for normal x: x = 2^k (1 + f), log(1 + f) by the odd series in f / (2 + f). */
INLINE vec N(logarithm)(vec x) {
    ints k = ((ints) x - 0x3f3504f3) >> 23;
    vec f = (vec) ((ints) x - (k << 23)) - 1;
    vec exponent = __builtin_convertvector(k, vec);
    vec s = f / (2 + f);
    vec z = s * s;
    vec p = z * 0x1.c71c72p-3f + 0x1.24924ap-2f;
    p = p * z + 0x1.99999ap-2f;
    p = p * z + 0x1.555556p-1f;
    /* log(1 + f) = 2 s + s z p, and 2 s = f - s f */
    return exponent * 0x1.62e43p-1f + (f + (s * (z * p - f) + exponent * -0x1.05c61p-29f));
}

/* log(1 + e^x) = max(x, 0) + log(1 + e^-|x|), the logarithm corrected for the rounding of 1 + e. */
INLINE vec N(softplus)(vec x) {
    vec e = N(exponential)(N(max)(-N(magnitude)(x), N(all)(-87.3f)));
    vec u = 1 + e;
    return N(max)(x, N(all)(0)) + (N(logarithm)(u) + (e - (u - 1)) / u);
}

INLINE vec N(activated)(enum function phi, vec z) {
    return phi == RELU ? N(max)(z, N(all)(0)) : phi == TANH ? N(tangent)(z) : phi == SIGMOID ? N(logistic)(z) : z;
}

/* g phi'(z), from a = phi(z) */
INLINE vec N(derived)(enum function phi, vec a, vec g) {
    return phi == RELU ? N(less)(N(all)(0), a, g, N(all)(0)) : phi == TANH ? g - g * (a * a) : g;
}

/* ---- across lanes ---- */

/* In each group of four lanes: the sums of the four lanes of a, of b, of c and of d. */
#if LANES == 16
#define EACH4(i, j, k, l)                                                                                              \
    (ints) { i, j, k, l, i + 4, j + 4, k + 4, l + 4, i + 8, j + 8, k + 8, l + 8, i + 12, j + 12, k + 12, l + 12 }
#elif LANES == 8
#define EACH4(i, j, k, l) (ints) { i, j, k, l, i + 4, j + 4, k + 4, l + 4 }
#else
#define EACH4(i, j, k, l) (ints) { i, j, k, l }
#endif

INLINE vec N(fours)(vec a, vec b, vec c, vec d) {
    const ints low = EACH4(0, LANES, 1, LANES + 1), high = EACH4(2, LANES + 2, 3, LANES + 3);
    const ints front = EACH4(0, 1, LANES, LANES + 1), back = EACH4(2, 3, LANES + 2, LANES + 3);
    vec ab = __builtin_shuffle(a, b, low) + __builtin_shuffle(a, b, high);
    vec cd = __builtin_shuffle(c, d, low) + __builtin_shuffle(c, d, high);
    return __builtin_shuffle(ab, cd, front) + __builtin_shuffle(ab, cd, back);
}

/* The sums of LANES vectors, one in each lane. */
INLINE vec N(sums)(const vec *v) {
#if LANES == 16
    vec p = N(fours)(v[0], v[1], v[2], v[3]), q = N(fours)(v[4], v[5], v[6], v[7]);
    vec r = N(fours)(v[8], v[9], v[10], v[11]), s = N(fours)(v[12], v[13], v[14], v[15]);
    const ints even = {0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27};
    const ints odd = {4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31};
    vec pq = __builtin_shuffle(p, q, even) + __builtin_shuffle(p, q, odd);
    vec rs = __builtin_shuffle(r, s, even) + __builtin_shuffle(r, s, odd);
    return __builtin_shuffle(pq, rs, even) + __builtin_shuffle(pq, rs, odd);
#elif LANES == 8
    vec p = N(fours)(v[0], v[1], v[2], v[3]), q = N(fours)(v[4], v[5], v[6], v[7]);
    const ints even = {0, 1, 2, 3, 8, 9, 10, 11}, odd = {4, 5, 6, 7, 12, 13, 14, 15};
    return __builtin_shuffle(p, q, even) + __builtin_shuffle(p, q, odd);
#else
    return N(fours)(v[0], v[1], v[2], v[3]);
#endif
}

/* The greatest lane, or the sum of the lanes, in every lane. */
INLINE vec N(across)(bool sum, vec v) {
#if LANES == 16
    const ints by8 = {8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7};
    vec w = __builtin_shuffle(v, by8);
    v = sum ? v + w : N(max)(v, w);
#endif
#if LANES >= 8
#if LANES == 16
    const ints by4 = {4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11};
#else
    const ints by4 = {4, 5, 6, 7, 0, 1, 2, 3};
#endif
    vec x = __builtin_shuffle(v, by4);
    v = sum ? v + x : N(max)(v, x);
#endif
    vec y = __builtin_shuffle(v, EACH4(2, 3, 0, 1));
    v = sum ? v + y : N(max)(v, y);
    vec u = __builtin_shuffle(v, EACH4(1, 0, 3, 2));
    return sum ? v + u : N(max)(v, u);
}

/* v where the lane is before the end-th, else `otherwise`. */
INLINE vec N(before)(int end, vec v, float otherwise) {
    if (end >= LANES) {
        return v;
    }
    vec lane;
    for (int i = 0; i < LANES; i++) {
        lane[i] = i;
    }
    return N(less)(lane, N(all)(end), v, N(all)(otherwise));
}

#include "row.h"
#if LANES == WIDEST
#include "batch.h"
#endif

#undef vec
#undef ints
#undef EACH4
#undef N
#undef PASTE
#undef PASTE_
