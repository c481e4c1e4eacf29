package io.github.gradapt.backend;

import io.github.gradapt.Backend;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The choice between the backends, which a generated class makes once, as it is initialized. It neither links to nor
 * reflects on the incubating module.
 *
 * <p>The system property {@code gradapt.backend} is {@code scalar}, {@code vector} or {@code auto}, its default:
 * vectors where they are possible. The system property {@code gradapt.manyRows} is {@code units}, {@code rows} or {@code
 * auto}, its default: whether vector code that can take many rows unit by unit as well as row by row does the one or the
 * other, or what is faster on this machine; the bits are the same. Any thread may ask.
 */
@NotOnAndroid
public final class Backends {
    private static final String PROPERTY = "gradapt.backend";
    private static final String MANY_ROWS = "gradapt.manyRows";
    private static final String MODULE = "jdk.incubator.vector";
    private static final AtomicBoolean TOLD = new AtomicBoolean();

    private Backends() {}

    /**
     * The backend of a generated class that has both.
     *
     * <p>Where nothing but a flag of the command line keeps a network from computing with vectors, or where fused
     * multiply-adds are emulated, so that networks are slow, the first call says so, once, to the {@link System.Logger} of
     * this class's name.
     *
     * @param network the generated class
     * @throws IllegalStateException if the property is none of its values, or demands vectors that are impossible here
     */
    public static Backend choose(Class<?> network) {
        String wanted = System.getProperty(PROPERTY, "auto").toLowerCase(Locale.ROOT);
        return switch (wanted) {
            case "scalar" -> Backend.SCALAR;
            case "auto" -> automatic(network);
            case "vector" -> demanded(network);
            default ->
                throw new IllegalStateException(PROPERTY + " is '" + wanted + "'; scalar, vector or auto is expected");
        };
    }

    /**
     * Whether the vector code of a generated class takes many rows unit by unit.
     *
     * @param faster whether that is faster on this machine
     * @throws IllegalStateException if the property is none of its values
     */
    public static boolean takesUnits(boolean faster) {
        String wanted = System.getProperty(MANY_ROWS, "auto").toLowerCase(Locale.ROOT);
        return switch (wanted) {
            case "units" -> true;
            case "rows" -> false;
            case "auto" -> faster;
            default ->
                throw new IllegalStateException(MANY_ROWS + " is '" + wanted + "'; units, rows or auto is expected");
        };
    }

    private static Backend demanded(Class<?> network) {
        refuse(unfitMachine());
        refuse(missingInstruction());
        refuse(unreadableModule(network));
        return Backend.VECTOR;
    }

    private static void refuse(@Nullable String obstacle) {
        if (obstacle != null) {
            throw new IllegalStateException(PROPERTY + " is vector, but " + obstacle);
        }
    }

    private static Backend automatic(Class<?> network) {
        if (unfitMachine() != null) {
            return Backend.SCALAR;
        }
        String slow = missingInstruction();
        if (slow != null) {
            tell("Networks are slow on this machine, and compute without vector instructions: {0}", slow);
            return Backend.SCALAR;
        }
        String obstacle = unreadableModule(network);
        if (obstacle != null) {
            tell("Networks compute without vector instructions: {0}", obstacle);
            return Backend.SCALAR;
        }
        return Backend.VECTOR;
    }

    private static void tell(String message, String obstacle) {
        if (TOLD.compareAndSet(false, true)) {
            System.getLogger(Backends.class.getName()).log(System.Logger.Level.INFO, message, obstacle);
        }
    }

    /** Without C2 every vector operation allocates. */
    private static @Nullable String unfitMachine() {
        String name = System.getProperty("java.vm.name", "");
        String info = System.getProperty("java.vm.info", "");
        if (!name.contains("HotSpot") && !name.contains("OpenJDK")) {
            return "the virtual machine is not HotSpot but " + name;
        }
        if (info.contains("interpreted mode") || info.contains("emulated-client")) {
            return "the virtual machine runs without C2 (" + info + ")";
        }
        return null;
    }

    /** Vectors have no fused multiply-add where numbers have none. */
    private static @Nullable String missingInstruction() {
        return FusedMultiplyAdd.EMULATED
                ? "Math.fma is emulated in software, which takes hundreds of times as long, and allocates: the"
                        + " processor has no fused multiply-add, or the virtual machine does not use it (-XX:-UseFMA)"
                : null;
    }

    private static @Nullable String unreadableModule(Class<?> network) {
        Optional<Module> module = ModuleLayer.boot().findModule(MODULE);
        if (module.isEmpty()) {
            return "the module " + MODULE + " is missing; start java with --add-modules " + MODULE;
        }
        Module own = network.getModule();
        if (!own.canRead(module.get())) {
            return own + " does not read " + MODULE + "; it should require it (requires static)";
        }
        if (!Backends.class.getModule().canRead(module.get())) {
            return Backends.class.getModule() + " does not read " + MODULE;
        }
        return null;
    }
}
