/* Weights and rows that another language makes alike: a linear congruential generator and float arithmetic. */

static uint32_t draw(uint32_t *seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* Uniform in [-1, 1). */
static float uniform(uint32_t *seed) { return draw(seed) * 0x1p-23f - 1; }

enum { WEIGHT_SEED = 1, ROW_SEED = 2 };

static float *zeros(size_t count) {
    size_t bytes = ((count + MISALIGNED) * sizeof(float) + 127) / 64 * 64;
    float *p = aligned_alloc(64, bytes);
    if (!p) {
        perror("memory");
        exit(1);
    }
    memset(p, 0, bytes);
    return p + MISALIGNED;
}

static void release(float *p) { free(p - MISALIGNED); }

/* Layer by layer, unit by unit: its weights, then (after all units) the biases. */
static struct state newState(const struct net *net) {
    struct state s = {.power1 = 1, .power2 = 1};
    s.w = zeros(net->parameters);
    s.g = zeros(net->parameters);
    s.m = zeros(net->parameters);
    s.v = zeros(net->parameters);
    float **blocks[] = {&s.x, &s.a1, &s.a2, &s.z, &s.y, &s.d, &s.d1, &s.d2, &s.rowsOut, &s.rows1, &s.rows2};
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
        *blocks[i] = zeros(64 * MOST_UNITS);
    }
    uint32_t seed = WEIGHT_SEED;
    for (int l = 1; l <= net->layers; l++) {
        int in = net->sizes[l - 1], out = net->sizes[l];
        float *w = s.w + net->offsets[l];
        float limit = (float) sqrt(6.0 / (in + out));
        for (int j = 0; j < out; j++) {
            for (int i = 0; i < in; i++) {
                w[i * net->strides[l] + j] = uniform(&seed) * limit;
            }
        }
        for (int j = 0; j < out; j++) {
            w[in * net->strides[l] + j] = uniform(&seed) * 0.1f;
        }
    }
    return s;
}

static void freeState(struct state s) {
    float *all[] = {s.w, s.g, s.m, s.v, s.x, s.a1, s.a2, s.z, s.y, s.d, s.d1, s.d2, s.rowsOut, s.rows1, s.rows2};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        release(all[i]);
    }
}

struct rows {
    int count;
    float *inputs, *targets;
};

/* Row by row: the inputs, then the target (one class; 0 or 1; or anything). */
static struct rows newRows(const struct net *net, int count) {
    int in = net->sizes[0], out = net->sizes[net->layers];
    struct rows rows = {count, zeros((size_t) count * in), zeros((size_t) count * out)};
    uint32_t seed = ROW_SEED;
    for (int r = 0; r < count; r++) {
        for (int i = 0; i < in; i++) {
            rows.inputs[r * in + i] = uniform(&seed);
        }
        float *target = rows.targets + r * out;
        if (net->output == SOFTMAX) {
            target[draw(&seed) % out] = 1;
        } else {
            for (int j = 0; j < out; j++) {
                target[j] = net->output == SIGMOID ? draw(&seed) & 1 : uniform(&seed);
            }
        }
    }
    return rows;
}

static void freeRows(struct rows rows) {
    release(rows.inputs);
    release(rows.targets);
}
