import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ObjIntConsumer;
import javax.tools.ToolProvider;

/**
 * Which order of summation costs least, in plain Java and in the Vector API together?
 *
 * <p>The program writes one small class per variant (constants as literals, the way a code
 * generator would), compiles them, checks that all variants of one order give the same bits, and
 * times the variants of a group in alternation.
 *
 * <pre>
 * java --add-modules jdk.incubator.vector SummationOrder.java [forks=5] [only=TEXT]
 * </pre>
 *
 * <p>Layout: a layer of 4 or more outputs keeps its weights as [in][outputs padded to the panel],
 * panel = 16, or 8 for 5..8 outputs, or 4 for 4; a layer of 1..3 outputs as [out][padded in].
 */
public final class SummationOrder {

    /** Where every array's data begins: on a 64-byte line if the object is on one. */
    static final int START = 12;
    /** Single-row kernels walk over this many rows, so that no call repeats the one before. */
    static final int CYCLE = 8;

    record Variant(String group, int rows, String backend, String name, String order, String source) {}

    /** The arrays of one group, and the part of the result that counts. */
    record Data(float[][] arrays, int resultRows, int resultStride, int resultWidth) {}

    static final List<Variant> VARIANTS = new ArrayList<>();
    static final Map<String, Data> DATA = new LinkedHashMap<>();
    static String only = "";
    static String backend = "";

    // ------------------------------------------------------------------ one language, two widths

    /** Emits float code (width 1) or FloatVector code (width 4, 8, 16). */
    record Lang(int width) {
        boolean scalar() { return width == 1; }
        String backend() { return scalar() ? "scalar" : "vec" + 32 * width; }
        String type() { return scalar() ? "float" : "FloatVector"; }
        String load(String array, String index) {
            return scalar() ? array + "[" + index + "]" : "FloatVector.fromArray(S, " + array + ", " + index + ")";
        }
        String broadcast(String e) { return scalar() ? e : "FloatVector.broadcast(S, " + e + ")"; }
        String zero() { return scalar() ? "0f" : "FloatVector.zero(S)"; }
        String fma(String a, String b, String c) {
            return scalar() ? "Math.fma(" + a + ", " + b + ", " + c + ")" : a + ".fma(" + b + ", " + c + ")";
        }
        String add(String a, String b) { return scalar() ? "(" + a + " + " + b + ")" : a + ".add(" + b + ")"; }
        String store(String array, String index, String v) {
            return scalar() ? array + "[" + index + "] = " + v + ";" : v + ".intoArray(" + array + ", " + index + ");";
        }
        /** One level of a halving tree on two vectors at once: half the lanes belong to each. */
        String helpers() {
            if (scalar()) {
                return "";
            }
            StringBuilder s = new StringBuilder("  static final VectorSpecies<Float> S = FloatVector.SPECIES_" + 32 * width + ";\n");
            for (int d = width / 2; d > 0; d /= 2) {
                StringBuilder bits = new StringBuilder();
                StringBuilder swap = new StringBuilder();
                for (int l = 0; l < width; l++) {
                    bits.append(l == 0 ? "" : ", ").append((l & d) != 0);
                    swap.append(l == 0 ? "" : ", ").append(l ^ d);
                }
                s.append("  static final VectorMask<Float> M" + d + " = VectorMask.fromValues(S, " + bits + ");\n");
                s.append("  static final VectorShuffle<Float> X" + d + " = VectorShuffle.fromValues(S, " + swap + ");\n");
                s.append("  static FloatVector pair" + d + "(FloatVector a, FloatVector b) {\n"
                        + "    return a.blend(b, M" + d + ").add(b.blend(a, M" + d + ").rearrange(X" + d + "));\n  }\n");
            }
            s.append("  static float tree(FloatVector a) {\n");
            for (int d = width / 2; d > 0; d /= 2) {
                s.append("    a = a.add(a.rearrange(X" + d + "));\n");
            }
            return s.append("    return a.lane(0);\n  }\n").toString();
        }
    }

    static int panel(int out) { return out <= 4 ? 4 : out <= 8 ? 8 : 16; }
    static int pad(int n, int p) { return (n + p - 1) / p * p; }

    /** The halving tree of scalar locals: lane l + lane (l + n/2), then n/4, and so on. */
    static String tree(String prefix, int lanes) {
        List<String> e = new ArrayList<>();
        for (int l = 0; l < lanes; l++) {
            e.add(prefix + l);
        }
        while (e.size() > 1) {
            List<String> f = new ArrayList<>();
            for (int l = 0; l < e.size() / 2; l++) {
                f.add("(" + e.get(l) + " + " + e.get(l + e.size() / 2) + ")");
            }
            e = f;
        }
        return e.get(0);
    }

    static String wrap(Lang g, String body) {
        return "import jdk.incubator.vector.*;\n"
                + "public final class $NAME implements java.util.function.ObjIntConsumer<float[][]> {\n" + g.helpers()
                + "  public void accept(float[][] a, int reps) {\n    float[] w = a[0], x = a[1], z = a[2];\n"
                + "    for (int n = 0; n < reps; n++) { run(w, x, z, n & " + (CYCLE - 1) + "); }\n  }\n"
                + "  static void run(float[] w, float[] x, float[] z, int n) {\n" + body + "  }\n}\n";
    }

    /** Opens a loop over rows (or takes row n of the cycle); x0 and z0 then index the row. */
    static String rowLoop(int rows, int step, int xs, int zs) {
        if (rows == 1) {
            return "    { int x0 = " + START + " + n * " + xs + ", z0 = " + START + " + n * " + zs + ";\n";
        }
        return "    for (int r = 0; r < " + rows + "; r += " + step + ") { int x0 = " + START + " + r * " + xs
                + ", z0 = " + START + " + r * " + zs + ";\n";
    }

    // ------------------------------------------------------------------ z = W a + b

    /**
     * A tile of tr rows by k outputs (or vectors of outputs); s blocks of inputs, side by side or
     * one after another. Block lengths differ by one at most, the longer ones first.
     * form: 'A' index OFFSET + STRIDE * i, 'P' an index that walks, 'S' straight-line.
     */
    static String forward(Lang g, int in, int out, int rows, int tr, int k, int s, boolean side, char form) {
        int op = pad(out, panel(out));
        int ip = pad(in, 16);
        int q = in / s;
        int rem = in % s;
        int bias = START + in * op;
        StringBuilder c = new StringBuilder();
        c.append(rowLoop(rows, tr, ip, op));
        boolean loopTiles = k * g.width < op;
        c.append(loopTiles ? "    for (int j = 0; j < " + op + "; j += " + k * g.width + ") {\n" : "    {\n");
        String j = loopTiles ? " + j" : "";
        int groups = side ? 1 : s;
        for (int grp = 0; grp < groups; grp++) {
            int b0 = side ? 0 : grp;
            int b1 = side ? s : grp + 1;
            for (int b = b0; b < b1; b++) {
                for (int r = 0; r < tr; r++) {
                    for (int o = 0; o < k; o++) {
                        c.append("      " + g.type() + " c" + b + "_" + r + "_" + o + " = "
                                + (b == 0 ? g.load("w", (bias + o * g.width) + j) : g.zero()) + ";\n");
                    }
                }
            }
            int len = side ? q : q + (grp < rem ? 1 : 0);
            if (form == 'S') {
                for (int i = 0; i < len; i++) {
                    c.append("      {\n" + step(g, op, ip, tr, k, q, rem, b0, b1, i, "", j, "") + "      }\n");
                }
            } else if (form == 'P') {
                c.append("      for (int i = 0, p = 0" + j + "; i < " + len + "; i++, p += " + op + ") {\n"
                        + step(g, op, ip, tr, k, q, rem, b0, b1, 0, " + i", " + p", "") + "      }\n");
            } else {
                c.append("      for (int i = 0; i < " + len + "; i++) {\n"
                        + step(g, op, ip, tr, k, q, rem, b0, b1, 0, " + i", j, " + " + op + " * i") + "      }\n");
            }
            if (side && rem > 0) {
                c.append("      {\n" + step(g, op, ip, tr, k, q, rem, 0, rem, q, "", j, "") + "      }\n");
            }
            for (int r = 0; r < tr && !side && grp > 0; r++) {
                for (int o = 0; o < k; o++) {
                    String t = "c0_" + r + "_" + o;
                    c.append("      " + t + " = " + g.add(t, "c" + grp + "_" + r + "_" + o) + ";\n");
                }
            }
        }
        for (int r = 0; r < tr; r++) {
            for (int o = 0; o < k; o++) {
                String t = "c0_" + r + "_" + o;
                for (int b = 1; b < s && side; b++) {
                    t = g.add(t, "c" + b + "_" + r + "_" + o);
                }
                c.append("      " + g.store("z", "z0 + " + (r * op + o * g.width) + j, t) + "\n");
            }
        }
        return wrap(g, c.append("    }}\n").toString());
    }

    /**
     * A vector tile in methods of its own, one per block of inputs, called from the loops over rows and
     * outputs: C2 keeps vectors in registers there, where it boxes some of them in nested loops.
     */
    static String forwardLeaf(Lang g, int in, int out, int rows, int tr, int k, int s) {
        int op = pad(out, panel(out));
        int ip = pad(in, 16);
        int q = in / s;
        int rem = in % s;
        StringBuilder c = new StringBuilder(rowLoop(rows, tr, ip, op));
        c.append("    for (int j = 0; j < " + op + "; j += " + k * g.width + ") {\n");
        for (int b = 0; b < s; b++) {
            c.append("      block" + b + "(w, x, z, x0, z0 + j, j);\n");
        }
        c.append("    }}\n");
        for (int b = 0; b < s; b++) {
            c.append("  }\n  static void block" + b + "(float[] w, float[] x, float[] z, int x0, int z0, int j) {\n");
            for (int r = 0; r < tr; r++) {
                for (int o = 0; o < k; o++) {
                    c.append("    " + g.type() + " c" + b + "_" + r + "_" + o + " = "
                            + (b == 0 ? g.load("w", (START + in * op + o * g.width) + " + j") : g.zero()) + ";\n");
                }
            }
            c.append("    for (int i = 0; i < " + (q + (b < rem ? 1 : 0)) + "; i++) {\n"
                    + step(g, op, ip, tr, k, q, rem, b, b + 1, 0, " + i", " + j", " + " + op + " * i") + "    }\n");
            for (int r = 0; r < tr; r++) {
                for (int o = 0; o < k; o++) {
                    String at = "z0 + " + (r * op + o * g.width);
                    String t = "c" + b + "_" + r + "_" + o;
                    c.append("    " + g.store("z", at, b == 0 ? t : g.add(g.load("z", at), t)) + "\n");
                }
            }
        }
        return wrap(g, c.toString());
    }

    private static String step(Lang g, int op, int ip, int tr, int k, int q, int rem, int b0, int b1, int i,
            String xi, String j, String wi) {
        StringBuilder c = new StringBuilder();
        for (int b = b0; b < b1; b++) {
            int first = b * q + Math.min(b, rem) + i;
            for (int r = 0; r < tr; r++) {
                c.append("        " + g.type() + " x" + b + "_" + r + " = "
                        + g.broadcast("x[x0 + " + (r * ip + first) + xi + "]") + ";\n");
            }
            for (int o = 0; o < k; o++) {
                c.append("        " + g.type() + " w" + b + "_" + o + " = "
                        + g.load("w", (START + first * op + o * g.width) + j + wi) + ";\n");
                for (int r = 0; r < tr; r++) {
                    String t = "c" + b + "_" + r + "_" + o;
                    c.append("        " + t + " = " + g.fma("w" + b + "_" + o, "x" + b + "_" + r, t) + ";\n");
                }
            }
        }
        return c.toString();
    }

    // ------------------------------------------------------------------ W^T delta

    /**
     * x holds delta (row stride: padded outputs), z receives W^T delta (row stride: padded inputs).
     * Lane l of each input's sum takes outputs l, l + lanes, ... from +0; then the halving tree.
     * tr rows by ki inputs at once. In vectors: ki = width reduces by transposition, else a tree each.
     */
    static String backward(Lang g, int in, int out, int rows, int tr, int ki, int lanes, boolean rowsInside) {
        int op = pad(out, panel(out));
        int ip = pad(in, 16);
        StringBuilder c = new StringBuilder();
        String loopI = "    for (int i = 0; i < " + in + "; i += " + ki + ") {\n";
        c.append(rowsInside ? loopI + rowLoop(rows, tr, op, ip) : rowLoop(rows, tr, op, ip) + loopI);
        int per = lanes / g.width;
        for (int r = 0; r < tr; r++) {
            for (int q = 0; q < ki; q++) {
                for (int l = 0; l < per; l++) {
                    c.append("      " + g.type() + " a" + r + "_" + q + "_" + l + " = " + g.zero() + ";\n");
                }
            }
        }
        boolean loop = op > lanes;
        c.append(loop ? "      for (int j = 0; j < " + op + "; j += " + lanes + ") {\n" : "      {\n");
        String j = loop ? " + j" : "";
        for (int l = 0; l < per; l++) {
            for (int r = 0; r < tr; r++) {
                c.append("        " + g.type() + " d" + r + "_" + l + " = "
                        + g.load("x", "x0 + " + (r * op + l * g.width) + j) + ";\n");
            }
            for (int q = 0; q < ki; q++) {
                String w = "w" + q + "_" + l;
                c.append("        " + g.type() + " " + w + " = "
                        + g.load("w", (START + q * op + l * g.width) + " + i * " + op + j) + ";\n");
                for (int r = 0; r < tr; r++) {
                    String a = "a" + r + "_" + q + "_" + l;
                    c.append("        " + a + " = " + g.fma(w, "d" + r + "_" + l, a) + ";\n");
                }
            }
        }
        c.append("      }\n");
        for (int r = 0; r < tr; r++) {
            List<String> v = new ArrayList<>();
            for (int q = 0; q < ki; q++) {
                String p = "a" + r + "_" + q + "_";
                if (g.scalar()) {
                    c.append("      z[z0 + " + (r * ip + q) + " + i] = " + tree(p, lanes) + ";\n");
                    continue;
                }
                for (int n = per; n > 1; n /= 2) {
                    for (int l = 0; l < n / 2; l++) {
                        c.append("      " + p + l + " = " + p + l + ".add(" + p + (l + n / 2) + ");\n");
                    }
                }
                v.add(p + "0");
            }
            if (g.scalar()) {
                continue;
            }
            if (ki == g.width) {
                for (int d = ki / 2; d > 0; d /= 2) {
                    for (int q = 0; q < d; q++) {
                        c.append("      " + v.get(q) + " = pair" + d + "(" + v.get(q) + ", " + v.get(q + d) + ");\n");
                    }
                }
                c.append("      " + g.store("z", "z0 + " + r * ip + " + i", v.get(0)) + "\n");
            } else {
                for (int q = 0; q < ki; q++) {
                    c.append("      z[z0 + " + (r * ip + q) + " + i] = tree(" + v.get(q) + ");\n");
                }
            }
        }
        return wrap(g, c.append("    }}\n").toString());
    }

    /**
     * The same, for {@code width} inputs in two stages, each small enough for the JIT compiler's inlining
     * budget: four inputs a call, reduced by two levels of the tree into a scratch array, then the rest.
     */
    static String backwardStaged(Lang g, int in, int out, int rows, int lanes) {
        int op = pad(out, panel(out));
        int ip = pad(in, 16);
        int per = lanes / g.width;
        int calls = g.width / 4;
        StringBuilder c = new StringBuilder("    for (int i = 0; i < " + in + "; i += " + g.width + ") {\n" + rowLoop(rows, 1, op, ip));
        for (int q = 0; q < calls; q++) {
            c.append("      part(w, x, " + START + " + (i + " + q + ") * " + op + ", x0, " + q * g.width + ");\n");
        }
        c.append("      rest(z, z0 + i);\n    }}\n  }\n");
        c.append("  static final float[] T = new float[" + g.width * 4 + "];\n");
        c.append("  static void part(float[] w, float[] x, int p, int x0, int t) {\n");
        for (int q = 0; q < 4; q++) {
            for (int l = 0; l < per; l++) {
                c.append("      FloatVector a" + q + "_" + l + " = FloatVector.zero(S);\n");
            }
        }
        boolean loop = op > lanes;
        c.append(loop ? "      for (int j = 0; j < " + op + "; j += " + lanes + ") {\n" : "      {\n");
        for (int l = 0; l < per; l++) {
            c.append("        FloatVector d" + l + " = " + g.load("x", "x0 + " + l * g.width + (loop ? " + j" : "")) + ";\n");
            for (int q = 0; q < 4; q++) {
                String a = "a" + q + "_" + l;
                c.append("        " + a + " = " + g.fma(g.load("w", "p + " + (q * calls * op + l * g.width) + (loop ? " + j" : "")), "d" + l, a) + ";\n");
            }
        }
        c.append("      }\n");
        for (int q = 0; q < 4; q++) {
            for (int n = per; n > 1; n /= 2) {
                for (int l = 0; l < n / 2; l++) {
                    c.append("      a" + q + "_" + l + " = a" + q + "_" + l + ".add(a" + q + "_" + (l + n / 2) + ");\n");
                }
            }
        }
        c.append("      pair" + g.width / 4 + "(pair" + g.width / 2 + "(a0_0, a2_0), pair" + g.width / 2 + "(a1_0, a3_0)).intoArray(T, t);\n  }\n");
        c.append("  static void rest(float[] z, int p) {\n");
        for (int q = 0; q < calls; q++) {
            c.append("      FloatVector t" + q + " = FloatVector.fromArray(S, T, " + q * g.width + ");\n");
        }
        for (int d = calls / 2; d > 0; d /= 2) {
            for (int q = 0; q < d; q++) {
                c.append("      t" + q + " = pair" + d + "(t" + q + ", t" + (q + d) + ");\n");
            }
        }
        return wrap(g, c.append("      t0.intoArray(z, p);\n").toString());
    }

    // ------------------------------------------------------------------ layers of 1..3 outputs

    /** z of a layer [out][padded in]: lanes over inputs, halving tree; bias in lane 0 or at the end. */
    static String narrow(Lang g, int in, int out, int rows, int tr, int lanes, boolean biasFirst) {
        int ip = pad(in, lanes);
        int bias = START + out * ip;
        StringBuilder c = new StringBuilder(rowLoop(rows, tr, ip, 4));
        int per = lanes / g.width;
        for (int r = 0; r < tr; r++) {
            for (int o = 0; o < out; o++) {
                for (int l = 0; l < per; l++) {
                    c.append("      " + g.type() + " a" + r + "_" + o + "_" + l + " = " + (!biasFirst || l > 0 ? g.zero()
                            : g.scalar() ? "w[" + (bias + o) + "]"
                            : g.zero() + ".withLane(0, w[" + (bias + o) + "])") + ";\n");
                }
            }
        }
        boolean loop = ip > lanes;
        c.append(loop ? "      for (int i = 0; i < " + ip + "; i += " + lanes + ") {\n" : "      {\n");
        String i = loop ? " + i" : "";
        for (int l = 0; l < per; l++) {
            for (int r = 0; r < tr; r++) {
                c.append("        " + g.type() + " x" + r + "_" + l + " = " + g.load("x", "x0 + " + (r * ip + l * g.width) + i) + ";\n");
            }
            for (int o = 0; o < out; o++) {
                String w = "w" + o + "_" + l;
                c.append("        " + g.type() + " " + w + " = " + g.load("w", (START + o * ip + l * g.width) + i) + ";\n");
                for (int r = 0; r < tr; r++) {
                    String a = "a" + r + "_" + o + "_" + l;
                    c.append("        " + a + " = " + g.fma(w, "x" + r + "_" + l, a) + ";\n");
                }
            }
        }
        c.append("      }\n");
        for (int r = 0; r < tr; r++) {
            for (int o = 0; o < out; o++) {
                String p = "a" + r + "_" + o + "_";
                for (int n = per; n > 1 && !g.scalar(); n /= 2) {
                    for (int l = 0; l < n / 2; l++) {
                        c.append("      " + p + l + " = " + p + l + ".add(" + p + (l + n / 2) + ");\n");
                    }
                }
                c.append("      z[z0 + " + (r * 4 + o) + "] = " + (g.scalar() ? tree(p, lanes) : "tree(" + p + "0)")
                        + (biasFirst ? "" : " + w[" + (bias + o) + "]") + ";\n");
            }
        }
        return wrap(g, c.append("    }\n").toString());
    }

    // ------------------------------------------------------------------ dW += delta a^T

    /** w holds delta rows, x the activations, z the gradient [in][padded out]. Loop over outputs inside. */
    static String gradientByRow(int in, int out, int rows) {
        int op = pad(out, panel(out));
        int ip = pad(in, 16);
        String body = (rows == 1 ? "    { int d0 = " + START + " + n * " + op + ", x0 = " + START + " + n * " + ip + ";\n"
                : "    for (int r = 0; r < " + rows + "; r++) { int d0 = " + START + " + r * " + op + ", x0 = " + START + " + r * " + ip + ";\n")
                + "    for (int i = 0; i < " + in + "; i++) {\n      float a = x[x0 + i]; int p = " + START + " + i * " + op + ";\n"
                + "      for (int j = 0; j < " + op + "; j++) { z[p + j] = Math.fma(w[d0 + j], a, z[p + j]); }\n    }}\n";
        return wrap(new Lang(1), body);
    }

    /** One row: k deltas in locals, a loop over inputs. */
    static String gradientColumns(Lang g, int in, int out, int k) {
        int op = pad(out, panel(out));
        int ip = pad(in, 16);
        StringBuilder c = new StringBuilder("    int dp = " + START + " + n * " + op + ", x0 = " + START + " + n * " + ip + ";\n");
        c.append("    for (int j = 0; j < " + op + "; j += " + k * g.width + ") {\n");
        for (int o = 0; o < k; o++) {
            c.append("      " + g.type() + " d" + o + " = " + g.load("w", "dp + j + " + o * g.width) + ";\n");
        }
        c.append("      for (int i = 0; i < " + in + "; i++) {\n        " + g.type() + " a = " + g.broadcast("x[x0 + i]") + ";\n");
        for (int o = 0; o < k; o++) {
            String at = (START + o * g.width) + " + j + " + op + " * i";
            c.append("        " + g.store("z", at, g.fma("d" + o, "a", g.load("z", at))) + "\n");
        }
        return wrap(g, c.append("    }}\n").toString());
    }

    /** A block of rows: ki inputs by k outputs in locals, a loop over rows. */
    static String gradientTile(Lang g, int in, int out, int rows, int block, int ki, int k) {
        int op = pad(out, panel(out));
        int ip = pad(in, 16);
        StringBuilder c = new StringBuilder("    for (int b = 0; b < " + rows + "; b += " + block + ") {\n"
                + "    for (int i = 0; i < " + in + "; i += " + ki + ") {\n    for (int j = 0; j < " + op + "; j += " + k * g.width + ") {\n");
        for (int q = 0; q < ki; q++) {
            for (int o = 0; o < k; o++) {
                c.append("      " + g.type() + " g" + q + "_" + o + " = " + g.load("z", (START + q * op + o * g.width) + " + j + " + op + " * i") + ";\n");
            }
        }
        c.append("      int dp = " + START + " + j + " + op + " * b, x0 = " + START + " + i + " + ip + " * b;\n");
        c.append("      for (int r = 0; r < " + block + "; r++) {\n");
        for (int q = 0; q < ki; q++) {
            c.append("        " + g.type() + " a" + q + " = " + g.broadcast("x[x0 + " + q + " + " + ip + " * r]") + ";\n");
        }
        for (int o = 0; o < k; o++) {
            c.append("        " + g.type() + " d" + o + " = " + g.load("w", "dp + " + o * g.width + " + " + op + " * r") + ";\n");
            for (int q = 0; q < ki; q++) {
                c.append("        g" + q + "_" + o + " = " + g.fma("d" + o, "a" + q, "g" + q + "_" + o) + ";\n");
            }
        }
        c.append("      }\n");
        for (int q = 0; q < ki; q++) {
            for (int o = 0; o < k; o++) {
                c.append("      " + g.store("z", (START + q * op + o * g.width) + " + j + " + op + " * i", "g" + q + "_" + o) + "\n");
            }
        }
        return wrap(g, c.append("    }}}\n").toString());
    }

    // ------------------------------------------------------------------ the groups

    static float[] random(Random rnd, int n, float scale) {
        float[] a = new float[START + n + 16];
        for (int i = START; i < START + n; i++) {
            a[i] = scale * (float) rnd.nextGaussian();
        }
        return a;
    }

    static void add(String group, int rows, Lang g, String name, String order, String source) {
        VARIANTS.add(new Variant(group, rows, g.backend(), name, order, source));
    }

    static final Lang SCALAR = new Lang(1);
    static final Lang V4 = new Lang(4);
    static final Lang V8 = new Lang(8);
    static final Lang V16 = new Lang(16);

    static void forwardGroups() {
        int[][] shapes = {{784, 128}, {128, 64}, {64, 32}, {64, 16}, {16, 16}, {8, 16}, {4, 16}, {16, 8}};
        for (int[] sh : shapes) {
            int in = sh[0];
            int out = sh[1];
            int op = pad(out, panel(out));
            int ip = pad(in, 16);
            for (int rows : new int[] {1, 64}) {
                String group = "z " + in + "x" + out + " rows " + rows;
                Random rnd = new Random(1);
                int n = Math.max(rows, CYCLE);
                float[] w = random(rnd, (in + 1) * op, 0.1f);
                DATA.put(group, new Data(new float[][] {w, random(rnd, n * ip, 1), new float[START + n * op + 16]}, n, op, out));
                for (int s : new int[] {1, 2, 4, 8}) {
                    if (s > in / 2) {
                        continue;
                    }
                    String order = "s=" + s;
                    if (rows == 1) {
                        for (int k : new int[] {2, 4, 8, 16}) {
                            if (k <= op && k * s <= 32 && k * s >= 8) {
                                add(group, 1, SCALAR, "s=" + s + " k=" + k + " side", order, forward(SCALAR, in, out, 1, 1, k, s, true, 'A'));
                            }
                        }
                        if (s == 1) {
                            add(group, 1, SCALAR, "s=1 k=8 walking index", order, forward(SCALAR, in, out, 1, 1, Math.min(8, op), 1, true, 'P'));
                        } else {
                            int k = Math.min(16, op);
                            add(group, 1, SCALAR, "s=" + s + " k=" + k + " in turn", order, forward(SCALAR, in, out, 1, 1, k, s, false, 'A'));
                        }
                        if (in * out <= 256) {
                            add(group, 1, SCALAR, "s=" + s + " straight", order, forward(SCALAR, in, out, 1, 1, op, s, true, 'S'));
                        }
                        for (Lang g : new Lang[] {V16, V8, V4}) {
                            for (int v : new int[] {1, 2, 4, 8}) {
                                boolean whole = v * g.width == op || v * g.width < op && v >= 4;
                                if (whole && op % (v * g.width) == 0 && v * s <= 16 && g.width >= Math.min(8, panel(out))) {
                                    add(group, 1, g, "s=" + s + " v=" + v + " side", order, forward(g, in, out, 1, 1, v, s, true, 'A'));
                                }
                            }
                        }
                    } else {
                        for (int[] t : new int[][] {{4, 4}, {2, 8}, {2, 4}, {1, 16}, {6, 4}}) {
                            if (t[1] <= op && rows % t[0] == 0) {
                                add(group, rows, SCALAR, "s=" + s + " " + t[0] + "x" + t[1], order, forward(SCALAR, in, out, rows, t[0], t[1], s, false, 'A'));
                            }
                        }
                        for (Lang g : new Lang[] {V16, V8, V4}) {
                            for (int[] t : new int[][] {{4, 4}, {4, 2}, {8, 2}, {8, 1}}) {
                                if (t[1] * g.width <= op && g.width >= Math.min(8, panel(out)) && (t[1] == 4 || t[1] * g.width == op || g.width == 8 && t[1] == 2 && t[0] == 4)) {
                                    add(group, rows, g, "s=" + s + " " + t[0] + "x" + t[1] + "v", order, forwardLeaf(g, in, out, rows, t[0], t[1], s));
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    static void backwardGroups() {
        int[][] shapes = {{784, 128}, {128, 64}, {64, 16}, {16, 16}, {16, 8}, {16, 4}};
        for (int[] sh : shapes) {
            int in = sh[0];
            int out = sh[1];
            int op = pad(out, panel(out));
            int ip = pad(in, 16);
            for (int rows : new int[] {1, 64}) {
                String group = "Wt" + " " + in + "x" + out + " rows " + rows;
                Random rnd = new Random(2);
                int n = Math.max(rows, CYCLE);
                float[] w = random(rnd, in * op, 0.1f);
                float[] wt = random(rnd, op * ip, 0.1f);
                for (int i = 0; i < in; i++) {
                    for (int j = 0; j < op; j++) {
                        wt[START + j * ip + i] = w[START + i * op + j];
                    }
                }
                Data d = new Data(new float[][] {w, random(rnd, n * op, 1), new float[START + n * ip + 16]}, n, ip, in);
                DATA.put(group, d);
                DATA.put(group + " transposed", new Data(new float[][] {wt, d.arrays[1], d.arrays[2]}, n, ip, in));
                for (int lanes : new int[] {16, 8, 4, 2, 1}) {
                    if (lanes > op) {
                        continue;
                    }
                    String order = lanes + " lanes";
                    for (int[] t : new int[][] {{1, 1}, {1, 2}, {1, 4}, {1, 8}, {1, 16}, {2, 1}, {2, 2}, {2, 4}, {4, 1}, {4, 2}, {4, 4}}) {
                        int acc = t[0] * t[1] * lanes;
                        if (t[0] <= rows && acc <= 32 && acc >= 8) {
                            add(group, rows, SCALAR, lanes + " lanes " + t[0] + "x" + t[1], order, backward(SCALAR, in, out, rows, t[0], t[1], lanes, false));
                        }
                    }
                    for (Lang g : new Lang[] {V16, V8, V4}) {
                        if (g.width > lanes || lanes < 4) {
                            continue;
                        }
                        if (g.width <= 8 && lanes == g.width) {
                            add(group, rows, g, lanes + " lanes transposing " + g.width, order, backward(g, in, out, rows, 1, g.width, lanes, true));
                        }
                        if (g.width > 4) {
                            add(group, rows, g, lanes + " lanes transposing, staged", order, backwardStaged(g, in, out, rows, lanes));
                        }
                        add(group, rows, g, lanes + " lanes tree x4", order, backward(g, in, out, rows, 1, g.width == 4 ? 8 : 4, lanes, true));
                    }
                    if (rows > 1) {
                        int v = ip % 64 == 0 ? 4 : 1;
                        add(group, rows, V16, lanes + " lanes in turn, W transposed*", order, backwardInTurn(V16, in, out, rows, v == 4 ? 4 : 8, v, lanes));
                    }
                }
            }
        }
    }

    /**
     * The lanes one after another, each a tile of tr rows by v vectors of inputs with W transposed
     * beforehand, kept in a scratch array; then the tree over the lanes, vector by vector.
     */
    static String backwardInTurn(Lang g, int in, int out, int rows, int tr, int v, int lanes) {
        int op = pad(out, panel(out));
        int ip = pad(in, 16);
        int block = tr * v * g.width;
        StringBuilder c = new StringBuilder("    for (int i = 0; i < " + in + "; i += " + g.width * v + ") {\n" + rowLoop(rows, tr, op, ip));
        c.append("      for (int l = 0; l < " + lanes + "; l++) { lane(w, x, " + START + " + i + l * " + ip + ", x0 + l, l * " + block + "); }\n");
        for (int r = 0; r < tr; r++) {
            for (int o = 0; o < v; o++) {
                c.append("      sum(z, z0 + i + " + (r * ip + o * g.width) + ", " + (r * v + o) * g.width + ");\n");
            }
        }
        c.append("    }}\n  }\n  static final float[] T = new float[" + lanes * block + "];\n");
        c.append("  static void lane(float[] w, float[] x, int p, int x0, int t) {\n");
        for (int r = 0; r < tr; r++) {
            for (int o = 0; o < v; o++) {
                c.append("      FloatVector a" + r + "_" + o + " = FloatVector.zero(S);\n");
            }
        }
        c.append("      for (int j = 0; j < " + op / lanes + "; j++) {\n");
        for (int r = 0; r < tr; r++) {
            c.append("        FloatVector d" + r + " = FloatVector.broadcast(S, x[x0 + " + r * op + " + " + lanes + " * j]);\n");
        }
        for (int o = 0; o < v; o++) {
            c.append("        FloatVector w" + o + " = FloatVector.fromArray(S, w, p + " + o * g.width + " + " + lanes * ip + " * j);\n");
            for (int r = 0; r < tr; r++) {
                c.append("        a" + r + "_" + o + " = w" + o + ".fma(d" + r + ", a" + r + "_" + o + ");\n");
            }
        }
        c.append("      }\n");
        for (int r = 0; r < tr; r++) {
            for (int o = 0; o < v; o++) {
                c.append("      a" + r + "_" + o + ".intoArray(T, t + " + (r * v + o) * g.width + ");\n");
            }
        }
        c.append("  }\n  static void sum(float[] z, int p, int t) {\n");
        for (int l = 0; l < lanes; l++) {
            c.append("      FloatVector a" + l + " = FloatVector.fromArray(S, T, t + " + l * block + ");\n");
        }
        for (int n = lanes; n > 1; n /= 2) {
            for (int l = 0; l < n / 2; l++) {
                c.append("      a" + l + " = a" + l + ".add(a" + (l + n / 2) + ");\n");
            }
        }
        return wrap(g, c.append("      a0.intoArray(z, p);\n").toString());
    }

    static void narrowGroups() {
        for (int[] sh : new int[][] {{128, 1}, {32, 1}, {16, 3}, {8, 2}, {4, 1}}) {
            int in = sh[0];
            int out = sh[1];
            for (int rows : new int[] {1, 64}) {
                String group = "narrow z " + in + "x" + out + " rows " + rows;
                Random rnd = new Random(3);
                int n = Math.max(rows, CYCLE);
                DATA.put(group, new Data(new float[][] {random(rnd, out * in + out, 0.3f), random(rnd, n * in, 1), new float[START + n * 4 + 16]}, n, 4, out));
                for (int lanes : new int[] {16, 8, 4}) {
                    if (lanes > in) {
                        continue;
                    }
                    for (boolean first : new boolean[] {false, true}) {
                        String order = lanes + " lanes, bias " + (first ? "first" : "last");
                        for (int tr : new int[] {1, 2, 4, 8}) {
                            if (tr > rows) {
                                continue;
                            }
                            if (tr * lanes * out <= 48) {
                                add(group, rows, SCALAR, order + " rows " + tr, order, narrow(SCALAR, in, out, rows, tr, lanes, first));
                            }
                            for (Lang g : new Lang[] {V16, V8, V4}) {
                                if (g.width <= lanes && tr * out * lanes / g.width <= 12 && (tr == 1 || tr == 4)) {
                                    add(group, rows, g, order + " rows " + tr, order, narrow(g, in, out, rows, tr, lanes, first));
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    static void gradientGroups() {
        for (int[] sh : new int[][] {{784, 128}, {128, 64}, {64, 16}, {16, 8}}) {
            int in = sh[0];
            int out = sh[1];
            int op = pad(out, panel(out));
            int ip = pad(in, 16);
            for (int rows : new int[] {1, 16, 64}) {
                String group = "dW " + in + "x" + out + " rows " + rows;
                Random rnd = new Random(4);
                int n = Math.max(rows, CYCLE);
                DATA.put(group, new Data(new float[][] {random(rnd, n * op, 1e-3f), random(rnd, n * ip, 1), new float[START + in * op + 16]}, in, op, out));
                add(group, rows, SCALAR, "row, input, loop over outputs", "rows", gradientByRow(in, out, rows));
                for (int k : new int[] {4, 8, 16}) {
                    if (rows == 1 && k <= op) {
                        add(group, rows, SCALAR, k + " deltas in locals, loop over inputs", "rows", gradientColumns(SCALAR, in, out, k));
                    }
                }
                for (int[] t : new int[][] {{1, 8}, {1, 16}, {2, 4}, {2, 8}, {4, 4}, {4, 2}}) {
                    if (rows > 1 && t[1] <= op) {
                        add(group, rows, SCALAR, "tile " + t[0] + "x" + t[1] + ", loop over rows", "rows", gradientTile(SCALAR, in, out, rows, rows, t[0], t[1]));
                    }
                }
                for (Lang g : new Lang[] {V16, V8}) {
                    int v = Math.min(4, op / g.width);
                    if (v == 0) {
                        continue;
                    }
                    if (rows == 1) {
                        add(group, rows, g, v + " vectors of deltas, loop over inputs", "rows", gradientColumns(g, in, out, v));
                    } else {
                        add(group, rows, g, "tile 4x" + v + "v, loop over rows", "rows", gradientTile(g, in, out, rows, rows, 4, v));
                    }
                }
            }
        }
    }

    // ------------------------------------------------------------------ running

    @SuppressWarnings("unchecked")
    public static void main(String[] args) throws Exception {
        int forks = 0;
        for (String a : args) {
            if (a.startsWith("forks=")) {
                forks = Integer.parseInt(a.substring(6));
            } else if (a.startsWith("only=")) {
                only = a.substring(5);
            } else if (a.startsWith("backend=")) {
                backend = a.substring(8);
            }
        }
        if (forks > 0) {
            fork(forks);
            return;
        }
        forwardGroups();
        backwardGroups();
        narrowGroups();
        gradientGroups();
        VARIANTS.removeIf(v -> !v.group.matches(".*(" + only + ").*") || !v.backend.matches("(" + backend + ").*"));

        Path dir = Files.createTempDirectory("summation");
        List<String> options = new ArrayList<>(List.of("--add-modules", "jdk.incubator.vector", "-nowarn", "-d", dir.toString()));
        for (int i = 0; i < VARIANTS.size(); i++) {
            Path file = dir.resolve("K" + i + ".java");
            Files.writeString(file, VARIANTS.get(i).source.replace("$NAME", "K" + i));
            options.add(file.toString());
        }
        java.io.ByteArrayOutputStream messages = new java.io.ByteArrayOutputStream();
        if (ToolProvider.getSystemJavaCompiler().run(null, null, messages, options.toArray(new String[0])) != 0) {
            throw new IllegalStateException(messages.toString());
        }
        ClassLoader loader = new URLClassLoader(new URL[] {dir.toUri().toURL()});
        System.out.println("# " + System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        for (int from = 0; from < VARIANTS.size();) {
            int to = from;
            while (to < VARIANTS.size() && VARIANTS.get(to).group.equals(VARIANTS.get(from).group)) {
                to++;
            }
            List<ObjIntConsumer<float[][]>> kernels = new ArrayList<>();
            for (int i = from; i < to; i++) {
                kernels.add((ObjIntConsumer<float[][]>) loader.loadClass("K" + i).getConstructor().newInstance());
            }
            group(VARIANTS.subList(from, to), kernels);
            from = to;
        }
        try (var files = Files.list(dir)) {
            for (Path p : files.toList()) {
                Files.delete(p);
            }
        }
        Files.delete(dir);
    }

    static Data data(Variant v) {
        return DATA.get(v.group + (v.name.endsWith("*") ? " transposed" : ""));
    }

    static void group(List<Variant> variants, List<ObjIntConsumer<float[][]>> kernels) {
        int n = variants.size();
        Map<String, int[]> bits = new LinkedHashMap<>();
        int[] reps = new int[n];
        for (int v = 0; v < n; v++) {
            Data d = data(variants.get(v));
            reps[v] = 1;
            warmUp(kernels.get(v), d, reps, v);
            float[] z = d.arrays[2];
            Arrays.fill(z, 0f);
            kernels.get(v).accept(d.arrays, CYCLE);
            int[] b = new int[d.resultRows * d.resultWidth];
            for (int r = 0; r < d.resultRows; r++) {
                for (int j = 0; j < d.resultWidth; j++) {
                    b[r * d.resultWidth + j] = Float.floatToIntBits(z[START + r * d.resultStride + j]);
                }
            }
            int[] before = bits.putIfAbsent(variants.get(v).order, b);
            if (before != null && !Arrays.equals(before, b)) {
                throw new IllegalStateException("not the same bits: " + variants.get(v).group + ", " + variants.get(v).name);
            }
        }
        int rounds = 11;
        double[][] ns = new double[n][rounds];
        for (int round = 0; round < rounds; round++) {
            for (int v = 0; v < n; v++) {
                float[][] arrays = data(variants.get(v)).arrays;
                if (variants.get(v).group.startsWith("dW")) {
                    Arrays.fill(arrays[2], 0f);
                }
                long t = System.nanoTime();
                kernels.get(v).accept(arrays, reps[v]);
                ns[v][round] = (System.nanoTime() - t) / (double) reps[v];
            }
        }
        Map<String, Double> best = new LinkedHashMap<>();
        double[] median = new double[n];
        for (int v = 0; v < n; v++) {
            Arrays.sort(ns[v]);
            median[v] = ns[v][rounds / 2];
            best.merge(variants.get(v).backend, median[v], Math::min);
        }
        for (int v = 0; v < n; v++) {
            System.out.printf(java.util.Locale.ROOT, "%s\t%s\t%s\t%.1f\t%.2f%n", variants.get(v).group, variants.get(v).backend,
                    variants.get(v).name, median[v], median[v] / best.get(variants.get(v).backend));
        }
        System.out.flush();
    }

    /** About a tenth of a second; leaves in reps the number of calls that take about a millisecond. */
    static void warmUp(ObjIntConsumer<float[][]> k, Data d, int[] reps, int v) {
        long end = System.nanoTime() + 90_000_000L;
        long took;
        do {
            long t = System.nanoTime();
            k.accept(d.arrays, reps[v]);
            took = System.nanoTime() - t;
            if (took < 700_000) {
                reps[v] *= 2;
            } else if (took > 2_500_000 && reps[v] > 1) {
                reps[v] /= 2;
            }
        } while (System.nanoTime() < end);
    }

    /** Runs itself several times and prints the median over the forks of every figure. */
    static void fork(int forks) throws Exception {
        String source = Arrays.stream(System.getProperty("sun.java.command").split(" ")).filter(s -> s.endsWith(".java")).findFirst().orElseThrow();
        Map<String, List<Double>> all = new LinkedHashMap<>();
        // Every width in a virtual machine of its own: the type profiles of the vector classes are shared.
        for (int f = 0; f < 3 * forks; f++) {
            String which = List.of("scalar|vec512", "vec256", "vec128").get(f % 3);
            if (!which.matches(".*(" + backend + ").*")) {
                continue;
            }
            List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
            for (String a : java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments()) {
                if (a.startsWith("-XX")) {
                    command.add(a);
                }
            }
            command.addAll(List.of("-Xbatch", "--add-modules", "jdk.incubator.vector", source, "only=" + only, "backend=" + which));
            Process p = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            try (BufferedReader in = new BufferedReader(new InputStreamReader(p.getInputStream()))) {
                for (String line; (line = in.readLine()) != null;) {
                    String[] t = line.split("\t");
                    if (t.length == 5) {
                        all.computeIfAbsent(t[0] + "\t" + t[1] + "\t" + t[2], x -> new ArrayList<>()).add(Double.parseDouble(t[3]));
                    } else if (f == 0) {
                        System.out.println(line);
                    }
                }
            }
            if (p.waitFor() != 0) {
                throw new IllegalStateException("a fork failed; run without forks= to see why");
            }
        }
        Map<String, Double> best = new LinkedHashMap<>();
        for (var e : all.entrySet()) {
            e.getValue().sort(null);
            String[] t = e.getKey().split("\t");
            best.merge(t[0] + t[1], e.getValue().get(forks / 2), Math::min);
        }
        System.out.printf("%-24s %-7s %-40s %12s %7s %12s%n", "shape", "backend", "variant", "ns median", "ratio", "ns minimum");
        for (var e : all.entrySet()) {
            String[] t = e.getKey().split("\t");
            double m = e.getValue().get(forks / 2);
            System.out.printf(java.util.Locale.ROOT, "%-24s %-7s %-40s %12.1f %7.2f %12.1f%n", t[0], t[1], t[2], m, m / best.get(t[0] + t[1]),
                    e.getValue().get(0));
        }
    }
}
