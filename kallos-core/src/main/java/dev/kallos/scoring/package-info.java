/** Running a net over many faces: batches gathered ahead of the net, and a logit for each face. */
package dev.kallos.scoring;
