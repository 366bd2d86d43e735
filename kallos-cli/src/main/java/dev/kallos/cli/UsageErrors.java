package dev.kallos.cli;

import dev.kallos.dataset.PictureEnding;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells wrong usage in one line: what is wrong, what may have been meant, and where the help is. */
final class UsageErrors implements IParameterExceptionHandler {
  private static final int MOST_SUGGESTIONS = 3;
  private static final Pattern OPTION = Pattern.compile("--[a-z-]+");

  @Override
  public int handleParseException(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    command
        .getErr()
        .println(OneLine.of(sentence(failure, args)) + " Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.UNUSABLE;
  }

  private static String sentence(ParameterException failure, String[] args) {
    if (failure instanceof UnmatchedArgumentException unmatched) {
      return sentence(unmatched);
    }
    if (failure instanceof MissingParameterException) {
      Optional<String> photo = photoLikeAnOption(args);
      if (photo.isPresent()) {
        return "Unknown option '" + photo.get() + "'" + asFile(photo.get());
      }
    }
    if (failure instanceof OverwrittenOptionException twice) {
      return OnceEach.sentence(twice.getOverwritten());
    }
    if (failure instanceof MutuallyExclusiveArgsException) {
      String names = OPTION.matcher(failure.getMessage()).results().map(MatchResult::group).collect(Collectors.joining(" and "));
      return names + " exclude each other; give one of them.";
    }
    String message = failure.getMessage().lines().map(String::strip).collect(Collectors.joining(" "));
    return message.endsWith(".") ? message : message + ".";
  }

  /** A photo that was taken for an option: no option's value, and not behind {@code --}. */
  private static Optional<String> photoLikeAnOption(String[] args) {
    return IntStream.range(0, args.length)
        .takeWhile(i -> !args[i].equals("--"))
        .filter(i -> isPhotoLikeAnOption(args[i]) && (i == 0 || !args[i - 1].startsWith("-")))
        .mapToObj(i -> args[i])
        .findFirst();
  }

  private static boolean isPhotoLikeAnOption(String word) {
    try {
      return word.startsWith("-") && !word.contains("=") && PictureEnding.is(Path.of(word));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static String asFile(String word) {
    return "; a file of that name is given as ./" + word + ".";
  }

  private static String sentence(UnmatchedArgumentException failure) {
    String first = failure.getUnmatched().get(0);
    String what =
        first.startsWith("-")
            ? "Unknown option"
            : failure.getCommandLine().getSubcommands().isEmpty() ? "Unexpected argument" : "Unknown command";
    if (isPhotoLikeAnOption(first)) {
      return what + " '" + first + "'" + asFile(first);
    }
    List<String> near = failure.getSuggestions().stream().limit(MOST_SUGGESTIONS).toList();
    return what + " '" + first + "'" + (near.isEmpty() ? "." : "; did you mean " + String.join(" or ", near) + "?");
  }
}
