import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/**
 * How many Vector API operations may one compiled method hold before HotSpot's C2 compiler keeps vectors as objects?
 *
 * <p>The program writes one small class per code shape (constants as literals, the way a code generator would),
 * compiles them, and runs each in several virtual machines of its own. A fork "boxed" if calls still allocate after
 * the method has had the time and the calls to be compiled.
 *
 * <pre>
 * java --add-modules jdk.incubator.vector JitBudgetProbe.java [forks=5] [only=REGEX] [lanes=8] [why=true]
 * </pre>
 *
 * <p>{@code -XX} options given to this program reach the forks. {@code why=true} prints what C2 says of inlining, not
 * a table.
 */
public final class JitBudgetProbe {

    /** A code shape under test. Everything in {@code run} and in what it calls counts as one compiled unit. */
    public interface Kernel {
        void call(float[] inputs, float[] parameters, float[] outputs);
    }

    record Shape(String name, String source, int operations) {}

    record Result(boolean boxed, boolean compiled, double bytes, double nanos, int bytecodes, String skipped) {}

    private static final int INPUTS = 64;
    private static final double QUIET_BYTES = 8;
    private static final long FORK_NANOS = 2_500_000_000L;
    private static final int FORK_CALLS = 30_000;

    /** A call that C2 replaces by vector instructions. */
    private static final Pattern OPERATION = Pattern.compile(
            "(?:FloatVector\\.|IntVector\\.|\\)\\.|\\b[a-z]\\w*\\.)(fromArray|broadcast|zero|fma|intoArray|add|sub|mul|div|sqrt|min|max|abs"
                    + "|neg|blend|compare|lanewise|reinterpretAsInts|reinterpretAsFloats|reinterpretShape|rearrange|and"
                    + "|lane|reduceLanes|convertShape|anyTrue)\\(");
    private static final Pattern METHOD = Pattern.compile("static (?:void|float|FloatVector) (\\w+)\\(");

    private static final Map<String, Shape> SHAPES = new LinkedHashMap<>();
    private static int lanes = 8;

    private JitBudgetProbe() {}

    // ------------------------------------------------------------------ pieces of source

    static String species(int n) {
        return "FloatVector.SPECIES_" + 32 * n;
    }

    static String load(String array, String index) {
        return "FloatVector.fromArray(S, " + array + ", " + index + ")";
    }

    static String broadcast(String value) {
        return "FloatVector.broadcast(S, " + value + ")";
    }

    /** Adds a class whose {@code run} has this body, with these further members. */
    static void add(String name, String body, String members) {
        String source = "import jdk.incubator.vector.*;\n"
                + "public final class $NAME implements JitBudgetProbe.Kernel {\n"
                + "  static final VectorSpecies<Float> S = " + species(lanes) + ";\n"
                + "  public void call(float[] v, float[] p, float[] o) { run(v, 3, p, o, 5); }\n" + members
                + "  static void run(float[] v, int at, float[] p, float[] o, int to) {\n" + body + "  }\n}\n";
        Map<String, String> methods = new LinkedHashMap<>();
        Matcher m = METHOD.matcher(source);
        String open = null;
        int from = 0;
        while (m.find()) {
            if (open != null) {
                methods.put(open, source.substring(from, m.start()));
            }
            open = m.group(1);
            from = m.end();
        }
        methods.put(open, source.substring(from));
        SHAPES.put(name, new Shape(name, source, count("run", methods)));
    }

    /** Operations of a method with those of the methods it calls, each as often as it is called. */
    static int count(String method, Map<String, String> methods) {
        int n = 0;
        Matcher m = OPERATION.matcher(methods.get(method));
        while (m.find()) {
            n++;
        }
        for (String callee : methods.keySet()) {
            Matcher call = Pattern.compile("(?<![.\\w])" + callee + "\\(").matcher(methods.get(method));
            while (!callee.equals(method) && call.find()) {
                n += count(callee, methods);
            }
        }
        return n;
    }

    static String straight(int fmas, int vectors) {
        StringBuilder s = new StringBuilder();
        for (int j = 0; j < vectors; j++) {
            s.append("    FloatVector z" + j + " = " + load("p", "12 + " + lanes * j) + ";\n");
        }
        for (int n = 0; n < fmas; n++) {
            int j = n % vectors;
            int i = n / vectors;
            if (j == 0) {
                s.append("    FloatVector x" + i + " = " + broadcast("v[at + " + i + "]") + ";\n");
            }
            s.append("    z" + j + " = x" + i + ".fma(" + load("p", "" + (12 + lanes * (vectors + n))) + ", z" + j + ");\n");
        }
        for (int j = 0; j < vectors; j++) {
            s.append("    z" + j + ".intoArray(o, to + " + lanes * j + ");\n");
        }
        return s.toString();
    }

    /**
     * Rows x vectors sums in locals, a loop over inputs, for each block of inputs: z = W x + b. The blocks have a loop
     * each, or one together.
     *
     * @param end what is stored, $ being the sum
     */
    static String chains(int rows, int vectors, int blocks, boolean together, String end) {
        int width = lanes * vectors;
        StringBuilder s = new StringBuilder("    {\n");
        for (int first = 0; first < blocks; first += together ? blocks : 1) {
            int last = together ? blocks : first + 1;
            for (int b = first; b < last; b++) {
                for (int r = 0; r < rows; r++) {
                    for (int j = 0; j < vectors; j++) {
                        String start = b == 0 ? load("p", "" + (12 + lanes * j)) : "FloatVector.zero(S)";
                        s.append("      FloatVector z" + r + "_" + j + "_" + b + " = " + start + ";\n");
                    }
                }
            }
            s.append("      for (int m = 0, k = " + (12 + width) + "; m < " + INPUTS / blocks + "; m++, k += " + width + ") {\n");
            for (int b = first; b < last; b++) {
                int block = b * INPUTS / blocks;
                for (int j = 0; j < vectors && rows > 1; j++) {
                    s.append("        FloatVector w" + j + "_" + b + " = " + load("p", "k + " + (block * width + lanes * j)) + ";\n");
                }
                for (int r = 0; r < rows; r++) {
                    s.append("        FloatVector x" + r + "_" + b + " = " + broadcast("v[at + m + " + (r * INPUTS + block) + "]") + ";\n");
                    for (int j = 0; j < vectors; j++) {
                        String w = rows > 1 ? "w" + j + "_" + b : load("p", "k + " + (block * width + lanes * j));
                        String z = "z" + r + "_" + j + "_" + b;
                        s.append("        " + z + " = x" + r + "_" + b + ".fma(" + w + ", " + z + ");\n");
                    }
                }
            }
            s.append("      }\n");
        }
        for (int r = 0; r < rows; r++) {
            for (int j = 0; j < vectors; j++) {
                String z = "z" + r + "_" + j;
                s.append("      FloatVector " + z + " = " + z + "_0");
                for (int b = 1; b < blocks; b++) {
                    s.append(".add(" + z + "_" + b + ")");
                }
                s.append(";\n      " + end.replace("$", z) + ".intoArray(o, to + " + (r * width + lanes * j) + ");\n");
            }
        }
        return s.append("    }\n").toString();
    }

    /** As many rows of weights side by side, two vectors each, the second with padding: the lanes of W^T delta. */
    static String dots(int rows, boolean loop) {
        StringBuilder s = new StringBuilder(loop ? "    for (int j = 0; j < 64; j += " + rows + ") {\n" : "    {\n      int j = 64;\n");
        for (int m = 0; m < rows; m++) {
            s.append("      FloatVector g" + m + " = FloatVector.zero(S);\n");
        }
        s.append("      int k = 12 + j * " + 2 * lanes + ";\n");
        for (int n = 0; n < 2; n++) {
            s.append("      FloatVector d" + n + " = " + load("v", "at + " + n * lanes) + (n == 0 ? "" : ".blend(0f, AFTER_3)") + ";\n");
            for (int m = 0; m < rows; m++) {
                s.append("      g" + m + " = d" + n + ".fma(" + load("p", "k + " + (2 * m + n) * lanes) + ", g" + m + ");\n");
            }
        }
        for (int m = 0; m < rows; m++) {
            s.append("      g" + m + ".intoArray(o, to + j * " + lanes + " + " + m * lanes + ");\n");
        }
        return s.append("    }\n").toString();
    }

    /** The lanes of W^T delta as {@link #dots}, and the step of the weights: W -= rate delta x^T. */
    static String dotsAndStep(int rows) {
        StringBuilder s = new StringBuilder("    FloatVector rate = " + broadcast("v[0]") + ";\n    for (int j = 0; j < 64; j += " + rows + ") {\n");
        for (int m = 0; m < rows; m++) {
            s.append("      FloatVector x" + m + " = " + broadcast("v[at + j + " + m + "]") + ";\n");
            s.append("      FloatVector g" + m + " = FloatVector.zero(S);\n");
        }
        s.append("      int k = 12 + j * 64;\n      for (int n = 0; n < 64; n += " + lanes + ") {\n");
        s.append("        FloatVector d = " + load("v", "at + n") + ";\n");
        for (int m = 0; m < rows; m++) {
            s.append("        FloatVector w" + m + " = " + load("p", "k + n + " + m * 64) + ";\n        g" + m + " = w" + m + ".fma(d, g" + m + ");\n");
            s.append("        d.fma(x" + m + ", FloatVector.zero(S)).fma(rate, w" + m + ").intoArray(p, k + n + " + m * 64 + ");\n");
        }
        s.append("      }\n");
        for (int m = 0; m < rows; m++) {
            s.append("      g" + m + ".intoArray(o, to + j * " + lanes + " + " + m * lanes + ");\n");
        }
        return s.append("    }\n").toString();
    }

    /** Rows of weights x vectors in locals, a loop over rows of data, which are added to the gradients: dW += delta x^T. */
    static String gradients(int rows, int vectors, String end) {
        StringBuilder s = new StringBuilder("    for (int m = 0, k = 12; m < 64; m += " + rows + ", k += " + rows * vectors * lanes + ") {\n");
        for (int r = 0; r < rows; r++) {
            for (int j = 0; j < vectors; j++) {
                s.append("      FloatVector g" + r + "_" + j + " = " + load("o", "k + " + (r * vectors + j) * lanes) + ";\n");
            }
        }
        s.append("      for (int row = 0, u = at + m, w = at; row < 16; row++, u += 64, w += " + vectors * lanes + ") {\n");
        for (int j = 0; j < vectors; j++) {
            s.append("        FloatVector v" + j + " = " + load("v", "w + " + j * lanes) + ";\n");
        }
        for (int r = 0; r < rows; r++) {
            s.append("        FloatVector u" + r + " = " + broadcast("v[u + " + r + "]") + ";\n");
            for (int j = 0; j < vectors; j++) {
                s.append("        g" + r + "_" + j + " = u" + r + ".fma(v" + j + ", g" + r + "_" + j + ");\n");
            }
        }
        s.append("      }\n");
        for (int r = 0; r < rows; r++) {
            for (int j = 0; j < vectors; j++) {
                s.append("      " + end.replace("$", "g" + r + "_" + j) + ".intoArray(o, k + " + (r * vectors + j) * lanes + ");\n");
            }
        }
        return s.append("    }\n").toString();
    }

    /** Rows of weights side by side, a loop over vectors and then one with padding: W -= rate delta x^T. */
    static String step(int rows) {
        StringBuilder s = new StringBuilder("    for (int m = 0, k = 12; m < 64; m += " + rows + ", k += " + rows * 64 + ") {\n");
        s.append("      FloatVector rate = " + broadcast("v[0]") + ";\n");
        for (int r = 0; r < rows; r++) {
            s.append("      FloatVector u" + r + " = " + broadcast("v[at + m + " + r + "]") + ";\n");
        }
        for (String n : List.of("n", "48")) {
            s.append(n.equals("n") ? "      for (int n = 0; n < 48; n += " + lanes + ") {\n" : "      {\n");
            s.append("        FloatVector d = " + load("v", "at + " + n) + ";\n");
            for (int r = 0; r < rows; r++) {
                String at = "k + " + r * 64 + " + " + n;
                s.append("        d.fma(u" + r + ", FloatVector.zero(S)).fma(rate, " + load("p", at) + ")" + (n.equals("n") ? "" : ".blend(0f, AFTER_3)")
                        + ".intoArray(p, " + at + ");\n");
            }
            s.append("      }\n");
        }
        return s.append("    }\n").toString();
    }

    /** The halving trees of eight rows of eight numbers, side by side. */
    static String trees() {
        StringBuilder s = new StringBuilder("    for (int done = 0, from = at; done < 64; done += 8, from += 64) {\n");
        for (int i = 0; i < 8; i++) {
            s.append("      FloatVector t8_" + i + " = " + load("v", "from + " + 8 * i) + ";\n");
        }
        for (int half = 4; half > 0; half /= 2) {
            for (int i = 0; i < half; i++) {
                String a = "t" + 2 * half + "_" + i;
                String b = "t" + 2 * half + "_" + (i + half);
                s.append("      FloatVector t" + half + "_" + i + " = " + a + ".blend(" + b + ", BY_" + half + ").add(" + b + ".blend(" + a
                        + ", BY_" + half + ").rearrange(SWAP_" + half + "));\n");
            }
        }
        return s.append("      t1_0.intoArray(o, to + done);\n    }\n").toString();
    }

    /**
     * e^x, in {@code y$}, of {@code x$}: the polynomial and the two bounds.
     *
     * @param species whether reinterpretations are given their species, or look it up
     */
    static String exp(boolean species) {
        String s = "      FloatVector c$ = x$.min(88f).max(-87f);\n"
                + "      FloatVector t$ = c$.fma(#1.442695f#, #12582912f#);\n"
                + "      FloatVector n$ = t$.sub(#12582912f#);\n"
                + "      FloatVector r$ = n$.fma(#-0.693359375f#, c$);\n      FloatVector s$ = n$.fma(#2.1219444e-4f#, r$);\n"
                + "      FloatVector q$ = #0.002f#.fma(s$, #0.008f#);\n";
        for (String coefficient : List.of("0.04f", "0.16f", "0.5f", "0.99f", "1.01f")) {
            s += "      q$ = q$.fma(s$, #" + coefficient + "#);\n";
        }
        s += species
                ? "      IntVector i$ = ((IntVector) t$.reinterpretShape(I, 0)).lanewise(VectorOperators.LSHL, 23).add(0x3f800000);\n"
                        + "      FloatVector e$ = (FloatVector) i$.reinterpretShape(S, 0);\n"
                : "      IntVector i$ = t$.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).add(0x3f800000);\n"
                        + "      FloatVector e$ = i$.reinterpretAsFloats();\n";
        s += "      FloatVector y$ = q$.mul(e$).blend(0f, x$.compare(VectorOperators.LT, -87f));\n";
        return Pattern.compile("#([^#]+)#").matcher(s).replaceAll(r -> broadcast(r.group(1)));
    }

    /** A loop over vectors, with {@code n} times {@code function} of x$, in y$. */
    static String elementwise(int n, String function) {
        StringBuilder s = new StringBuilder("    for (int i = 0; i < " + INPUTS * lanes + "; i += " + lanes + ") {\n");
        for (int c = 0; c < n; c++) {
            s.append(("      FloatVector x$ = " + load("p", "i + " + (12 + c * lanes)) + ";\n" + function).replace("$", "" + c));
            s.append("      y" + c + ".intoArray(o, to + i + " + c * INPUTS * lanes + ");\n");
        }
        return s.append("    }\n").toString();
    }

    // ------------------------------------------------------------------ the shapes

    static final String RELU = "$.blend(0f, $.compare(VectorOperators.LE, 0f))";
    static final String LEAKY_RELU = "$.mul(0.01f).blend($, $.compare(VectorOperators.GT, 0f))";
    static final String PADDED = "$.blend(0f, AFTER_3)";

    static void shapes() {
        emitted();
        for (int k : new int[] {24, 32, 48}) {
            add("ladder: loop of " + k + " vectors", chains(1, k, 1, true, "$"), "");
        }
        add("ladder: W^T delta, 8 rows four times", dots(8, true).repeat(4), padding());
        for (int n : new int[] {48, 64, 96}) {
            add("ladder: straight line, 1 vector, " + n + " fmas", straight(n, 1), "");
        }
        for (int n : new int[] {64, 96}) {
            add("ladder: straight line, 4 vectors, " + n + " fmas", straight(n, 4), "");
        }
        add("ladder: loop of 3 exp", elementwise(3, exp(true)), ints());
        causes();
    }

    /** What the processor emits, and the runtime holds, for vectors of 256 bits. */
    static void emitted() {
        add("emitted: row of 8 vectors, relu", chains(1, 8, 1, true, RELU), "");
        add("emitted: row of 16 vectors", chains(1, 16, 1, true, "$"), "");
        add("emitted: row of 8 and 7 vectors, leaky relu", chains(1, 8, 1, true, LEAKY_RELU) + chains(1, 7, 1, true, LEAKY_RELU), "");
        add("emitted: block 4x2, relu", chains(4, 2, 1, true, RELU), "");
        add("emitted: block 4x2, 2 blocks of inputs, relu", chains(4, 2, 2, false, RELU), "");
        add("emitted: block 2x1, 4 blocks of inputs, relu", chains(2, 1, 4, true, RELU), "");
        add("emitted: W^T delta, 8 rows", dots(8, true), padding());
        add("emitted: W^T delta, 8 rows twice, and 7", dots(8, true) + dots(8, true) + dots(7, false), padding());
        add("emitted: W^T delta with the step, 2 rows", dotsAndStep(2), "");
        add("emitted: gradients, 4x2", gradients(4, 2, "$"), "");
        add("emitted: gradients, 8 and 7 rows twice, padding",
                gradients(8, 1, "$") + gradients(7, 1, "$") + gradients(8, 1, PADDED) + gradients(7, 1, PADDED), padding());
        add("emitted: step, 4 and 3 rows, padding", step(4) + step(3), padding());
        add("emitted: sums of 8 rows (VectorTrees)", trees(), padding());
        add("emitted: loop of 1 exp", elementwise(1, exp(true)), ints());
    }

    private static String padding() {
        StringBuilder s = new StringBuilder("  static final VectorMask<Float> AFTER_3 = S.indexInRange(0, 3).not();\n");
        for (int half : new int[] {4, 2, 1}) {
            s.append("  static final VectorMask<Float> BY_" + half + " = VectorMask.fromLong(S, " + Map.of(4, "0xf0", 2, "0xcc", 1, "0xaa").get(half) + ");\n");
            s.append("  static final VectorShuffle<Float> SWAP_" + half + " = VectorShuffle.fromOp(S, l -> l ^ " + half + ");\n");
        }
        return s.toString();
    }

    private static String ints() {
        return "  static final VectorSpecies<Integer> I = IntVector.SPECIES_" + 32 * lanes + ";\n";
    }

    /** What boxes whatever its size. */
    static void causes() {
        add("cause: loop of 3 calls of exp", elementwise(3, "      FloatVector y$ = exp(x$);\n"),
                ints() + "  static FloatVector exp(FloatVector x) {\n" + exp(true).replace("$", "") + "      return y;\n  }\n");
        add("cause: loop of 2 exp, reinterpretAsInts", elementwise(2, exp(false)), "");
        String elsewhere = "  static final VectorSpecies<Float> T = FloatVector.SPECIES_128;\n"
                + "  static final class Small {\n    static void small(float[] v, int at, float[] p, float[] o, int to) {\n"
                + "      for (int i = 0; i < 64; i += 4) {\n        FloatVector.fromArray(T, p, i).fma(FloatVector.broadcast(T, v[at]), "
                + "FloatVector.fromArray(T, p, i + 64)).intoArray(o, to + i);\n      }\n    }\n  }\n"
                + "  public $NAME() {\n    float[] a = new float[4096];\n    for (int n = 0; n < 30000; n++) { Small.small(a, 0, a, a, 0); }\n  }\n";
        add("cause: 128 bits elsewhere, loop of 4 vectors", chains(1, 4, 1, true, "$"), elsewhere);
        add("cause: convertShape F2I", "    for (int i = 0; i < 1024; i += 16) {\n      ((IntVector) " + load("p", "i")
                + ".convertShape(VectorOperators.F2I, " + species(lanes).replace("Float", "Int")
                + ", 0)).add(1).reinterpretAsFloats().intoArray(o, to + i);\n    }\n", "");
    }

    // ------------------------------------------------------------------ the parent

    public static void main(String[] args) throws Exception {
        int forks = 5;
        String only = "";
        boolean why = false;
        for (String a : args) {
            String value = a.substring(a.indexOf('=') + 1);
            switch (a.substring(0, Math.max(0, a.indexOf('=')))) {
                case "child" -> {
                    child(value);
                    return;
                }
                case "forks" -> forks = Integer.parseInt(value);
                case "only" -> only = value;
                case "lanes" -> lanes = Integer.parseInt(value);
                case "why" -> why = Boolean.parseBoolean(value);
                default -> throw new IllegalArgumentException(a);
            }
        }
        shapes();
        Pattern pattern = Pattern.compile(only);
        List<Shape> shapes = SHAPES.values().stream().filter(s -> pattern.matcher(s.name).find()).toList();
        Path directory = Files.createTempDirectory("jit-budget");
        compile(shapes, directory);
        Map<Shape, List<Result>> results = new LinkedHashMap<>();
        for (int f = 0; f < forks; f++) {
            for (int i = 0; i < shapes.size(); i++) {
                Result r = fork(directory, "K" + i, why);
                results.computeIfAbsent(shapes.get(i), s -> new ArrayList<>()).add(r);
                System.err.printf(Locale.ROOT, "%s\t%d\t%d\t%b\t%b\t%.0f\t%.0f\t%s%n", shapes.get(i).name,
                        shapes.get(i).operations, r.bytecodes, r.boxed, r.compiled, r.bytes, r.nanos, r.skipped);
            }
        }
        System.out.println("| shape | operations | bytecodes | boxed forks | bytes per call, worst | ns per call, best | worst | forks in which a compiler gave it up |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
        results.forEach(JitBudgetProbe::row);
        delete(directory);
    }

    static void row(Shape s, List<Result> r) {
        long boxed = r.stream().filter(Result::boxed).count();
        long never = r.stream().filter(x -> !x.compiled).count();
        Map<String, Long> skipped = r.stream()
                .map(Result::skipped)
                .filter(x -> !x.isEmpty())
                .collect(Collectors.groupingBy(x -> x, TreeMap::new, Collectors.counting()));
        System.out.printf(Locale.ROOT, "| %s | %d | %d | %d/%d%s | %.0f | %.0f | %.0f | %s |%n", s.name, s.operations,
                r.stream().mapToInt(Result::bytecodes).max().orElse(0), boxed, r.size(), never > 0 ? " (" + never + " not compiled)" : "",
                r.stream().mapToDouble(Result::bytes).max().orElse(0), r.stream().mapToDouble(Result::nanos).min().orElse(0),
                r.stream().mapToDouble(Result::nanos).max().orElse(0),
                skipped.entrySet().stream().map(e -> e.getValue() + "/" + r.size() + " tier " + e.getKey()).collect(Collectors.joining("; ")));
    }

    static void compile(List<Shape> shapes, Path directory) throws Exception {
        List<String> options = new ArrayList<>(List.of("--add-modules", "jdk.incubator.vector", "-nowarn", "-d", directory.toString()));
        options.add(Arrays.stream(System.getProperty("sun.java.command").split(" ")).filter(s -> s.endsWith(".java")).findFirst().orElseThrow());
        for (int i = 0; i < shapes.size(); i++) {
            Path file = directory.resolve("K" + i + ".java");
            Files.writeString(file, shapes.get(i).source.replace("$NAME", "K" + i));
            options.add(file.toString());
        }
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        if (ToolProvider.getSystemJavaCompiler().run(null, null, messages, options.toArray(new String[0])) != 0) {
            throw new IllegalStateException(messages.toString());
        }
    }

    static Result fork(Path directory, String kernel, boolean why) throws Exception {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-Xms128m", "-Xmx128m"));
        for (String a : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (a.startsWith("-XX")) {
                command.add(a);
            }
        }
        if (why) {
            command.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+PrintInlining", "-XX:+PrintIntrinsics"));
        }
        // The unit under test starts at run: what the probe's own loop would inline is not its business.
        command.addAll(List.of("-XX:+PrintCompilation", "-XX:CompileCommand=quiet", "-XX:CompileCommand=dontinline," + kernel + "::run",
                "--add-modules", "jdk.incubator.vector", "-cp", directory.toString(), "JitBudgetProbe", "child=" + kernel));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        // The level is not printed where there is but one (-XX:-TieredCompilation).
        Pattern compiled = Pattern.compile("\\d+ +\\d+[ %s!bn]*(?:4 +)?" + kernel + "::run \\((\\d+) bytes\\)(?!.*made not entrant)");
        Pattern skip = Pattern.compile(" (\\d) +" + kernel + "::\\w+ .*COMPILE SKIPPED: ([^(]*)");
        TreeSet<String> skipped = new TreeSet<>();
        int bytecodes = 0;
        try (BufferedReader in = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
            for (String line; (line = in.readLine()) != null;) {
                if (why) {
                    System.out.println(line);
                }
                Matcher m = compiled.matcher(line);
                if (m.find()) {
                    bytecodes = Integer.parseInt(m.group(1));
                }
                Matcher s = skip.matcher(line);
                if (s.find()) {
                    skipped.add(s.group(1) + " " + s.group(2));
                }
            }
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException("a fork failed: " + String.join(" ", command));
        }
        Path written = directory.resolve(kernel + ".result");
        String[] figures = Files.readString(written).split("\t");
        Files.delete(written);
        double bytes = Double.parseDouble(figures[0]);
        return new Result(bytes > QUIET_BYTES, bytecodes > 0, bytes, Double.parseDouble(figures[1]), bytecodes, String.join("; ", skipped));
    }

    static void delete(Path directory) throws Exception {
        try (var files = Files.list(directory)) {
            for (Path p : files.toList()) {
                Files.delete(p);
            }
        }
        Files.delete(directory);
    }

    // ------------------------------------------------------------------ the fork

    /** Calls until calls have long stopped allocating, or until time and calls are spent; reports the last tenth of a second. */
    static void child(String kernel) throws Exception {
        Kernel k = (Kernel) Class.forName(kernel).getConstructor().newInstance();
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        float[] v = new float[1 << 12];
        float[] p = new float[1 << 18];
        float[] o = new float[1 << 16];
        Arrays.fill(v, 0.01f);
        Arrays.fill(p, 0.01f);
        // Processor time, that of the compiler threads included: the machine may be busy with other things.
        var process = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long begin = process.getProcessCpuTime();
        long calls = 0;
        int reps = 1;
        int quiet = 0;
        long spent;
        do {
            long allocated = threads.getCurrentThreadAllocatedBytes();
            long t = System.nanoTime();
            repeat(k, v, p, o, reps);
            long took = System.nanoTime() - t;
            allocated = threads.getCurrentThreadAllocatedBytes() - allocated;
            calls += reps;
            quiet = allocated <= QUIET_BYTES * reps ? quiet + 1 : 0;
            reps = took < 5_000_000 ? reps * 2 : took > 20_000_000 && reps > 1 ? reps / 2 : reps;
            if (quiet == 0) {
                Thread.sleep(took / 1_000_000 + 1); // for the compiler, which may have but this core
            }
            spent = process.getProcessCpuTime() - begin;
        } while ((quiet < 10 || calls < FORK_CALLS) && (spent < FORK_NANOS || calls < FORK_CALLS && spent < 3 * FORK_NANOS));
        long allocated = threads.getCurrentThreadAllocatedBytes();
        long t = System.nanoTime();
        calls = 0;
        do {
            repeat(k, v, p, o, reps);
            calls += reps;
        } while (System.nanoTime() - t < 100_000_000L);
        long took = System.nanoTime() - t;
        allocated = threads.getCurrentThreadAllocatedBytes() - allocated;
        // Not to the output, where the compiler threads write.
        Files.writeString(Path.of(System.getProperty("java.class.path"), kernel + ".result"), allocated / (double) calls + "\t" + took / (double) calls);
    }

    static void repeat(Kernel k, float[] v, float[] p, float[] o, int reps) {
        for (int n = 0; n < reps; n++) {
            k.call(v, p, o);
        }
    }
}
