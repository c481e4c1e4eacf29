/* The tasks, their times, and the peaks of the core. */

enum kind { FORWARD, LEARN, GRADIENT, ADAM };

struct task {
    const char *name;
    enum kind kind;
    int rows;
};

static const struct task TASKS[] = {
    {"forward1", FORWARD, 1},   {"forward64", FORWARD, 64},     {"learn1", LEARN, 1},
    {"adam64", ADAM, 64},       {"gradient200", GRADIENT, 200}, {"adam10000", ADAM, 10000},
};

static int usage(void) {
    fputs("yardstick NET TASK [seconds]   median and minimum time of one operation, in ns\n"
          "yardstick print NET TASK       the results of one operation, one number a line\n"
          "yardstick check                compares all nets with plain loops in double\n"
          "yardstick peak                 what this core can do\n\nNET: ", stderr);
    for (size_t i = 0; i < sizeof NETS / sizeof *NETS; i++) {
        fprintf(stderr, " %s", NETS[i]->name);
    }
    fputs("\nTASK:", stderr);
    for (size_t i = 0; i < sizeof TASKS / sizeof *TASKS; i++) {
        fprintf(stderr, " %s", TASKS[i].name);
    }
    fputs("\n", stderr);
    return 2;
}

static const struct net *netNamed(const char *name) {
    for (size_t i = 0; i < sizeof NETS / sizeof *NETS; i++) {
        if (strcmp(NETS[i]->name, name) == 0) {
            return NETS[i];
        }
    }
    exit(usage());
}

static const struct task *taskNamed(const char *name) {
    for (size_t i = 0; i < sizeof TASKS / sizeof *TASKS; i++) {
        if (strcmp(TASKS[i].name, name) == 0) {
            return &TASKS[i];
        }
    }
    exit(usage());
}

/* One-row tasks go through these rows in turn; it is a power of two. */
enum { ONE_BY_ONE = 16 };

static volatile float sink;

static NOINLINE void run(const struct net *net, const struct task *task, struct state *s, struct rows rows,
                         float *outputs, long operations) {
    int in = net->sizes[0], out = net->sizes[net->layers];
#define REPEAT(operation)                                                                                              \
    for (long k = 0; k < operations; k++) {                                                                            \
        size_t r = k & (ONE_BY_ONE - 1);                                                                               \
        (void) r;                                                                                                      \
        operation;                                                                                                     \
        __asm__ volatile("" ::: "memory");                                                                             \
    }
    if (task->kind == FORWARD && task->rows == 1) {
        REPEAT(net->forward(s, rows.inputs + r * in, outputs))
    } else if (task->kind == FORWARD) {
        REPEAT(net->forwardMany(s, rows.inputs, outputs, task->rows))
    } else if (task->kind == LEARN) {
        REPEAT(sink = net->learn(s, rows.inputs + r * in, rows.targets + r * out, 0.001f))
    } else if (task->kind == GRADIENT) {
        REPEAT(sink = net->gradient(s, rows.inputs, rows.targets, task->rows))
    } else {
        REPEAT(sink = net->adam(s, rows.inputs, rows.targets, task->rows, 0.001f))
    }
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e9 + t.tv_nsec;
}

static int ascending(const void *a, const void *b) {
    double x = *(const double *) a, y = *(const double *) b;
    return (x > y) - (x < y);
}

enum { SLICES = 15 };

static int measure(const struct net *net, const struct task *task, double seconds) {
    struct state s = newState(net);
    struct rows rows = newRows(net, task->rows == 1 ? ONE_BY_ONE : task->rows);
    float *outputs = zeros((size_t) task->rows * net->sizes[net->layers]);
    long operations = 1;
    double slice = seconds * 1e9 / (SLICES + 1), taken = 0;
    /* The search for the number of operations warms up as well. */
    for (;; operations *= 2) {
        double start = now();
        run(net, task, &s, rows, outputs, operations);
        taken = now() - start;
        if (taken > slice / 4) {
            break;
        }
    }
    operations = operations * (slice / taken) + 1;
    double times[SLICES];
    for (int i = 0; i < SLICES; i++) {
        double start = now();
        run(net, task, &s, rows, outputs, operations);
        times[i] = (now() - start) / operations;
    }
    qsort(times, SLICES, sizeof *times, ascending);
    printf("%s %s median %.2f minimum %.2f ns\n", net->name, task->name, times[SLICES / 2], times[0]);
    release(outputs);
    freeState(s);
    freeRows(rows);
    return 0;
}

static void printParameters(const struct net *net, const float *w) {
    for (int l = 1; l <= net->layers; l++) {
        const float *at = w + net->offsets[l];
        int in = net->sizes[l - 1], stride = net->strides[l];
        for (int j = 0; j < net->sizes[l]; j++) {
            for (int i = 0; i < in; i++) {
                printf("%.9g\n", at[i * stride + j]);
            }
        }
        for (int j = 0; j < net->sizes[l]; j++) {
            printf("%.9g\n", at[in * stride + j]);
        }
    }
}

/* The outputs; or the cost, and the gradient or the parameters after the step, in the order they were drawn in. */
static int print(const struct net *net, const struct task *task) {
    struct state s = newState(net);
    struct rows rows = newRows(net, task->rows);
    int out = net->sizes[net->layers];
    if (task->kind == FORWARD) {
        float *outputs = zeros((size_t) task->rows * out);
        run(net, task, &s, rows, outputs, 1);
        for (int k = 0; k < task->rows * out; k++) {
            printf("%.9g\n", outputs[k]);
        }
        release(outputs);
    } else {
        run(net, task, &s, rows, NULL, 1);
        printf("%.9g\n", sink);
        printParameters(net, task->kind == GRADIENT ? s.g : s.w);
    }
    freeState(s);
    freeRows(rows);
    return 0;
}

/* ---- peaks ---- */

#if defined __x86_64__
#define VECTOR_REGISTER "v"
#else
#define VECTOR_REGISTER "w"
#endif

/* Twelve independent chains of fused multiply-adds. */
static NOINLINE double fmaPeak(long repeats) {
    WIDE(vec) sum[12];
    WIDE(vec) a = WIDE(all)(0.999f), b = WIDE(all)(0.001f);
    for (int i = 0; i < 12; i++) {
        sum[i] = WIDE(all)(i);
    }
    double start = now();
    for (long k = 0; k < repeats; k++) {
#pragma GCC unroll 12
        for (int i = 0; i < 12; i++) {
            sum[i] = sum[i] * a + b;
        }
        __asm__ volatile("" : "+" VECTOR_REGISTER (a), "+" VECTOR_REGISTER (b));
    }
    double time = now() - start;
    for (int i = 0; i < 12; i++) {
        sink = sum[i][0];
    }
    return repeats * 12.0 * WIDEST * 2 / time;
}

static NOINLINE double loadPeak(const float *data, int count, long repeats) {
    double start = now();
    for (long k = 0; k < repeats; k++) {
        for (int i = 0; i < count; i += 8 * WIDEST) {
#pragma GCC unroll 8
            for (int v = 0; v < 8; v++) {
                WIDE(vec) loaded = WIDE(load)(data + i + v * WIDEST);
                __asm__ volatile("" ::VECTOR_REGISTER (loaded));
            }
        }
    }
    return repeats * (double) count * sizeof(float) / (now() - start);
}

static int peak(void) {
    double flops = 0, first = 0, second = 0;
    float *data = zeros(1 << 20);
    fmaPeak(3000000);
    for (int i = 0; i < 15; i++) {
        flops = fmax(flops, fmaPeak(1000000));
        first = fmax(first, loadPeak(data, 1 << 12, 4000));
        second = fmax(second, loadPeak(data, 100 << 10, 160));
    }
    printf("fma %.1f GFLOP/s, loads %.1f GB/s from 16 KiB, %.1f GB/s from 400 KiB\n", flops, first, second);
    release(data);
    return 0;
}
