package io.github.gradapt.processor.formula;

import java.util.Locale;
import java.util.Set;

/** Finds readable names for parts of formulas: {@code sigmoidZ}, {@code oneMinusA}, {@code difference2}. */
final class Naming {
    private static final int LONGEST = 24;

    private final Set<String> taken;

    /** Names may not be among {@code taken}, to which each name given is added. */
    Naming(Set<String> taken) {
        this.taken = taken;
    }

    String name(Formula formula) {
        String base = formula.accept(new Describer());
        String name = base;
        for (int number = 2; !taken.add(name); number++) {
            name = base + number;
        }
        return name;
    }

    private static final class Describer implements Formula.Visitor<String> {
        @Override
        public String constant(Formula.Constant constant) {
            return "constant";
        }

        @Override
        public String variable(Formula.Variable variable) {
            return variable.name();
        }

        @Override
        public String negation(Formula.Negation negation) {
            return of("negative", negation.operand());
        }

        @Override
        public String binary(Formula.Binary binary) {
            return switch (binary.operator()) {
                case ADD -> "sum";
                case SUBTRACT -> binary.left().equals(Formulas.ONE) ? of("oneMinus", binary.right()) : "difference";
                case MULTIPLY -> binary.left().equals(binary.right()) ? of("square", binary.left()) : "product";
                case DIVIDE -> "quotient";
                case MAXIMUM -> "maximum";
                case MINIMUM -> "minimum";
            };
        }

        @Override
        public String power(Formula.Power power) {
            return of("power", power.base());
        }

        @Override
        public String application(Formula.Application application) {
            return of(camelCase(application.function().text()), application.argument());
        }

        @Override
        public String selection(Formula.Selection selection) {
            return "selection";
        }

        /** With the operand's name, if it has one and the whole stays short. */
        private static String of(String operation, Formula operand) {
            if (operand instanceof Formula.Variable variable) {
                String name = operation + capitalized(variable.name());
                return name.length() <= LONGEST ? name : operation;
            }
            return operation;
        }

        private static String camelCase(String text) {
            int underscore = text.indexOf('_');
            return underscore < 0 ? text : text.substring(0, underscore) + capitalized(text.substring(underscore + 1));
        }

        private static String capitalized(String text) {
            return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        }
    }
}
