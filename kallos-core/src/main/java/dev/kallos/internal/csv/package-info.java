/** CSV files in and out, with errors that name file and line. */
package dev.kallos.internal.csv;
