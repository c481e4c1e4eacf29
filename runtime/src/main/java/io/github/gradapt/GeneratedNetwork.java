package io.github.gradapt;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class that was generated from a {@link NeuralNetwork}. The mark stays in the class file, where tools that
 * measure coverage or analyze code find it, and where the compiler recognizes its own earlier work.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface GeneratedNetwork {}
