/** How a net's errors fall as its training faces grow in number: the power law, its forecast and what follows; plain arrays. */
package dev.kallos.learningcurve;
