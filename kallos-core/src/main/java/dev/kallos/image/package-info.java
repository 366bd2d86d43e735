/** Pictures as arrays: decoding, resizing, and the pack of all faces as one memory-mapped array. */
package dev.kallos.image;
