package io.github.gradapt.processor.diagnostics;

import java.util.HashSet;
import java.util.Set;
import java.util.StringJoiner;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/**
 * Reports problems: {@code diagnostics.at(source).report(Problem.UNITS_BELOW_ONE, name, units)}.
 *
 * <p>A problem of a declaration that several networks use is said once, but counts for each of them.
 */
public final class Diagnostics {
    private final Messager messager;
    private final Compilation compilation;
    private final Set<String> said;
    private int errors;

    /** Reports through {@code messager}, at positions in {@code compilation}. */
    public Diagnostics(Messager messager, Compilation compilation) {
        this(messager, compilation, new HashSet<>());
    }

    private Diagnostics(Messager messager, Compilation compilation, Set<String> said) {
        this.messager = messager;
        this.compilation = compilation;
        this.said = said;
    }

    /** Diagnostics with a count of their own. */
    public Diagnostics fresh() {
        return new Diagnostics(messager, compilation, said);
    }

    /** The number of errors reported here. */
    public int errors() {
        return errors;
    }

    /** The place to report at. */
    public Place at(Source source) {
        return new Place(source);
    }

    /** The place to report at: {@code declaration} if that is being compiled, else {@code use}. */
    public Place at(Source declaration, Source use) {
        return new Place(compilation.contains(declaration.element()) ? declaration : use);
    }

    /** Where the next problem is reported. */
    public final class Place {
        private final Source source;

        private Place(Source source) {
            this.source = source;
        }

        /**
         * Reports an error here.
         *
         * @param details what the problem's text has place for
         */
        public void report(Problem problem, Object... details) {
            errors++;
            String message = problem.message(details);
            if (said.add(place() + message)) {
                messager.printMessage(
                        Diagnostic.Kind.ERROR, message, source.element(), source.annotation(), source.value());
            }
        }

        /** The place by names: the elements of one declaration are not equal across rounds. */
        private String place() {
            StringJoiner place = new StringJoiner(" ");
            for (Element element = source.element(); element != null; element = element.getEnclosingElement()) {
                place.add(element.toString());
            }
            AnnotationMirror annotation = source.annotation();
            if (annotation != null) {
                place.add(annotation.getAnnotationType().toString());
            }
            return place.add(String.valueOf(source.value())).add("").toString();
        }
    }
}
