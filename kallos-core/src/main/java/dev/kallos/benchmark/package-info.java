/** What this machine does: training, inference, explaining and decoding rates, and the limits they are held against. */
package dev.kallos.benchmark;
