/** The report: one self-contained HTML page, a pure function of a run folder's files. */
package dev.kallos.report;
