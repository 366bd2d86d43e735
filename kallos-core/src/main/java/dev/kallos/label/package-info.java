/** What the label is made of: how far other attributes predict it, what the net adds and exaggerates, how firm it is. */
package dev.kallos.label;
