package dev.farehawk.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.farehawk.contest.ContestReport.Result;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.poll.Learned;
import dev.faremarket.drops.DropWorldOptions;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ContestTest {

  private static final DropWorldOptions SMALL =
      new DropWorldOptions(3_000, 25, 0.92, 0.3, 0.6, 0.5, 0.14, 0.7);

  private static List<Result> tenth = List.of();

  /** Not where the class is initialised: seeds run on other threads, which would wait for that. */
  @BeforeAll
  static void run() {
    tenth = contest(SMALL).at(0.1).policies();
  }

  private static Contest contest(DropWorldOptions world) {
    return new Contest(world, new Contest.Length(3, 1, 2), Deadlines.STANDARD, _ -> {});
  }

  private static Result named(String policy) {
    return tenth.stream()
        .filter(result -> result.policy().equals(policy))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void thePlannerThatLearnsBeatsRivalsThatAreToldTheTruth() {
    Result ours = named("farehawk");

    assertThat(tenth).hasSize(7);
    assertThat(tenth)
        .filteredOn(result -> !result.equals(ours))
        .allMatch(rival -> rival.onTimeShare() < ours.onTimeShare());
    assertThat(ours.ofBoundAny()).isBetween(0.85, 1.0);
  }

  @Test
  void learnsTheWorldItIsIn() {
    Learned learned = Objects.requireNonNull(named("farehawk").learned());

    assertThat(learned.filingShare()).isBetween(0.45, 0.75);
    assertThat(learned.hitChance()).isBetween(0.4, 0.7);
  }

  @Test
  void measuresRivalsAsTheyAreKnown() {
    // A round robin covers as much as its share of looks; the knapsack reaches its bound.
    assertThat(named("round-robin").onTimeShare()).isBetween(0.05, 0.16);
    assertThat(named("deadline-knapsack").ofBoundIndependent()).isBetween(0.9, 1.06);
  }

  @Test
  void aWorthThatFadesFromTheFirstSecondMissesMoreDeadlines() {
    assertThat(named("olston-pandey").onTimeShare())
        .isBetween(named("round-robin").onTimeShare(), named("deadline-knapsack").onTimeShare());
  }

  @Test
  void wideFilingsAreFoundOnOtherRoutesAndTheBoundKnowsThem() {
    DropWorldOptions single = new DropWorldOptions(3_000, 6, 0.92, 0.6, 0.8, 0.6, 0.14, 0.5);
    ContestReport.Budget wide = contest(single.withRoutes(8, 1)).at(0.1);

    assertThat(wide.boundAny()).isGreaterThan(contest(single).at(0.1).boundAny());
    assertThat(ours(wide).ofBoundIndependent()).isGreaterThan(1.1);
    assertThat(ours(wide).ofBoundAny()).isLessThan(1);
  }

  private static Result ours(ContestReport.Budget budget) {
    return budget.policies().stream()
        .filter(result -> result.policy().equals("farehawk"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void isTheSameContestEachTime() {
    DropWorldOptions tiny = new DropWorldOptions(300, 25, 0.92, 0.3, 0.6, 0.5, 0.14, 0.7);

    assertThat(contest(tiny).at(0.2)).isEqualTo(contest(tiny).at(0.2));
  }

  @Test
  void refusesWhatIsNoContest() {
    assertThatThrownBy(() -> contest(SMALL).at(0)).hasMessageContaining("budget");
    assertThatThrownBy(() -> new Contest.Length(1, 1, 3)).hasMessageContaining("days");
    assertThatThrownBy(() -> new DropWorldOptions(5, 25, 1, 1, 0.5, 0.5, 0, 0))
        .hasMessageContaining("keys");
    assertThatThrownBy(() -> SMALL.withRoutes(1, 0.5)).hasMessageContaining("route");
  }
}
