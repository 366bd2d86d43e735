/** The nets: designs as data, the modules built from them, and weights in and out. */
package dev.kallos.network;
