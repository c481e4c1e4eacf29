/*
 * One net. Included once for each, with NET (its name), IN, H1, (H2,) OUT, HIDDEN and OUTPUT (activations) defined.
 * Every size is a constant here, and everything is inlined into these functions.
 */
#define T_(name, net) name##_##net
#define T__(name, net) T_(name, net)
#define T(name) T__(name, NET)

#ifdef H2
#define LAST_IN H2
#else
#define LAST_IN H1
#endif

enum {
    T(w1) = 0,
    T(w2) = T(w1) + PARAMETERS(IN, H1),
#ifdef H2
    T(w3) = T(w2) + PARAMETERS(H1, H2),
    T(parameters) = T(w3) + PARAMETERS(H2, OUT),
    T(wOut) = T(w3)
#else
    T(parameters) = T(w2) + PARAMETERS(H1, OUT),
    T(wOut) = T(w2)
#endif
};

static const struct net T(net);

static NOINLINE void T(forward)(struct state *s, const float *input, float *output) {
    float a1[PADDED(H1)] ALIGNED, z[PADDED(OUT)] ALIGNED;
    const float *w = s->w;
    ROW_LAYER(IN, H1, HIDDEN, w + T(w1), input, a1);
#ifdef H2
    float a2[PADDED(H2)] ALIGNED;
    ROW_LAYER(H1, H2, HIDDEN, w + T(w2), a1, a2);
    ROW_LAYER(H2, OUT, OUTPUT, w + T(w3), a2, z);
#else
    ROW_LAYER(H1, OUT, OUTPUT, w + T(w2), a1, z);
#endif
    if (OUTPUT == SOFTMAX) {
        ROW_SOFTMAX(OUT, z, z, NULL);
    }
    for (int j = 0; j < OUT; j++) {
        output[j] = z[j];
    }
}

static NOINLINE float T(learn)(struct state *s, const float *input, const float *target, float rate) {
    float a1[PADDED(H1)] ALIGNED, z[PADDED(OUT)] ALIGNED, d1[PADDED(H1)] ALIGNED, d[PADDED(OUT)] ALIGNED;
    float *w = s->w;
    ROW_LAYER(IN, H1, HIDDEN, w + T(w1), input, a1);
#ifdef H2
    float a2[PADDED(H2)] ALIGNED, d2[PADDED(H2)] ALIGNED;
    ROW_LAYER(H1, H2, HIDDEN, w + T(w2), a1, a2);
    ROW_LAYER(H2, OUT, IDENTITY, w + T(w3), a2, z);
#else
    float *a2 = a1, *d2 = d1;
    ROW_LAYER(H1, OUT, IDENTITY, w + T(w2), a1, z);
#endif
    float cost = 0;
    for (int j = 0; j < PADDED(OUT); j++) {
        d[j] = 0;
    }
    if (OUTPUT == SOFTMAX) {
        float logSum;
        ROW_SOFTMAX(OUT, z, d, &logSum);
        for (int j = 0; j < OUT; j++) {
            d[j] -= target[j];
            cost += target[j] * (logSum - z[j]);
        }
    } else {
        for (int j = 0; j < OUT; j++) {
            if (OUTPUT == SIGMOID) {
                vec4 value = all4(z[j]);
                d[j] = logistic4(value)[0] - target[j];
                cost += softplus4(value)[0] - target[j] * z[j];
            } else {
                d[j] = z[j] - target[j];
                cost += d[j] * d[j] * 0.5f;
            }
        }
    }
    ROW_STEP(LAST_IN, OUT, true, HIDDEN, rate, w + T(wOut), a2, d, d2);
#ifdef H2
    ROW_STEP(H1, H2, true, HIDDEN, rate, w + T(w2), a1, d2, d1);
#endif
    ROW_STEP(IN, H1, false, HIDDEN, rate, w + T(w1), input, d1, NULL);
    return cost;
}

/* The outputs (IDENTITY in place of OUTPUT: the z) of a block of rows, in lanes. */
INLINE void T(forwardBlock)(int block, int rows, enum function output, struct state *s, const float *inputs) {
    const float *w = s->w;
    WIDE(toLanes)(IN, block, rows, inputs, s->x);
    WIDE(product)(IN, H1, block, STRIDE(H1), 1, HIDDEN, w + T(w1), w + T(w1) + IN * STRIDE(H1), s->x, NULL, s->a1);
#ifdef H2
    WIDE(product)(H1, H2, block, STRIDE(H2), 1, HIDDEN, w + T(w2), w + T(w2) + H1 * STRIDE(H2), s->a1, NULL, s->a2);
    WIDE(product)(H2, OUT, block, STRIDE(OUT), 1, output, w + T(w3), w + T(w3) + H2 * STRIDE(OUT), s->a2, NULL, s->z);
#else
    WIDE(product)(H1, OUT, block, STRIDE(OUT), 1, output, w + T(w2), w + T(w2) + H1 * STRIDE(OUT), s->a1, NULL, s->z);
#endif
}

INLINE void T(outputs)(int block, int rows, struct state *s, const float *inputs, float *outputs) {
    T(forwardBlock)(block, rows, OUTPUT == SOFTMAX ? IDENTITY : OUTPUT, s, inputs);
    if (OUTPUT == SOFTMAX) {
        WIDE(softmax)(OUT, block, s->z, s->z, NULL);
    }
    WIDE(toRows)(OUT, OUT, PADDED(OUT), OUT, block, rows, s->z, outputs);
}

static NOINLINE void T(forwardMany)(struct state *s, const float *inputs, float *outputs, int rows) {
    int r = 0;
    for (; r + 64 <= rows; r += 64) {
        T(outputs)(64, 64, s, inputs + r * IN, outputs + r * OUT);
    }
    for (; r < rows; r += 16) {
        T(outputs)(16, rows - r < 16 ? rows - r : 16, s, inputs + r * IN, outputs + r * OUT);
    }
}

INLINE void T(gradientBlock)(int block, int rows, bool add, struct state *s, const float *inputs, const float *targets,
                             WIDE(vec) *cost) {
    const float *w = s->w;
    T(forwardBlock)(block, rows, IDENTITY, s, inputs);
    WIDE(toLanes)(OUT, block, rows, targets, s->y);
    *cost += WIDE(outputDelta)(OUTPUT, OUT, block, rows, s->z, s->y, s->d);
    /* Of the last panel, what lies beyond the whole fours was 0 from the start. */
    WIDE(toRows)(OUT, (OUT + 3) / 4 * 4, PANEL(OUT), PANEL(OUT), block, block, s->d, s->rowsOut);
#ifdef H2
    BATCH_GRADIENT(H2, OUT, block, add, s->a2, s->rowsOut, s->g + T(w3));
    WIDE(product)(OUT, H2, block, 1, STRIDE(OUT), HIDDEN, w + T(w3), NULL, s->d, s->a2, s->d2);
    WIDE(toRows)(H2, H2, PANEL(H2), PANEL(H2), block, block, s->d2, s->rows2);
    BATCH_GRADIENT(H1, H2, block, add, s->a1, s->rows2, s->g + T(w2));
    WIDE(product)(H2, H1, block, 1, STRIDE(H2), HIDDEN, w + T(w2), NULL, s->d2, s->a1, s->d1);
#else
    BATCH_GRADIENT(H1, OUT, block, add, s->a1, s->rowsOut, s->g + T(w2));
    WIDE(product)(OUT, H1, block, 1, STRIDE(OUT), HIDDEN, w + T(w2), NULL, s->d, s->a1, s->d1);
#endif
    WIDE(toRows)(H1, H1, PANEL(H1), PANEL(H1), block, block, s->d1, s->rows1);
    BATCH_GRADIENT(IN, H1, block, add, s->x, s->rows1, s->g + T(w1));
}

/* Sets the gradient to the sum over the rows; the sum of the costs. */
static NOINLINE float T(gradient)(struct state *s, const float *inputs, const float *targets, int rows) {
    WIDE(vec) cost = {};
    int r = 0;
    for (; r + 64 <= rows; r += 64) {
        T(gradientBlock)(64, 64, r > 0, s, inputs + r * IN, targets + r * OUT, &cost);
    }
    for (; r < rows; r += 16) {
        int some = rows - r < 16 ? rows - r : 16;
        T(gradientBlock)(16, some, r > 0, s, inputs + r * IN, targets + r * OUT, &cost);
    }
    return WIDE(across)(true, cost)[0];
}

static NOINLINE float T(adam)(struct state *s, const float *inputs, const float *targets, int rows, float rate) {
    float cost = T(gradient)(s, inputs, targets, rows);
    s->power1 *= 0.9;
    s->power2 *= 0.999;
    WIDE(adam)(T(parameters), (float) (rate / (1 - s->power1)), (float) (1 / (1 - s->power2)), (float) (1.0 / rows),
               s->w, s->g, s->m, s->v);
    return cost;
}

static const struct net T(net) = {
#ifdef H2
    .name = NAME(IN) "-" NAME(H1) "-" NAME(H2) "-" NAME(OUT),
    .layers = 3,
    .sizes = {IN, H1, H2, OUT},
    .strides = {0, STRIDE(H1), STRIDE(H2), STRIDE(OUT)},
    .offsets = {0, T(w1), T(w2), T(w3)},
#else
    .name = NAME(IN) "-" NAME(H1) "-" NAME(OUT),
    .layers = 2,
    .sizes = {IN, H1, OUT},
    .strides = {0, STRIDE(H1), STRIDE(OUT)},
    .offsets = {0, T(w1), T(w2)},
#endif
    .parameters = T(parameters),
    .hidden = HIDDEN,
    .output = OUTPUT,
    .forward = T(forward),
    .learn = T(learn),
    .forwardMany = T(forwardMany),
    .gradient = T(gradient),
    .adam = T(adam),
};

#undef NET
#undef IN
#undef H1
#undef H2
#undef OUT
#undef HIDDEN
#undef OUTPUT
#undef LAST_IN
#undef T
#undef T_
#undef T__
