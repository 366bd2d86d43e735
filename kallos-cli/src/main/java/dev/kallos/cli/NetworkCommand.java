package dev.kallos.cli;

import dev.kallos.image.ImageSize;
import dev.kallos.network.NetworkDesign;
import dev.kallos.network.NetworkSummary;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the nets there are. */
@Command(
    name = "network",
    description = "Show a net's layers, shapes and parameters.",
    footerHeading = "%nExamples%n",
    footer = {"  kallos network", "  kallos network baseline --size 178x218"})
final class NetworkCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "The net. Default: all of them.")
  private String name;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      converter = Converters.Size.class,
      description = "Its input in pixels. Default: 64x80.")
  private ImageSize size = new ImageSize(64, 80);

  NetworkCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    List<NetworkDesign> designs = name == null ? NetworkDesign.known() : List.of(NetworkDesign.named(name));
    for (NetworkDesign design : designs) {
      show(NetworkSummary.of(design, size));
    }
    return ExitCode.DONE;
  }

  private void show(NetworkSummary summary) {
    session.out().printf("%s at %s%n", summary.design().name(), summary.size());
    for (NetworkSummary.Row row : summary.layers()) {
      session
          .out()
          .printf(
              "  %-9s %-12s %12s %,12d%n",
              row.name(), NetworkSummary.kind(row.layer()), row.out(), row.parameters());
    }
    session.out().printf("  %-35s %,12d parameters%n%n", "", summary.parameters());
  }
}
