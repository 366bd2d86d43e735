/** Fitting a net: plan, trainer, early stopping, history and checkpoints. */
package dev.kallos.training;
