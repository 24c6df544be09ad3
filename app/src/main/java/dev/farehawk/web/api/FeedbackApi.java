package dev.farehawk.web.api;

import dev.farehawk.account.Scope;
import dev.farehawk.alert.Feedback;
import dev.farehawk.alert.Feedbacks;
import dev.farehawk.alert.Feedbacks.Usefulness;
import dev.farehawk.web.account.Traveller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What alerts were worth to those who got them. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Alerts")
class FeedbackApi {

  private static final int MOST_DAYS = 400;

  private final Feedbacks feedbacks;
  private final InstantSource clock;

  FeedbackApi(Feedbacks feedbacks, InstantSource clock) {
    this.feedbacks = feedbacks;
    this.clock = clock;
  }

  /** What to say. */
  @Schema(name = "FeedbackGiven")
  record GivenJson(Feedback.@Nullable Answer answer) {}

  /** What was said last. */
  @Schema(name = "Feedback")
  record FeedbackJson(Feedback.Answer answer, Instant givenAt) {

    static FeedbackJson of(Feedback feedback) {
      return new FeedbackJson(feedback.answer(), feedback.given());
    }
  }

  /** Answers to the alerts of one oracle version; {@code share} is useful and booked of all. */
  @Schema(name = "Usefulness")
  record UsefulnessJson(
      String oracle,
      boolean fallback,
      long answers,
      long useful,
      long booked,
      long notUseful,
      long gone,
      double share) {

    static UsefulnessJson of(Usefulness one) {
      return new UsefulnessJson(
          one.oracle(),
          one.fallback(),
          one.answers(),
          one.useful(),
          one.booked(),
          one.notUseful(),
          one.gone(),
          one.share());
    }
  }

  /** By oracle version, those with most answers first. */
  @Schema(name = "UsefulnessReport")
  record ReportJson(List<UsefulnessJson> oracles) {}

  @PutMapping(path = "/alerts/{id}/feedback", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Scope.ALERTS_WRITE)
  @Operation(
      operationId = "giveFeedback",
      summary = "Say what an alert was worth",
      description = "One answer for each alert; a later one takes its place.")
  FeedbackJson give(
      @Parameter(hidden = true) @AuthenticationPrincipal Traveller who,
      @PathVariable UUID id,
      @RequestBody GivenJson given) {
    Feedback.Answer answer = given.answer();
    if (answer == null) {
      throw new BadField("answer", "say USEFUL, NOT_USEFUL, GONE or BOOKED");
    }
    if (!feedbacks.give(who.account(), id, answer)) {
      throw WatchApi.notFound();
    }
    return feedbacks.of(who.account(), id).map(FeedbackJson::of).orElseThrow(WatchApi::notFound);
  }

  @GetMapping("/console/feedback")
  @Needs(Scope.OPERATE)
  @Operation(
      operationId = "readUsefulness",
      summary = "Read how useful alerts were, by oracle version",
      description = "Of the last days, at most 400; for operators.")
  ReportJson usefulness(@RequestParam(defaultValue = "30") int days) {
    Instant since = clock.instant().minus(Duration.ofDays(Math.clamp(days, 1, MOST_DAYS)));
    return new ReportJson(feedbacks.usefulness(since).stream().map(UsefulnessJson::of).toList());
  }
}
