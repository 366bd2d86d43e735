package dev.kallos.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Refuses an option of one value that is given twice, and runs the command otherwise. picocli does so for options that
 * stand alone; those of a heading it would all set back to their defaults instead.
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
        throw new ParameterException(
            command,
            "%s is given more than once (%s); give it once."
                .formatted(option.longestName(), String.join(", ", option.originalStringValues())));
      }
    }
  }
}
