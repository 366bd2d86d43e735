package dev.kallos.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Refuses an option of one value that is given twice, and runs the command otherwise. picocli refuses options that stand
 * alone; where one under a heading is given twice, it would set all others there back to their defaults instead.
 */
final class OnceEach implements IExecutionStrategy {
  private final IExecutionStrategy next = new CommandLine.RunLast();

  @Override
  public int execute(ParseResult parsed) {
    for (CommandLine command : parsed.asCommandLineList()) {
      check(command);
    }
    return next.execute(parsed);
  }

  private static void check(CommandLine command) {
    List<OptionSpec> given = command.getParseResult().matchedOptions();
    for (OptionSpec option : given) {
      if (!option.isMultiValue() && given.stream().filter(option::equals).count() > 1) {
        throw new ParameterException(command, sentence(option));
      }
    }
  }

  static String sentence(ArgSpec option) {
    return (option instanceof OptionSpec named ? named.longestName() : option.paramLabel())
        + " is given more than once; give it once.";
  }
}
