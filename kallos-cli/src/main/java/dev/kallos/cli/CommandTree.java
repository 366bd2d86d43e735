package dev.kallos.cli;

import java.lang.reflect.Constructor;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** All commands, wired to one session. */
final class CommandTree {
  private final CommandLine root;
  private final Failures failures;

  private CommandTree(CommandLine root, Failures failures) {
    this.root = root;
    this.failures = failures;
  }

  static CommandTree of(Session session) {
    CommandLine root = new CommandLine(Kallos.class, new SessionFactory(session));
    Failures failures = new Failures(session, root);
    root.setUsageHelpWidth(session.helpWidth());
    root.setOut(session.out());
    root.setErr(session.err());
    root.registerConverter(Path.class, new Converters.FilePath());
    root.setExecutionStrategy(new OnceEach());
    root.setParameterExceptionHandler(new UsageErrors());
    root.setExecutionExceptionHandler((failure, command, parsed) -> failures.tell(failure));
    root.getSubcommands().get("generate-completion").getCommandSpec().usageMessage().hidden(true);
    return new CommandTree(root, failures);
  }

  CommandLine root() {
    return root;
  }

  /** Runs the command the arguments ask for; the exit code. */
  int execute(String... args) {
    try {
      return root.execute(args);
    } catch (OutOfMemoryError | StackOverflowError | LinkageError failure) {
      return failures.tell(failure);
    }
  }

  /** Makes commands that need the session with it, everything else as picocli would. */
  private record SessionFactory(Session session) implements IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      for (Constructor<?> constructor : type.getDeclaredConstructors()) {
        if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Session.class) {
          return type.cast(constructor.newInstance(session));
        }
      }
      return CommandLine.defaultFactory().create(type);
    }
  }
}
