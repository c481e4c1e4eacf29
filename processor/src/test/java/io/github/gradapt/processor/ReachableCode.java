package io.github.gradapt.processor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.CodeSizeEvaluator;

/**
 * The bytecode of a class and of what it calls: of Gradapt every method is followed, of the platform only the ones
 * known to allocate nothing are let pass. What builds the exception that the next instruction throws is left out.
 */
final class ReachableCode {

    private static final String GRADAPT = "io/github/gradapt/";
    private static final Set<String> PLATFORM =
            Set.of("java/lang/Math", "java/util/Arrays.fill", "java/lang/System.arraycopy");
    private static final Set<String> FLOATS = Set.of(
            "java/lang/Float.floatToRawIntBits",
            "java/lang/Float.intBitsToFloat",
            "java/lang/Float.floatToIntBits",
            "java/lang/Float.isNaN",
            "java/lang/Double.isNaN");

    private final String root;
    private final int constants;
    private final Map<String, Code> methods = new HashMap<>();
    private final Set<String> read = new HashSet<>();

    ReachableCode(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        root = reader.getClassName();
        constants = reader.getItemCount();
        read.add(root);
        reader.accept(new Collector(root), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    }

    /** What one method does. */
    private static final class Code {
        final List<String> calls = new ArrayList<>();
        final List<String> allocations = new ArrayList<>();
        int size;
    }

    /** The entries of the constant pool of the class. */
    int constants() {
        return constants;
    }

    /** The most bytecodes of a method of the class. */
    int longestMethod() {
        return methods.entrySet().stream()
                .filter(method -> method.getKey().startsWith(root + "."))
                .mapToInt(method -> method.getValue().size)
                .max()
                .orElseThrow();
    }

    /** Where memory is, or may be, allocated by what the methods of these names call, directly or indirectly. */
    List<String> allocationsFrom(Set<String> names) {
        Deque<String> open = new ArrayDeque<>();
        methods.keySet().stream()
                .filter(method -> names.contains(method.substring(root.length() + 1, method.indexOf('('))))
                .forEach(open::add);
        if (open.size() < names.size()) {
            throw new IllegalArgumentException("not all of " + names + " are methods of " + root);
        }
        Set<String> seen = new HashSet<>(open);
        List<String> allocations = new ArrayList<>();
        while (!open.isEmpty()) {
            String method = open.remove();
            Code code = code(method);
            if (code == null) {
                allocations.add("the unknown " + method);
                continue;
            }
            code.allocations.forEach(allocation -> allocations.add(allocation + " in " + method));
            code.calls.stream()
                    .filter(call -> !harmless(call))
                    .filter(seen::add)
                    .forEach(open::add);
        }
        return allocations;
    }

    private static boolean harmless(String call) {
        String name = call.substring(0, call.indexOf('('));
        return PLATFORM.contains(name)
                || FLOATS.contains(name)
                || PLATFORM.contains(name.substring(0, name.lastIndexOf('.')));
    }

    private Code code(String method) {
        String owner = method.substring(0, method.lastIndexOf('.', method.indexOf('(')));
        if (owner.startsWith(GRADAPT) && read.add(owner)) {
            try (InputStream bytes = ReachableCode.class.getResourceAsStream("/" + owner + ".class")) {
                new ClassReader(bytes).accept(new Collector(owner), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return methods.get(method);
    }

    /** Collects the methods of a class. */
    private final class Collector extends ClassVisitor {

        private final String owner;

        Collector(String owner) {
            super(Opcodes.ASM9);
            this.owner = owner;
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String type, String signature, String[] exceptions) {
            Code code = new Code();
            methods.put(owner + "." + name + type, code);
            return new CodeSizeEvaluator(Opcodes.ASM9, new Instructions(code)) {
                @Override
                public void visitEnd() {
                    code.size = getMaxSize();
                    super.visitEnd();
                }
            };
        }
    }

    /** Collects the calls and the allocating instructions of a method. */
    private static final class Instructions extends MethodVisitor {

        private final Code code;

        Instructions(Code code) {
            super(Opcodes.ASM9);
            this.code = code;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String type, boolean isInterface) {
            code.calls.add(owner + "." + name + type);
        }

        @Override
        public void visitInsn(int opcode) {
            boolean thrown = opcode == Opcodes.ATHROW && !code.calls.isEmpty();
            if (thrown && returnsException(code.calls.get(code.calls.size() - 1))) {
                code.calls.remove(code.calls.size() - 1);
            }
        }

        private static boolean returnsException(String call) {
            return Type.getReturnType(call.substring(call.indexOf('(')))
                    .getClassName()
                    .endsWith("Exception");
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            if (opcode == Opcodes.NEW || opcode == Opcodes.ANEWARRAY) {
                code.allocations.add("new " + type);
            }
        }

        @Override
        public void visitIntInsn(int opcode, int operand) {
            if (opcode == Opcodes.NEWARRAY) {
                code.allocations.add("a new array");
            }
        }

        @Override
        public void visitMultiANewArrayInsn(String type, int dimensions) {
            code.allocations.add("new " + type);
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String type, Handle bootstrap, Object... arguments) {
            code.allocations.add("invokedynamic " + name);
        }
    }
}
