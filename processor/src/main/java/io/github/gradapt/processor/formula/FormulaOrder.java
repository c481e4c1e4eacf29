package io.github.gradapt.processor.formula;

import java.util.Comparator;

/** The order of the factors of a product: constants, variables, sums of these, functions, sums of these, selections. */
final class FormulaOrder implements Comparator<Formula> {

    @Override
    public int compare(Formula left, Formula right) {
        if (left.equals(right)) {
            return 0;
        }
        int byRank = Integer.compare(rank(left), rank(right));
        if (byRank != 0) {
            return byRank;
        }
        int byText = Notation.of(left).compareTo(Notation.of(right));
        return byText != 0 ? byText : left.toString().compareTo(right.toString());
    }

    private static int rank(Formula formula) {
        return formula.accept(new Rank());
    }

    private static final class Rank implements Formula.Visitor<Integer> {
        @Override
        public Integer constant(Formula.Constant constant) {
            return 0;
        }

        @Override
        public Integer variable(Formula.Variable variable) {
            return 1;
        }

        @Override
        public Integer negation(Formula.Negation negation) {
            return Math.max(2, negation.operand().accept(this));
        }

        @Override
        public Integer binary(Formula.Binary binary) {
            int parts = Math.max(binary.left().accept(this), binary.right().accept(this));
            return switch (binary.operator()) {
                case MAXIMUM, MINIMUM -> Math.max(3, parts);
                default -> parts <= 1 ? 2 : Math.max(4, parts);
            };
        }

        @Override
        public Integer power(Formula.Power power) {
            return Math.max(2, power.base().accept(this));
        }

        @Override
        public Integer application(Formula.Application application) {
            return 3;
        }

        @Override
        public Integer selection(Formula.Selection selection) {
            return 5;
        }
    }
}
