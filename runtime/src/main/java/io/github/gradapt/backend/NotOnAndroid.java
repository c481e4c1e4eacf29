package io.github.gradapt.backend;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A class that may use what Android does not have: the build does not look whether it does. No network calls it that was
 * compiled without the incubating module.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
@interface NotOnAndroid {}
