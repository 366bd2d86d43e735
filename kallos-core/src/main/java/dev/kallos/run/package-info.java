/** The run folder: the files each stage leaves for the next, and where they came from. */
package dev.kallos.run;
