package dev.farehawk.watch;

import dev.farehawk.platform.FieldProblem;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Nothing was saved. Problems name the fields {@code origin}, {@code destination}, {@code dates},
 * {@code stay}, {@code party}, {@code rule}, {@code label}, or {@code watch} for the whole, and say
 * what to change.
 */
public final class InvalidWatch extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final String REPEATED = "you have this very watch already";

  private final transient List<FieldProblem> problems;
  private final @Nullable UUID other;

  InvalidWatch(List<FieldProblem> problems) {
    super(
        problems.stream()
            .map(problem -> problem.field() + ": " + problem.message())
            .collect(Collectors.joining("; ")));
    this.problems = List.copyOf(problems);
    this.other = null;
  }

  /** The account has this watch already, under another id. */
  InvalidWatch(UUID other) {
    super("watch: " + REPEATED);
    this.problems = List.of(FieldProblem.coded("watch", "repeated-watch", REPEATED));
    this.other = other;
  }

  InvalidWatch(String field, String message) {
    this(List.of(new FieldProblem(field, message)));
  }

  /** One that pages say in the reader's language. */
  InvalidWatch(FieldProblem problem) {
    this(List.of(problem));
  }

  /** The watch that this one would repeat; empty when that is not what is wrong. */
  public Optional<UUID> other() {
    return Optional.ofNullable(other);
  }

  /** All that is wrong, in the order of the form; never empty. */
  public List<FieldProblem> problems() {
    return problems;
  }
}
