package io.github.gradapt.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Another processor: writes one group of source files in each round, and remembers the annotations it is shown. */
final class LateProcessor extends AbstractProcessor {
    private final Iterator<Map<String, String>> groups;
    private final Set<String> seen = new TreeSet<>();

    LateProcessor(List<Map<String, String>> groups) {
        this.groups = groups.iterator();
    }

    Set<String> seen() {
        return seen;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        annotations.forEach(annotation -> seen.add(annotation.getQualifiedName().toString()));
        if (groups.hasNext() && !round.processingOver()) {
            groups.next().forEach(this::write);
        }
        return false;
    }

    private void write(String name, String text) {
        try (Writer writer = processingEnv.getFiler().createSourceFile(name).openWriter()) {
            writer.write(text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
