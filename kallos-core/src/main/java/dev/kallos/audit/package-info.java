/** Whom the net judges differently: groups of faces and their metrics. Plain arrays, no tensors. */
package dev.kallos.audit;
