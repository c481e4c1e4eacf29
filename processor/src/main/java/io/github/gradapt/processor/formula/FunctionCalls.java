package io.github.gradapt.processor.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A formula taken apart for a machine that applies a function to many numbers at a time: the applications of functions
 * one after another, and what is left. Roots and absolute values are left where they are.
 *
 * @param calls  the applications, each after those whose values its argument names
 * @param result the formula, with the names of the calls in their places
 */
public record FunctionCalls(List<Call> calls, Formula result) {

    public FunctionCalls {
        calls = List.copyOf(calls);
    }

    /**
     * An application of a function.
     *
     * @param name the variable that stands for its value
     */
    public record Call(String name, Function function, Formula argument) {}

    /**
     * Takes a formula apart; its powers are expanded, and equal applications become one call.
     *
     * @param taken names that must not be given
     */
    public static FunctionCalls of(Formula formula, Set<String> taken) {
        Formula expanded = Powers.expand(formula);
        Extraction extraction = new Extraction(expanded, taken);
        Formula result = extraction.apply(expanded);
        return new FunctionCalls(extraction.calls, result);
    }

    /** Puts variables in the place of applications, and lists them. */
    private static final class Extraction extends Transformation {
        private final Set<String> variables;
        private final Set<String> taken;
        private final List<Call> calls = new ArrayList<>();

        Extraction(Formula formula, Set<String> taken) {
            this.variables = Variables.of(formula);
            this.taken = taken;
        }

        @Override
        public Formula application(Formula.Application application) {
            Formula argument = apply(application.argument());
            Function function = application.function();
            if (function == Function.SQRT || function == Function.ABS) {
                return new Formula.Application(function, argument);
            }
            for (Call call : calls) {
                if (call.function() == function && call.argument().equals(argument)) {
                    return new Formula.Variable(call.name());
                }
            }
            String name = newName();
            calls.add(new Call(name, function, argument));
            return new Formula.Variable(name);
        }

        private String newName() {
            int number = calls.size() + 1;
            String name = "f" + number;
            while (variables.contains(name) || taken.contains(name)) {
                name += "_";
            }
            return name;
        }
    }
}
