/** Ways to say which part of a face decides, and controls that know nothing of it: a class a method. */
package dev.kallos.explanation.method;
