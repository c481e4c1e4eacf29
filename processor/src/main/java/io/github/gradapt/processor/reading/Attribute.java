package io.github.gradapt.processor.reading;

import io.github.gradapt.processor.diagnostics.Source;

/** A value of an annotation, given or by default, and where it is written. */
public record Attribute<T>(T value, Source source) {}
