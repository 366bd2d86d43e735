/** What every room stands on: how bad input is reported, and how long work shows its progress. */
package dev.kallos;
