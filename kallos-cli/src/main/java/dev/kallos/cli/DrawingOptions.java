package dev.kallos.cli;

import dev.kallos.synthetic.DrawingRecipe;
import dev.kallos.synthetic.DrawnFaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What to draw. */
final class DrawingOptions {
  @Option(
      names = "--faces",
      paramLabel = "N",
      converter = Converters.Count.class,
      description = "How many faces. Default: 6000.")
  private int faces = 6000;

  @Option(
      names = "--seed",
      paramLabel = "N",
      converter = Converters.Seed.class,
      description = "The same seed draws the same faces. Default: 1.")
  private long seed = 1;

  @Option(
      names = "--plant",
      paramLabel = "REGION",
      description = "Let one region alone carry the label, mouth for instance. Default: a rule over several.")
  private String plant;

  @Option(
      names = "--bias",
      paramLabel = "GROUP=LOGODDS",
      split = ",",
      converter = Converters.Setting.class,
      description = {
        "Plant a bias on purpose, for the audit to find: let an attribute add to the label's log-odds,",
        "Male=-1.5 for instance. Default: none. Not together with --plant."
      })
  private List<NamedNumber> bias;

  long seed() {
    return seed;
  }

  DrawingRecipe recipe() {
    return new DrawingRecipe(
        faces, seed, Optional.ofNullable(plant), bias == null ? Map.of() : NamedNumber.map("--bias", bias));
  }

  /** Draws into a folder that is absent or empty; false if the user wanted to stop. */
  boolean draw(Path folder, Session session) throws IOException {
    session.interruption().duringInterruptible("Interrupted; run the same command again.");
    DrawnFaces.draw(recipe(), folder, Runtime.getRuntime().availableProcessors(), session.progress());
    boolean done = !session.interruption().getAsBoolean();
    if (done) {
      session.tell("Drew %,d faces into %s.".formatted(faces, folder));
    }
    return done;
  }

  /** Whether the label lies in one region alone. */
  boolean planted() {
    return plant != null;
  }
}
