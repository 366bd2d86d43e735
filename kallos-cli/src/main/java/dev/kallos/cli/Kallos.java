package dev.kallos.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root of all commands. */
@Command(
    name = "kallos",
    description = "Trains, measures and explains ConvNets that judge faces.",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    synopsisHeading = "Usage: ",
    descriptionHeading = "%n",
    parameterListHeading = "%nArguments%n",
    optionListHeading = "%nOptions%n",
    commandListHeading = "%nCommands%n",
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      DataCommand.class,
      TrainCommand.class,
      EvaluateCommand.class,
      ExplainCommand.class,
      AuditCommand.class,
      ReportCommand.class,
      CompareCommand.class,
      EnsembleCommand.class,
      LearningCurveCommand.class,
      ScoreCommand.class,
      ExportCommand.class,
      NetworkCommand.class,
      BenchCommand.class,
      HelpCommand.class,
      AutoComplete.GenerateCompletion.class
    })
final class Kallos implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "When something fails, print the stack trace too.")
  private boolean verbose;

  boolean verbose() {
    return verbose;
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.UNUSABLE;
  }
}
