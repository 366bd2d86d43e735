/** The stages in order, each a function of the run folder: what the command line calls, and a Java program may. */
package dev.kallos.pipeline;
