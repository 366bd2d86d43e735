package dev.kallos.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What can be done with a data set short of training on it. */
@Command(
    name = "data",
    description = "Draw, look at and convert data sets.",
    subcommands = {SynthesizeCommand.class, InspectCommand.class, ConvertCommand.class, HelpCommand.class})
final class DataCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.UNUSABLE;
  }
}
