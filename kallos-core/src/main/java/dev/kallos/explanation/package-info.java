/** Which part of the face decides: heat maps, face regions, and tests of both. */
package dev.kallos.explanation;
