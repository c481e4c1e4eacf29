package io.github.gradapt.training;

import java.util.OptionalDouble;

/**
 * What one pass over the training rows has achieved.
 *
 * @param number         the number of the epoch, from 1
 * @param trainingCost   the mean cost of the training rows, each as it was when its batch was trained on: the network
 *                       has learned from later batches since
 * @param validationCost the mean cost of the validation rows after the epoch, if there are any
 */
public record Epoch(int number, double trainingCost, OptionalDouble validationCost) {}
