/** Tests of heat maps: how far they may be believed. */
package dev.kallos.explanation.test;
