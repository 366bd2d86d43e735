/** The command line: a small class per command, progress on the terminal, errors as sentences, and stopping on request. */
package dev.kallos.cli;
