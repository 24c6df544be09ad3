package dev.farehawk.watch;

import dev.farehawk.platform.FieldProblem;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Nothing was saved. Problems name the fields {@code origin}, {@code destination}, {@code dates},
 * {@code stay}, {@code party}, {@code rule}, {@code label}, or {@code watch} for the whole, and say
 * what to change.
 */
public final class InvalidWatch extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<FieldProblem> problems;

  InvalidWatch(List<FieldProblem> problems) {
    super(
        problems.stream()
            .map(problem -> problem.field() + ": " + problem.message())
            .collect(Collectors.joining("; ")));
    this.problems = List.copyOf(problems);
  }

  InvalidWatch(String field, String message) {
    this(List.of(new FieldProblem(field, message)));
  }

  /** All that is wrong, in the order of the form; never empty. */
  public List<FieldProblem> problems() {
    return problems;
  }
}
