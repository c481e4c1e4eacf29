/*
 * What a core can do: the nets and tasks of this benchmark as C that is compiled for one machine and one shape each.
 * The README beside the module's pom says how to run it.
 */
#if defined __x86_64__
#include <immintrin.h>
#endif
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#if !defined __FMA__ && !defined __ARM_FEATURE_FMA
#error "needs a processor with fused multiply-adds, and -march=native to know of it"
#endif

#define INLINE static inline __attribute__((always_inline))
#define NOINLINE __attribute__((noinline, noclone))
#define ALIGNED __attribute__((aligned(64)))

/* The widest vector in use, in floats; 8 can be asked for on a machine that has 16. */
#ifndef WIDEST
#ifdef __AVX512F__
#define WIDEST 16
#else
#define WIDEST 8
#endif
#endif

/* Tiles of the products of a block of rows: rows (vectors) x sums; they fit the registers. */
#define TILE_VECTORS (WIDEST == 16 ? 4 : 2)
#define TILE_SUMS 4
#ifndef INPUTS_PER_PART
#define INPUTS_PER_PART 56
#endif

/*
 * What the generated code is bound to, to see what it costs: 1 for sums in its order (as many chains, eight lanes, and
 * a gradient of one row rounded before the step), and the numbers by which arrays miss the begin of a cache line.
 */
#ifndef ONE_ORDER
#define ONE_ORDER 0
#endif
#ifndef MISALIGNED
#define MISALIGNED 0
#endif

/* The chains that a sum of z has, in the one order. */
#define CHAINS(in, out) ((out) < 4 ? 8 : (out) <= 16 && (in) >= 32 ? 4 : (out) <= 32 && (in) >= 16 ? 2 : 1)

/* What goes into the product of a step before it is rounded: the rate, but not in the one order. */
#define SCALE(rate) (ONE_ORDER ? 1 : -(rate))

enum function { IDENTITY, RELU, TANH, SIGMOID, SOFTMAX };

enum { MOST_UNITS = 1024, MOST_LAYERS = 3 };

/*
 * What a net needs: parameters, gradients, moments, and the values of a block of at most 64 rows: [unit][row], but for
 * rows..., which are in panels of [row][unit].
 */
struct state {
    float *w, *g, *m, *v;
    double power1, power2;
    float *x, *a1, *a2, *z, *y, *d, *d1, *d2, *rowsOut, *rows1, *rows2;
};

struct net {
    const char *name;
    int layers;
    int sizes[MOST_LAYERS + 1], strides[MOST_LAYERS + 1], offsets[MOST_LAYERS + 1];
    int parameters;
    enum function hidden, output;
    void (*forward)(struct state *, const float *input, float *output);
    float (*learn)(struct state *, const float *input, const float *target, float rate);
    void (*forwardMany)(struct state *, const float *inputs, float *outputs, int rows);
    float (*gradient)(struct state *, const float *inputs, const float *targets, int rows);
    float (*adam)(struct state *, const float *inputs, const float *targets, int rows, float rate);
};

#define LANES 4
#include "lanes.h"
#undef LANES
#define LANES 8
#include "lanes.h"
#undef LANES
#if WIDEST == 16
#define LANES 16
#include "lanes.h"
#undef LANES
#endif

#define NAME_(x) #x
#define NAME(x) NAME_(x)
#define WIDE__(name, lanes) name##lanes
#define WIDE_(name, lanes) WIDE__(name, lanes)
#define WIDE(name) WIDE_(name, WIDEST)

/* Lanes of one row: as many as the layer has units, and of the widest vectors. */
#define LANES_OF(out) ((out) <= 4 ? 4 : (out) <= 8 || WIDEST == 8 ? 8 : 16)
#define STRIDE(out) (((out) + LANES_OF(out) - 1) / LANES_OF(out) * LANES_OF(out))
#define PADDED(n) (((n) + 15) / 16 * 16)
#define PARAMETERS(in, out) PADDED(((in) + 1) * STRIDE(out))

#if WIDEST == 16
#define BY_LANES(out, name, ...)                                                                                       \
    (LANES_OF(out) == 4   ? name##4(__VA_ARGS__)                                                                       \
     : LANES_OF(out) == 8 ? name##8(__VA_ARGS__)                                                                       \
                          : name##16(__VA_ARGS__))
#else
#define BY_LANES(out, name, ...) (LANES_OF(out) == 4 ? name##4(__VA_ARGS__) : name##8(__VA_ARGS__))
#endif
#define ROW_LAYER(in, out, ...) BY_LANES(out, rowLayer, in, out, __VA_ARGS__)
#if ONE_ORDER
#define ROW_STEP(in, out, below, ...)                                                                                  \
    (below && out > 8 ? rowStep8(in, out, below, __VA_ARGS__) : BY_LANES(out, rowStep, in, out, below, __VA_ARGS__))
#else
#define ROW_STEP(in, out, ...) BY_LANES(out, rowStep, in, out, __VA_ARGS__)
#endif
#define BATCH_GRADIENT(in, out, ...) BY_LANES(out, batchGradient, in, out, __VA_ARGS__)
#define PANEL(out) BY_LANES(out, panel, out)
#if WIDEST == 16
#define ROW_SOFTMAX(out, ...) BY_LANES(out, rowSoftmax, out, __VA_ARGS__)
#else
/* Ten outputs are more than eight lanes: a pair of vectors, as GCC splits it. */
#define LANES 16
#undef WIDEST
#define WIDEST 0
#include "lanes.h"
#undef LANES
#undef WIDEST
#define WIDEST 8
#define ROW_SOFTMAX(out, ...) ((out) > 8 ? rowSoftmax16(out, __VA_ARGS__) : BY_LANES(out, rowSoftmax, out, __VA_ARGS__))
#endif

#define NET tiny
#define IN 4
#define H1 8
#define OUT 3
#define HIDDEN TANH
#define OUTPUT SOFTMAX
#include "net.h"

#define NET small
#define IN 16
#define H1 32
#define H2 32
#define OUT 4
#define HIDDEN RELU
#define OUTPUT SOFTMAX
#include "net.h"

#define NET medium
#define IN 64
#define H1 128
#define H2 64
#define OUT 10
#define HIDDEN RELU
#define OUTPUT SOFTMAX
#include "net.h"

#define NET image
#define IN 784
#define H1 128
#define OUT 10
#define HIDDEN RELU
#define OUTPUT SOFTMAX
#include "net.h"

#define NET binary
#define IN 32
#define H1 64
#define H2 32
#define OUT 1
#define HIDDEN RELU
#define OUTPUT SIGMOID
#include "net.h"

#define NET regression
#define IN 24
#define H1 8
#define OUT 2
#define HIDDEN TANH
#define OUTPUT IDENTITY
#include "net.h"

#define NET matrix
#define IN 4
#define H1 32
#define H2 16
#define OUT 4
#define HIDDEN TANH
#define OUTPUT IDENTITY
#include "net.h"

static const struct net *const NETS[] = {
    &net_tiny, &net_small, &net_medium, &net_image, &net_binary, &net_regression, &net_matrix,
};

#include "data.h"
#include "naive.h"
#include "measure.h"

int main(int count, char **arguments) {
#if defined __x86_64__
    _mm_setcsr(_mm_getcsr() | 0x8040); /* denormals are 0 */
#endif
    if (count == 2 && strcmp(arguments[1], "peak") == 0) {
        return peak();
    }
    if (count == 2 && strcmp(arguments[1], "check") == 0) {
        return checkAll();
    }
    if (count == 4 && strcmp(arguments[1], "print") == 0) {
        return print(netNamed(arguments[2]), taskNamed(arguments[3]));
    }
    if (count == 3 || count == 4) {
        return measure(netNamed(arguments[1]), taskNamed(arguments[2]), count == 4 ? atof(arguments[3]) : 3);
    }
    return usage();
}
