/** Faces the program draws, with a planted truth, written in CelebA's own layout. */
package dev.kallos.synthetic;
