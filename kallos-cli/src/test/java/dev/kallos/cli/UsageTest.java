package dev.kallos.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.kallos.internal.torch.Cuda;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

class UsageTest {
  static List<CommandLine> commands() {
    List<CommandLine> found = new ArrayList<>();
    collect(CommandTree.of(Typed.session(new StringWriter(), new StringWriter())).root(), found);
    return found;
  }

  @ParameterizedTest
  @CsvSource({"80, 80", "300, 100", "20, 55"})
  void aHelpIsAsWideAsTheTerminalWithinWhatCanBeRead(String terminal, int columns) {
    Session session = Typed.session(new StringWriter(), new StringWriter(), Map.of("KALLOS_TTY", terminal));
    List<CommandLine> all = new ArrayList<>();
    collect(CommandTree.of(session).root(), all);
    int widest = all.stream().flatMap(command -> command.getUsageMessage(Ansi.OFF).lines()).mapToInt(String::length).max().orElse(0);
    assertThat(widest).isBetween(columns - 5, columns);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void anExampleStaysOnOneLineOf80Columns(CommandLine command) {
    assertThat(command.getCommandSpec().usageMessage().footer()).allSatisfy(line -> assertThat(line.length()).isLessThan(80));
  }

  private static void collect(CommandLine command, List<CommandLine> into) {
    into.add(command);
    command.getSubcommands().values().forEach(sub -> collect(sub, into));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theHelpOfEachCommandFits100Columns(CommandLine command) {
    assertThat(command.getUsageMessage(Ansi.OFF).lines())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100))
        .noneMatch(line -> line.contains("null"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void eachCommandPrintsItsHelpAndExitsWith0(CommandLine command) {
    String[] words = (command.getCommandSpec().qualifiedName() + " --help").split(" ");
    Typed typed = Typed.line(List.of(words).subList(1, words.length).toArray(String[]::new));
    assertThat(typed.code()).isZero();
    assertThat(typed.out()).contains("Usage: " + command.getCommandSpec().qualifiedName());
    assertThat(typed.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run|Missing required parameter: 'DATASET'. Try 'kallos run --help'.",
        "trian x|Unknown command 'trian'; did you mean train? Try 'kallos --help'.",
        "data synt x|Unknown command 'synt'; did you mean synthesize? Try 'kallos data --help'.",
        "run x --epoch 4|Unknown option '--epoch'; did you mean --epochs? Try 'kallos run --help'.",
        "run x y|Unexpected argument 'y'. Try 'kallos run --help'.",
        "run x --epochs|Missing required parameter for option '--epochs' (N). Try 'kallos run --help'.",
        "run x --network modern --size 64x80 --size 89x109|--size is given more than once; give it once. Try 'kallos run --help'.",
        "explain x --top 1 --top 2|--top is given more than once; give it once. Try 'kallos explain --help'.",
        "run x --epochs 0|Invalid value for option '--epochs': '0' is no whole number of at least 1. Try 'kallos run --help'.",
        "run x --mixup 1e9|Invalid value for option '--mixup': '1e9' is neither 0 nor between 0.01 and 100. Try 'kallos run --help'.",
        "run x --batch 1.5|Invalid value for option '--batch': '1.5' is no whole number of at least 1. Try 'kallos run --help'.",
        "run x --learning-rate 0|Invalid value for option '--learning-rate': '0' is not above 0. Try 'kallos run --help'.",
        "run x --l2 NaN|Invalid value for option '--l2': 'NaN' is no number. Try 'kallos run --help'.",
        "run x --split images|Invalid value for option '--split': 'images' is none of official, subjects, faces-leaky."
            + " Try 'kallos run --help'.",
        "run x --precision fp16|Invalid value for option '--precision': 'fp16' is none of auto, fp32, bf16."
            + " Try 'kallos run --help'.",
        "run x --device gpu|Invalid value for option '--device': 'gpu' is none of auto, cpu, cuda."
            + " Try 'kallos run --help'.",
        "run x --positive-above rating|Invalid value for option '--positive-above': 'rating' is not COLUMN=VALUE or"
            + " COLUMN=median. Try 'kallos run --help'.",
        "run x --seed one|Invalid value for option '--seed': 'one' is no whole number that a seed can be. Try 'kallos run --help'.",
        "run x --learning-rate 1e38|Invalid value for option '--learning-rate': '1e38' is above 1,000,000. Try 'kallos run --help'.",
        "run x --l2 1e300|Invalid value for option '--l2': '1e300' is above 1,000,000. Try 'kallos run --help'.",
        "run x --learning-rate 1f|Invalid value for option '--learning-rate': '1f' is no number. Try 'kallos run --help'.",
        "run x --label-smoothing 1|Invalid value for option '--label-smoothing': '1' is not at least 0 and below 1."
            + " Try 'kallos run --help'.",
        "demo --bias Male|Invalid value for option '--bias' (GROUP=LOGODDS): 'Male' is not a name, =, and a number."
            + " Try 'kallos demo --help'.",
        "score x a.jpg --csv a --json b|--csv and --json exclude each other; give one of them. Try 'kallos score --help'.",
        "bench --photos 12MP|Invalid value for option '--photos': '12MP' is no size; write width x height in pixels, for"
            + " instance 4000x3000. Try 'kallos bench --help'.",
        "bench --photos 9x9|Invalid value for option '--photos': Photos of 9x9 cannot be measured; each side must be 16 to"
            + " 10000 pixels, and all together 50 million at most. Try 'kallos bench --help'.",
        "demo --size 64|Invalid value for option '--size': '64' is no size; write width x height in pixels, for"
            + " instance 64x80. Try 'kallos demo --help'.",
      })
  void wrongUsageIsToldInOneLineAndExitsWith2(String line, String sentence) {
    Typed typed = Typed.line(line.split(" "));
    assertThat(typed.err().strip()).isEqualTo(sentence);
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "data synthesize x --bias Male=1,Young=2,Male=3|--bias names Male twice; name it once.",
        "run x --augment shift=0.1,none=0|--augment none=0 takes back what stands before it; write it first, or alone.",
        "data synthesize x --bias ,|--bias sets nothing; name what it is to set, or leave it out.",
        "run x --augment ,|--augment sets nothing; name what it is to set, or leave it out.",
        "run x --augment none=1|--augment none=1.0 lies outside what a face can be changed by.",
      })
  void whatIsSetByNameIsSetOnceAndToWhatItCanBe(String line, String sentence) {
    Typed typed = Typed.line(line.split(" "));
    assertThat(typed.err().strip()).isEqualTo(sentence);
    assertThat(typed.code()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"run x", "score x a.jpg", "bench --batch 1 --layers", "learning-curve x"})
  void moreThreadsThanAMachineCanMindAreRefused(String command) {
    Typed typed = Typed.line((command + " --threads 100000").split(" "));
    assertThat(typed.err())
        .startsWith("Invalid value for option '--threads': '100000' is above ")
        .containsPattern("above \\d+, the most that \\d+ cores can mind\\. Try 'kallos ");
    assertThat(typed.code()).isEqualTo(2);
  }

  @Test
  void aPhotoThatLooksLikeAnOptionIsToldHowToBeNamed() {
    assertThat(Typed.line("score", "run", "-dash.jpg").err().strip())
        .isEqualTo("Unknown option '-dash.jpg'; a file of that name is given as ./-dash.jpg. Try 'kallos score --help'.");
    assertThat(Typed.line("score", "run", "--csv", "-a.jpg").err()).startsWith("Missing required parameter: 'PHOTO'");
    assertThat(Typed.line("score", "--", "-dash.jpg").err()).startsWith("Missing required parameter");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run _ --out x1|Invalid value for positional parameter at index 0 (DATASET): the path is empty. Try 'kallos run --help'.",
        "run x --out _|Invalid value for option '--out': the path is empty. Try 'kallos run --help'.",
        "score x _|Invalid value for positional parameter at index 1..* (PHOTO): the path is empty. Try 'kallos score --help'.",
        "compare x y --csv _|Invalid value for option '--csv': the path is empty. Try 'kallos compare --help'.",
      })
  void anEmptyPathIsCalledEmpty(String line, String sentence) {
    Typed typed = Typed.line(Stream.of(line.split(" ")).map(word -> word.equals("_") ? "" : word).toArray(String[]::new));
    assertThat(typed.err().strip()).isEqualTo(sentence);
    assertThat(typed.code()).isEqualTo(2);
  }

  @Test
  void anUnknownOptionThatIsNoPathIsOneStill() {
    Typed typed = Typed.line("train", "run", "--wh\0at");
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).startsWith("Unknown option '--wh").doesNotContain("Exception");
  }

  @Test
  void theHelpOfACommandOfACommandIsFound() {
    assertThat(Typed.line("data", "help", "inspect").out()).contains("kallos data inspect");
  }

  @Test
  void aCardThatIsNotThereIsRefusedInASentenceBeforeAnythingIsRead() {
    assumeThat(Cuda.ofProcess(2).isUsable()).isFalse();
    Typed typed = Typed.line("run", "nowhere", "--device", "cuda");
    assertThat(typed.err().strip()).matches("The device cuda cannot be used: .+, or choose --device cpu\\.");
    assertThat(typed.code()).isEqualTo(2);
  }

  @Test
  void layersAreNotTimedOnACoreThatGetsNoFace() {
    Typed typed = Typed.line("bench", "--batch", "1", "--threads", "2", "--layers");
    assertThat(typed.err().strip())
        .isEqualTo(
            "Of a batch of 1 some of 2 cores get no face, so layers cannot be timed; give --batch 2 or more, or fewer --threads.");
    assertThat(typed.code()).isEqualTo(2);
  }

  @Test
  void noCommandAtAllShowsTheHelpAsAnError() {
    assertThat(Typed.line().code()).isEqualTo(2);
    assertThat(Typed.line().err()).contains("Usage: kallos", "demo", "run");
    assertThat(Typed.line("data").err()).contains("Usage: kallos data", "synthesize");
  }

  @Test
  void theVersionIsTheProjectsOwn() {
    assertThat(Typed.line("--version").out()).matches("kallos \\d+\\.\\d+\\.\\d+\\S* \\(Java [^)]+\\)\\R");
  }

  @Test
  void completionForTheShellIsPrintedThoughNotListed() {
    assertThat(Typed.line("generate-completion").out()).contains("complete", "kallos_run", "faces-leaky");
    assertThat(Typed.line("--help").out()).doesNotContain("generate-completion");
  }
}
