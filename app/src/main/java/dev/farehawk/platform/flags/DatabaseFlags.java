package dev.farehawk.platform.flags;

import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.Metadata;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Reason;
import dev.openfeature.sdk.Value;
import dev.openfeature.sdk.exceptions.ProviderNotReadyError;
import dev.openfeature.sdk.exceptions.TypeMismatchError;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Answers from a copy of the table of flags, and never waits for the database. All flags are
 * booleans: true is stopped. One without a row is false; before the first reading there is no
 * answer, and whoever asks gets their own default.
 */
final class DatabaseFlags implements FeatureProvider {

  private final Supplier<Map<String, FlagTable.Setting>> table;
  private volatile @Nullable Set<String> stopped;

  DatabaseFlags(Supplier<Map<String, FlagTable.Setting>> table) {
    this.table = table;
  }

  /**
   * Reads the table; where that fails, what was known stays. One reading at a time: a slow one that
   * began before a switch was turned must not replace one that began after.
   */
  synchronized void refresh() {
    stopped =
        table.get().entrySet().stream()
            .filter(flag -> flag.getValue().stopped())
            .map(Map.Entry::getKey)
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Metadata getMetadata() {
    return () -> "flag table";
  }

  @Override
  public void initialize(EvaluationContext context) {
    refresh();
  }

  @Override
  public ProviderEvaluation<Boolean> getBooleanEvaluation(
      String key, Boolean defaultValue, EvaluationContext context) {
    Set<String> known = stopped;
    if (known == null) {
      throw new ProviderNotReadyError("the table of flags was not read yet");
    }
    return ProviderEvaluation.<Boolean>builder()
        .value(known.contains(key))
        .reason(Reason.CACHED.toString())
        .build();
  }

  @Override
  public ProviderEvaluation<String> getStringEvaluation(
      String key, String defaultValue, EvaluationContext context) {
    throw noBoolean(key);
  }

  @Override
  public ProviderEvaluation<Integer> getIntegerEvaluation(
      String key, Integer defaultValue, EvaluationContext context) {
    throw noBoolean(key);
  }

  @Override
  public ProviderEvaluation<Double> getDoubleEvaluation(
      String key, Double defaultValue, EvaluationContext context) {
    throw noBoolean(key);
  }

  @Override
  public ProviderEvaluation<Value> getObjectEvaluation(
      String key, Value defaultValue, EvaluationContext context) {
    throw noBoolean(key);
  }

  private static TypeMismatchError noBoolean(String key) {
    return new TypeMismatchError(key + " is a boolean, as all flags are");
  }
}
