/* The same mathematics in double and in plain loops, to hold the fast code against. */

static double naiveForward(const struct net *net, const double *w, const float *input, double values[][MOST_UNITS],
                           double *z) {
    /* The logarithm of the sum of softmax is what is returned. */
    for (int i = 0; i < net->sizes[0]; i++) {
        values[0][i] = input[i];
    }
    int out = net->sizes[net->layers];
    for (int l = 1; l <= net->layers; l++) {
        for (int j = 0; j < net->sizes[l]; j++) {
            const double *at = w + net->offsets[l] + j;
            double sum = at[net->sizes[l - 1] * net->strides[l]];
            for (int i = 0; i < net->sizes[l - 1]; i++) {
                sum += at[i * net->strides[l]] * values[l - 1][i];
            }
            enum function phi = l < net->layers ? net->hidden : net->output;
            values[l][j] = phi == RELU      ? fmax(sum, 0)
                           : phi == TANH    ? tanh(sum)
                           : phi == SIGMOID ? 1 / (1 + exp(-sum))
                                            : sum;
            if (l == net->layers) {
                z[j] = sum;
            }
        }
    }
    double logSum = 0;
    if (net->output == SOFTMAX) {
        double sum = 0;
        for (int j = 0; j < out; j++) {
            sum += exp(z[j]);
        }
        logSum = log(sum);
        for (int j = 0; j < out; j++) {
            values[net->layers][j] = exp(z[j] - logSum);
        }
    }
    return logSum;
}

/* Adds the gradient of one row to g; its cost. */
static double naiveGradient(const struct net *net, const double *w, const float *input, const float *target,
                            double *g) {
    static double values[MOST_LAYERS + 1][MOST_UNITS], z[MOST_UNITS], delta[MOST_UNITS], below[MOST_UNITS];
    double logSum = naiveForward(net, w, input, values, z), cost = 0;
    int out = net->sizes[net->layers];
    for (int j = 0; j < out; j++) {
        double a = values[net->layers][j], y = target[j];
        delta[j] = a - y;
        cost += net->output == SOFTMAX   ? y * (logSum - z[j])
                : net->output == SIGMOID ? log1p(exp(-fabs(z[j]))) + fmax(z[j], 0) - y * z[j]
                                         : (a - y) * (a - y) / 2;
    }
    for (int l = net->layers; l > 0; l--) {
        int in = net->sizes[l - 1], stride = net->strides[l];
        for (int i = 0; i < in; i++) {
            double a = values[l - 1][i], sum = 0;
            for (int j = 0; j < net->sizes[l]; j++) {
                sum += w[net->offsets[l] + i * stride + j] * delta[j];
                g[net->offsets[l] + i * stride + j] += delta[j] * a;
            }
            below[i] = sum * (net->hidden == RELU ? a > 0 : 1 - a * a);
        }
        for (int j = 0; j < net->sizes[l]; j++) {
            g[net->offsets[l] + in * stride + j] += delta[j];
        }
        memcpy(delta, below, sizeof delta);
    }
    return cost;
}

static int wrong;

static void expect(const char *net, const char *what, int at, double expected, double actual, double tolerance) {
    if (!(fabs(expected - actual) <= tolerance * (1 + fabs(expected)))) {
        if (wrong++ < 20) {
            fprintf(stderr, "%s: %s %d is %.9g, should be %.9g\n", net, what, at, actual, expected);
        }
    }
}

static void checkFunctions(void) {
    double worst[5] = {0};
    for (double x = -30; x < 30; x += 0.00037) {
        float f = (float) x;
        WIDE(vec) v = WIDE(all)(f);
        double exact[] = {exp(f), tanh(f), 1 / (1 + exp(-(double) f)), log(fabs(f) + 1e-3f), log1p(exp(f))};
        float actual[] = {WIDE(exponential)(v)[0], WIDE(tangent)(v)[0], WIDE(logistic)(v)[0],
                          WIDE(logarithm)(WIDE(all)(fabsf(f) + 1e-3f))[0], WIDE(softplus)(v)[0]};
        exact[3] = log((double) (fabsf(f) + 1e-3f));
        for (int i = 0; i < 5; i++) {
            float size = fabsf((float) exact[i]);
            double ulp = fabs(actual[i] - exact[i]) / (nextafterf(size, INFINITY) - size);
            worst[i] = fmax(worst[i], ulp);
        }
    }
    printf("largest errors in ulp: exp %.2f, tanh %.2f, sigmoid %.2f, log %.2f, softplus %.2f\n", worst[0], worst[1],
           worst[2], worst[3], worst[4]);
    for (int i = 0; i < 5; i++) {
        expect("functions", "error, beyond 3, of", i, 0, worst[i] > 3 ? worst[i] : 0, 0);
    }
}

static void check(const struct net *net, int rowCount) {
    int n = net->parameters, in = net->sizes[0], out = net->sizes[net->layers];
    struct rows rows = newRows(net, rowCount);
    struct state s = newState(net);
    double *w = calloc(n, sizeof *w), *g = calloc(n, sizeof *g);
    static double values[MOST_LAYERS + 1][MOST_UNITS], z[MOST_UNITS];
    for (int i = 0; i < n; i++) {
        w[i] = s.w[i];
    }
    float *outputs = zeros((size_t) rowCount * out), one[MOST_UNITS];
    net->forwardMany(&s, rows.inputs, outputs, rowCount);
    double cost = 0;
    for (int r = 0; r < rowCount; r++) {
        naiveForward(net, w, rows.inputs + r * in, values, z);
        net->forward(&s, rows.inputs + r * in, one);
        for (int j = 0; j < out; j++) {
            expect(net->name, "output of one row,", r * out + j, values[net->layers][j], one[j], 1e-5);
            expect(net->name, "output of many rows,", r * out + j, values[net->layers][j], outputs[r * out + j], 1e-5);
        }
        cost += naiveGradient(net, w, rows.inputs + r * in, rows.targets + r * out, g);
    }
    expect(net->name, "cost", 0, cost, net->gradient(&s, rows.inputs, rows.targets, rowCount), 1e-5);
    for (int i = 0; i < n; i++) {
        expect(net->name, "gradient", i, g[i], s.g[i], 1e-4);
    }
    /* Twice Adam from here: by then the moments are not only the gradient. */
    double *m = calloc(n, sizeof *m), *v = calloc(n, sizeof *v), *before = calloc(n, sizeof *before);
    for (int t = 1; t <= 2; t++) {
        memset(g, 0, n * sizeof *g);
        for (int r = 0; r < rowCount; r++) {
            naiveGradient(net, w, rows.inputs + r * in, rows.targets + r * out, g);
        }
        net->adam(&s, rows.inputs, rows.targets, rowCount, 1e-3f);
        for (int i = 0; i < n; i++) {
            double mean = g[i] / rowCount;
            m[i] = 0.9 * m[i] + 0.1 * mean;
            v[i] = 0.999 * v[i] + 0.001 * mean * mean;
            double length = 1e-3 * m[i] / (1 - pow(0.9, t)) / (sqrt(v[i] / (1 - pow(0.999, t))) + 1e-8);
            w[i] -= length;
            /* A mean of nothing but rounding errors may point anywhere. */
            bool decided = fabs(mean) > 1e-6;
            expect(net->name, "parameter after Adam,", i, w[i], s.w[i], decided ? 1e-5 : 3e-3);
            w[i] = s.w[i];
        }
    }
    for (int r = 0; r < 3; r++) {
        memset(g, 0, n * sizeof *g);
        double expected = naiveGradient(net, w, rows.inputs + r * in, rows.targets + r * out, g);
        float actual = net->learn(&s, rows.inputs + r * in, rows.targets + r * out, 0.05f);
        expect(net->name, "cost of one row", r, expected, actual, 1e-5);
        for (int i = 0; i < n; i++) {
            w[i] -= 0.05f * g[i];
            expect(net->name, "parameter after learning,", i, w[i], s.w[i], 1e-5);
        }
    }
    free(w), free(g), free(m), free(v), free(before), release(outputs);
    freeState(s);
    freeRows(rows);
}

static int checkAll(void) {
    checkFunctions();
    for (size_t i = 0; i < sizeof NETS / sizeof *NETS; i++) {
        check(NETS[i], 64);
        check(NETS[i], 64 + 23);
    }
    puts(wrong ? "WRONG" : "all nets agree with plain loops in double");
    return wrong > 0;
}
