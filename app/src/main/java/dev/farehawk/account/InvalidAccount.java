package dev.farehawk.account;

import dev.farehawk.platform.FieldProblem;
import java.util.List;
import java.util.stream.Collectors;

/** Nothing was saved; each problem says what to change. */
public sealed class InvalidAccount extends RuntimeException permits AddressTaken {

  private static final long serialVersionUID = 1L;

  private final transient List<FieldProblem> problems;

  InvalidAccount(List<FieldProblem> problems) {
    super(
        problems.stream()
            .map(problem -> problem.field() + ": " + problem.message())
            .collect(Collectors.joining("; ")));
    this.problems = List.copyOf(problems);
  }

  InvalidAccount(String field, String message) {
    this(List.of(new FieldProblem(field, message)));
  }

  /** One that pages say in the reader's language. */
  InvalidAccount(FieldProblem problem) {
    this(List.of(problem));
  }

  /** All that is wrong, in the order of the form; never empty. */
  public final List<FieldProblem> problems() {
    return problems;
  }
}
