package dev.farehawk.alert;

import dev.farehawk.fare.FareQuery;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What must be known of polling to say that it has stopped. */
public interface LookKeeper {

  /**
   * Why nobody can be asked for fares like this one, in one sentence; null when some live provider
   * that is switched on can. Party, cabin and return decide; the day does not.
   */
  @Nullable String unanswered(FareQuery like);

  /** One sentence for each of these fare queries on why it is looked at as it is. */
  Map<Long, String> why(Collection<Long> fareQueries);
}
