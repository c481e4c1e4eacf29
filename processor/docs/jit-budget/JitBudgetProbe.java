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
 * java --add-modules jdk.incubator.vector JitBudgetProbe.java [forks=5] [only=REGEX] [lanes=16] [why=true]
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

    record Shape(String name, String source, int fmas, int operations) {}

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
    private static int lanes = 16;

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
        SHAPES.put(name, new Shape(name, source, count("run", methods, "fma"), count("run", methods, "")));
    }

    /** Operations of a method with those of the methods it calls, each as often as it is called. */
    static int count(String method, Map<String, String> methods, String only) {
        int n = 0;
        Matcher m = OPERATION.matcher(methods.get(method));
        while (m.find()) {
            n += only.isEmpty() || m.group(1).equals(only) ? 1 : 0;
        }
        for (String callee : methods.keySet()) {
            Matcher call = Pattern.compile("(?<![.\\w])" + callee + "\\(").matcher(methods.get(method));
            while (!callee.equals(method) && call.find()) {
                n += count(callee, methods, only);
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
            s.append("    z" + j + " = " + load("p", "" + (12 + lanes * (vectors + n))) + ".fma(x" + i + ", z" + j + ");\n");
        }
        for (int j = 0; j < vectors; j++) {
            s.append("    z" + j + ".intoArray(o, to + " + lanes * j + ");\n");
        }
        return s.toString();
    }

    /** Rows x vectors accumulators in locals, a loop over inputs; {@code end} is written once per accumulator. */
    static String tile(int rows, int vectors, int unroll, int inputs, int offset, String end) {
        int width = lanes * vectors;
        StringBuilder s = new StringBuilder("    {\n");
        for (int r = 0; r < rows; r++) {
            for (int j = 0; j < vectors; j++) {
                s.append("      FloatVector z" + r + "_" + j + " = " + load("p", "" + (12 + offset + lanes * j)) + ";\n");
            }
        }
        int start = 12 + offset + width;
        s.append("      for (int k = " + start + ", m = at; k < " + (start + inputs * width) + "; k += " + unroll * width
                + ", m += " + unroll + ") {\n");
        for (int u = 0; u < unroll; u++) {
            boolean share = rows > 1;
            for (int j = 0; j < vectors && share; j++) {
                s.append("        FloatVector w" + u + "_" + j + " = " + load("p", "k + " + (u * width + lanes * j)) + ";\n");
            }
            for (int r = 0; r < rows; r++) {
                s.append("        FloatVector x" + u + "_" + r + " = " + broadcast("v[m + " + (r * inputs + u) + "]") + ";\n");
                for (int j = 0; j < vectors; j++) {
                    String w = share ? "w" + u + "_" + j : load("p", "k + " + (u * width + lanes * j));
                    s.append("        z" + r + "_" + j + " = " + w + ".fma(x" + u + "_" + r + ", z" + r + "_" + j + ");\n");
                }
            }
        }
        s.append("      }\n");
        for (int r = 0; r < rows; r++) {
            for (int j = 0; j < vectors; j++) {
                String z = "z" + r + "_" + j;
                s.append("      " + end.replace("$", z) + ".intoArray(o, to + " + (r * width + lanes * j) + ");\n");
            }
        }
        return s.append("    }\n").toString();
    }

    static String tile(int rows, int vectors, int unroll) {
        return tile(rows, vectors, unroll, INPUTS, 0, "$");
    }

    /**
     * The statements of a function of {@code x}, which leave its value in {@code poly$}, {@code exp$}, {@code tanh$}: 15 to
     * 67 operations with constants broadcast where they are used.
     */
    static String statements(String function) {
        String poly = "    FloatVector poly$ = #0.002f#.fma(@, #0.008f#).fma(@, #0.04f#)"
                + ".fma(@, #0.16f#).fma(@, #0.5f#).fma(@, #0.99f#).fma(@, #1.01f#);\n";
        String exp = "    FloatVector c$ = @.min(#88f#).max(#-87f#);\n"
                + "    FloatVector t$ = c$.fma(#1.442695f#, #12582912f#);\n"
                + "    FloatVector n$ = t$.sub(#12582912f#);\n"
                + "    FloatVector r$ = n$.fma(#-0.693359375f#, c$);\n    FloatVector s$ = n$.fma(#2.1219444e-4f#, r$);\n"
                + poly.replace("@", "s$")
                + "    FloatVector e$ = t$.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).add(0x3f800000).reinterpretAsFloats();\n"
                + "    FloatVector exp$ = poly$.mul(e$).blend(#0f#, @.compare(VectorOperators.LT, #-87f#));\n";
        String tanh = "    FloatVector a$ = @.abs();\n    FloatVector d$ = a$.add(a$);\n"
                + exp.replace("@", "d$")
                + "    FloatVector big$ = #1f#.sub(#2f#.div(exp$.add(#1f#)));\n"
                + "    FloatVector u$ = @.mul(@);\n"
                + poly.replace("poly$", "odd$").replace("@", "u$")
                + "    FloatVector small$ = odd$.mul(a$);\n"
                + "    FloatVector y$ = big$.blend(small$, a$.compare(VectorOperators.LT, #0.6f#));\n"
                + "    FloatVector tanh$ = y$.blend(y$.neg(), @.compare(VectorOperators.LT, #0f#));\n";
        return Map.of("poly", poly, "exp", exp, "tanh", tanh).get(function);
    }

    /**
     * Constants: 'B' broadcast where used, 'F' static final vectors, 'G' as 'B', with the species of every
     * reinterpretation given, not looked up.
     */
    static String constants(String source, char constants) {
        String text = constants != 'G' ? source : source.replace("t$.reinterpretAsInts()", "((IntVector) t$.reinterpretShape(I, 0))")
                .replaceAll("= (.*)\\.reinterpretAsFloats\\(\\)", "= (FloatVector) $1.reinterpretShape(S, 0)");
        Matcher m = Pattern.compile("#([^#]+)#").matcher(text);
        return m.replaceAll(r -> constants == 'F' ? "C" + r.group(1).replaceAll("[.]", "_").replace("-", "M") : broadcast(r.group(1)));
    }

    /** The fields of the constants, and every function as a method of its own. */
    static String members(char constants) {
        StringBuilder s = new StringBuilder();
        for (String f : List.of("poly", "exp", "tanh")) {
            s.append("  static FloatVector " + f + "(FloatVector x) {\n" + statements(f).replace("@", "x").replace("$", "")
                    + "    return " + f + ";\n  }\n");
        }
        Map<String, String> fields = new TreeMap<>();
        Pattern.compile("#([^#]+)#").matcher(s).results().forEach(r -> fields.put(constants(r.group(), 'F'), r.group(1)));
        String methods = constants(s.toString().replace("t.reinterpretAsInts", "t$.reinterpretAsInts"), constants).replace("t$", "t");
        StringBuilder all = new StringBuilder();
        fields.forEach((f, v) -> all.append("  static final FloatVector " + f + " = " + broadcast(v) + ";\n"));
        String ints = "  static final VectorSpecies<Integer> I = IntVector.SPECIES_" + 32 * lanes + ";\n";
        return constants == 'F' ? all + methods : constants == 'G' ? ints + methods : methods;
    }

    /** A loop that applies a function to n vectors: by calls of its method, or with its statements written out. */
    static String elementwise(int n, String function, char constants, boolean calls) {
        StringBuilder s = new StringBuilder("    for (int i = 0; i < " + INPUTS * lanes + "; i += " + lanes + ") {\n");
        for (int c = 0; c < n; c++) {
            String x = load("p", "i + " + (12 + c * lanes));
            s.append(calls ? "      FloatVector " + function + c + " = " + function + "(" + x + ");\n"
                    : "      FloatVector x" + c + " = " + x + ";\n" + constants(statements(function), constants).replace("@", "x" + c).replace("$", "" + c));
            s.append("      " + function + c + ".intoArray(o, to + i + " + c * INPUTS * lanes + ");\n");
        }
        return s.append("    }\n").toString();
    }

    static String loop(String body) {
        return "    for (int i = 0; i < " + INPUTS * 16 + "; i += 16) {\n" + body + "    }\n";
    }

    // ------------------------------------------------------------------ the shapes

    static void shapes() {
        for (int n : new int[] {16, 24, 32, 48, 64, 96, 128, 192, 256, 384}) {
            for (int vectors : new int[] {1, 4}) {
                add("a straight, vectors " + vectors + ", fmas " + n, straight(n, vectors), "");
            }
        }
        for (int k : new int[] {1, 2, 4, 8, 12, 16, 20, 24, 28, 32}) {
            add("b loop 1x" + k, tile(1, k, 1), "");
        }
        for (int[] t : new int[][] {{2, 4}, {4, 4}, {8, 4}, {2, 8}, {4, 8}}) {
            add("b loop 1x" + t[1] + " unrolled " + t[0], tile(1, t[1], t[0]), "");
        }
        for (int[] t : new int[][] {{2, 2}, {2, 4}, {4, 2}, {6, 2}, {4, 4}, {2, 8}, {5, 4}, {8, 2}, {8, 3}, {5, 5}, {6, 4}, {8, 4}, {4, 8}, {8, 8}}) {
            add("b tile " + t[0] + "x" + t[1], tile(t[0], t[1], 1), "");
        }
        add("b tile 4x4 unrolled 2", tile(4, 4, 2), "");
        add("b tile 4x2 unrolled 2", tile(4, 2, 2), "");
        add("b tile 4x2 unrolled 4", tile(4, 2, 4), "");
        for (int n : new int[] {2, 3, 4, 8, 16}) {
            for (int[] t : new int[][] {{1, 8}, {1, 1}, {4, 4}}) {
                if (t[0] * t[1] * n > 128) {
                    continue;
                }
                StringBuilder s = new StringBuilder();
                for (int i = 0; i < n; i++) {
                    s.append(tile(t[0], t[1], 1, INPUTS, i * 32 * lanes, "$"));
                }
                add("c " + n + " loops of " + t[0] + "x" + t[1], s.toString(), "");
            }
        }
        for (char constants : "BFG".toCharArray()) {
            String c = Map.of('B', "broadcasts", 'F', "constant fields", 'G', "species given").get(constants);
            for (String f : List.of("poly", "exp", "tanh")) {
                for (int n : new int[] {1, 2, 3, 4, 8}) {
                    add("d " + n + " calls of " + f + ", " + c, elementwise(n, f, constants, true), members(constants));
                    add("d " + n + " " + f + " written out, " + c, elementwise(n, f, constants, false), constants == 'B' ? "" : members(constants));
                }
            }
            for (int k : new int[] {1, 4}) {
                for (String f : List.of("exp", "tanh")) {
                    String name = "d loop 1x" + k + " then " + k + " ";
                    add(name + "calls of " + f + ", " + c, tile(1, k, 1, INPUTS, 0, f + "($)"), members(constants));
                    String out = "{\n" + constants(statements(f), constants).replace("@", "\u0000").replace("$", "").replace("\u0000", "$") + "      " + f;
                    add(name + f + " written out, " + c, tile(1, k, 1, INPUTS, 0, out).replaceAll(
                            "(" + f + "\\.intoArray\\([^;]*;)", "$1 }"), constants == 'B' ? "" : members(constants));
                }
            }
        }
        for (int k : new int[] {4, 8, 14}) {
            for (int n : new int[] {2, 4, 8, 16}) {
                StringBuilder calls = new StringBuilder();
                StringBuilder leaves = new StringBuilder();
                for (int i = 0; i < n; i++) {
                    calls.append("    leaf" + i + "(v, at, p, o, to + " + 16 * i + ");\n");
                    leaves.append("  static void leaf" + i + "(float[] v, int at, float[] p, float[] o, int to) {\n"
                            + tile(1, k, 1, INPUTS, i * 32 * lanes, "$") + "  }\n");
                }
                add("e " + n + " leaves of 1x" + k, calls.toString(), leaves.toString());
            }
        }
        mixes();
    }

    static void mixes() {
        String two = "  static final VectorSpecies<Float> T = FloatVector.SPECIES_128;\n";
        String small = "    for (int i = 0; i < 64; i += 4) {\n      FloatVector.fromArray(T, p, i).fma(FloatVector.broadcast(T, v[at]), "
                + "FloatVector.fromArray(T, p, i + 64)).intoArray(o, to + i);\n    }\n";
        add("f 128 and " + 32 * lanes + " bits, loops of 1 and 1x4", small + tile(1, 4, 1), two);
        add("f 128 and " + 32 * lanes + " bits, loops of 1 and 1x8", small + tile(1, 8, 1), two);
        add("f 128 and " + 32 * lanes + " bits, loops of 1 and 4x4", small + tile(4, 4, 1), two);
        add("f 128 and " + 32 * lanes + " bits in one loop", loop("      FloatVector.fromArray(T, p, i).fma(FloatVector.broadcast(T, v[at]), "
                + "FloatVector.fromArray(T, p, i + 64)).intoArray(o, to + i);\n      " + load("p", "i") + ".fma("
                + broadcast("v[at]") + ", " + load("p", "i + 64") + ").intoArray(o, to + i + 1024);\n"), two);
        String elsewhere = two + "  static final class Small {\n    static void small(float[] v, int at, float[] p, float[] o, int to) {\n" + small + "    }\n  }\n"
                + "  public $NAME() {\n    float[] a = new float[4096];\n    for (int n = 0; n < 30000; n++) { Small.small(a, 0, a, a, 0); }\n  }\n";
        add("f after 128 bits in another class, loop 1x4", tile(1, 4, 1), elsewhere);
        add("f after 128 bits in another class, loop 1x4, a last fma after the loop", tile(1, 4, 1, INPUTS, 0, load("p", "12") + ".fma("
                + broadcast("v[at]") + ", $)"), elsewhere);
        add("f after 128 bits in another class, tile 4x4, a last fma after the loop", tile(4, 4, 1, INPUTS, 0, load("p", "12") + ".fma("
                + broadcast("v[at]") + ", $)"), elsewhere);
        add("f after 128 bits in another class, tile 4x4", tile(4, 4, 1), elsewhere);
        add("f reinterpretShape to 128 and back", loop("      FloatVector a = " + load("p", "i") + ".reinterpretShape(T, 0).reinterpretAsFloats();\n"
                + "      a.add(a).reinterpretShape(S, 0).reinterpretAsFloats().intoArray(o, to + i);\n"), two);
        String swap = "  static final VectorShuffle<Float> X = VectorShuffle.fromOp(S, l -> l ^ 1);\n"
                + "  static final VectorShuffle<Float> Y = VectorShuffle.fromOp(S, l -> l ^ 2);\n"
                + "  static final VectorMask<Float> M = VectorMask.fromLong(S, 0x5555);\n";
        add("f rearrange", loop("      FloatVector a = " + load("p", "i") + ";\n      a.add(a.rearrange(X)).intoArray(o, to + i);\n"), swap);
        StringBuilder transposed = new StringBuilder();
        for (int n : new int[] {1, 2, 4, 8}) {
            transposed.append("      FloatVector a" + n + " = " + load("p", "i + " + 16 * n) + ", b" + n + " = " + load("p", "i + " + 32 * n) + ";\n"
                    + "      FloatVector c" + n + " = a" + n + ".blend(b" + n + ", M).add(b" + n + ".blend(a" + n + ", M).rearrange(X));\n"
                    + "      c" + n + ".add(c" + n + ".rearrange(Y)).intoArray(o, to + i + " + 1024 * n + ");\n");
            add("f " + n + " blend and rearrange pairs", loop(transposed.toString()), swap);
        }
        add("f reinterpretAsInts and shift", loop("      " + load("p", "i")
                + ".reinterpretAsInts().lanewise(VectorOperators.LSHL, 3).reinterpretAsFloats().intoArray(o, to + i);\n"), "");
        add("f reinterpretShape to ints and shift", loop("      " + load("p", "i")
                + ".reinterpretShape(I, 0).reinterpretAsInts().lanewise(VectorOperators.LSHL, 3).reinterpretShape(S, 0).reinterpretAsFloats().intoArray(o, to + i);\n"),
                "  static final VectorSpecies<Integer> I = IntVector.SPECIES_" + 32 * lanes + ";\n");
        add("f compare and blend", loop("      FloatVector a = " + load("p", "i") + ", b = " + load("o", "i")
                + ";\n      a.blend(b, a.compare(VectorOperators.LT, b)).intoArray(o, to + i);\n"), "");
        add("f mask.and and blend", loop("      FloatVector a = " + load("p", "i") + ", b = " + load("o", "i")
                + ";\n      a.blend(b, a.compare(VectorOperators.LT, b).and(b.compare(VectorOperators.LT, " + broadcast("3f")
                + "))).intoArray(o, to + i);\n"), "");
        add("f constant mask and blend", loop("      FloatVector a = " + load("p", "i") + ";\n      a.blend(" + broadcast("0f") + ", M).intoArray(o, to + i);\n"), swap);
        add("f lane(0)", loop("      o[i] = " + load("p", "i") + ".add(" + load("v", "at") + ").lane(0);\n"), "");
        add("f reduceLanes", loop("      o[i] = " + load("p", "i") + ".add(" + load("v", "at") + ").reduceLanes(VectorOperators.ADD);\n"), "");
        add("f div, sqrt, neg", loop("      " + load("p", "i") + ".div(" + load("v", "at") + ").abs().sqrt().neg().intoArray(o, to + i);\n"), "");
        add("f convertShape to int", loop("      " + load("p", "i") + ".convertShape(VectorOperators.F2I, " + species(lanes).replace("Float", "Int")
                + ", 0).reinterpretAsInts().add(1).reinterpretAsFloats().intoArray(o, to + i);\n"), "");
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
                System.err.printf(Locale.ROOT, "%s\t%d\t%d\t%d\t%b\t%b\t%.0f\t%.0f\t%s%n", shapes.get(i).name, shapes.get(i).fmas,
                        shapes.get(i).operations, r.bytecodes, r.boxed, r.compiled, r.bytes, r.nanos, r.skipped);
            }
        }
        System.out.println("| shape | fmas | operations | bytecodes | boxed forks | bytes per call, worst | ns per call, best | worst | given up: tier and reason |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        results.forEach(JitBudgetProbe::row);
        delete(directory);
    }

    static void row(Shape s, List<Result> r) {
        long boxed = r.stream().filter(Result::boxed).count();
        long never = r.stream().filter(x -> !x.compiled).count();
        System.out.printf(Locale.ROOT, "| %s | %d | %d | %d | %d/%d%s | %.0f | %.0f | %.0f | %s |%n", s.name, s.fmas, s.operations,
                r.stream().mapToInt(Result::bytecodes).max().orElse(0), boxed, r.size(), never > 0 ? " (" + never + " not compiled)" : "",
                r.stream().mapToDouble(Result::bytes).max().orElse(0), r.stream().mapToDouble(Result::nanos).min().orElse(0),
                r.stream().mapToDouble(Result::nanos).max().orElse(0),
                r.stream().map(Result::skipped).filter(x -> !x.isEmpty()).distinct().sorted().collect(Collectors.joining("; ")));
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
