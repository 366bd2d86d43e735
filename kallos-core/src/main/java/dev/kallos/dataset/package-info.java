/**
 * Photos and their annotations as people have them, read and checked: faces, subjects, attributes, partitions and
 * splits.
 */
package dev.kallos.dataset;
