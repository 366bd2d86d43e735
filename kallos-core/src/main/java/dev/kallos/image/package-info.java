/** Pictures as arrays: decoding, resizing, and the pack: all faces as one array in a file. */
package dev.kallos.image;
