package dev.kallos.image;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** One block of photos decoded, resized and written, in a flight recording. */
@Name("kallos.Packing")
@Label("Packing")
@Category("Kallos")
@Description("A block of photos decoded, resized and written on one core")
@StackTrace(false)
final class PackingEvent extends Event {
  @Label("Faces")
  int faces;
}
