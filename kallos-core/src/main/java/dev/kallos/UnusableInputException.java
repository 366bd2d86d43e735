package dev.kallos;

/**
 * Something the user gave cannot be used.
 *
 * <p>The message is one sentence that says what is wrong, where (file and line where there are any), and what to do
 * about it. The command line prints it as it is and exits with 2.
 */
public final class UnusableInputException extends RuntimeException {
  public UnusableInputException(String sentence) {
    super(sentence);
  }

  public UnusableInputException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
