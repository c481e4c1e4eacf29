package io.github.gradapt.processor.reading;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * The annotations of a method as they stand in its source file. The elements of javac 17 leave out an annotation
 * whose type does not exist yet, so that a layer would lose, without a word, the activation that another processor is
 * about to write.
 */
final class WrittenAnnotations {
    private final @Nullable Trees trees;

    WrittenAnnotations(ProcessingEnvironment environment) {
        this.trees = trees(environment);
    }

    private static @Nullable Trees trees(ProcessingEnvironment environment) {
        try {
            return Trees.instance(environment);
        } catch (IllegalArgumentException notJavac) {
            return null;
        }
    }

    /** The name of an annotation on the method whose type does not exist, if there is one. */
    Optional<String> unresolved(ExecutableElement method) {
        if (trees == null) {
            return Optional.empty();
        }
        TreePath path = trees.getPath(method);
        if (path == null) {
            return Optional.empty();
        }
        ModifiersTree modifiers = ((MethodTree) path.getLeaf()).getModifiers();
        for (AnnotationTree annotation : modifiers.getAnnotations()) {
            TreePath type = new TreePath(
                    new TreePath(new TreePath(path, modifiers), annotation), annotation.getAnnotationType());
            TypeMirror mirror = trees.getTypeMirror(type);
            if (mirror != null && mirror.getKind() == TypeKind.ERROR) {
                return Optional.of(annotation.getAnnotationType().toString());
            }
        }
        return Optional.empty();
    }
}
