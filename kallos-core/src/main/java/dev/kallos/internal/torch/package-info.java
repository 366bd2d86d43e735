/** The one place that knows JavaCPP and libtorch. */
package dev.kallos.internal.torch;
