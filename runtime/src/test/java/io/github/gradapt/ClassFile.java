package io.github.gradapt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/**
 * A class by what it refers to. Names are as in class files, with slashes; a member is written owner.name, and a method of
 * the class itself, as a key, name and type.
 *
 * @param name        the class
 * @param types       every type that is named, in code, signatures or annotations
 * @param annotations the types of the annotations of the class
 * @param natives     the native methods
 * @param methods     the members that each method uses, with their types
 */
record ClassFile(
        String name,
        Set<String> types,
        Set<String> annotations,
        List<String> natives,
        Map<String, Set<String>> methods) {

    /** All classes of the runtime but module-info. */
    static List<ClassFile> ofRuntime() throws IOException {
        try (Stream<Path> files = Files.walk(folder())) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !file.endsWith("module-info.class"))
                    .sorted()
                    .map(ClassFile::read)
                    .toList();
        }
    }

    /** The folder of the runtime's classes. */
    static Path folder() {
        return Path.of(Network.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
    }

    private static ClassFile read(Path file) {
        try {
            ClassReader reader = new ClassReader(Files.readAllBytes(file));
            ClassFile read = new ClassFile(
                    reader.getClassName(), new TreeSet<>(), new TreeSet<>(), new ArrayList<>(), new HashMap<>());
            reader.accept(new ClassRemapper(read.new Members(), read.new Types()), ClassReader.SKIP_FRAMES);
            return read;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The members that any method uses, without their types. */
    Set<String> uses() {
        Set<String> uses = new TreeSet<>();
        methods.values().forEach(members -> members.forEach(member -> uses.add(withoutType(member))));
        return uses;
    }

    /** {@code owner.name} of {@code owner.name(type)}, or of {@code owner.name:type}. */
    static String withoutType(String member) {
        return member.replaceFirst("[(:].*", "");
    }

    /** Collects all types. */
    private final class Types extends Remapper {

        Types() {
            super(Opcodes.ASM9);
        }

        @Override
        public String map(String type) {
            types.add(type);
            return type;
        }
    }

    /** Collects members. */
    private final class Members extends ClassVisitor {

        Members() {
            super(Opcodes.ASM9);
        }

        @Override
        public org.objectweb.asm.AnnotationVisitor visitAnnotation(String type, boolean visible) {
            annotations.add(type.substring(1, type.length() - 1));
            return null;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String method, String type, String signature, String[] exceptions) {
            if ((access & Opcodes.ACC_NATIVE) != 0) {
                natives.add(method);
            }
            Set<String> used = methods.computeIfAbsent(method + type, key -> new TreeSet<>());
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitMethodInsn(int opcode, String owner, String called, String type, boolean isInterface) {
                    used.add(owner + "." + called + type);
                }

                @Override
                public void visitFieldInsn(int opcode, String owner, String field, String type) {
                    used.add(owner + "." + field + ":" + type);
                }

                @Override
                public void visitInvokeDynamicInsn(String called, String type, Handle bootstrap, Object... arguments) {
                    for (Object argument : arguments) {
                        if (argument instanceof Handle handle) {
                            used.add(handle.getOwner() + "." + handle.getName() + handle.getDesc());
                        }
                    }
                }
            };
        }
    }
}
