/** Heat maps, the regions of the face they lie in, and the files that say so. */
package dev.kallos.explanation;
