/** Files that are whole or not there, and CSV with errors that name file and line. */
package dev.kallos.internal.file;
