package dev.farehawk.poll;

import dev.farehawk.fare.Cabin;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * The one fare query of a decision, written out when somebody asks for it: deciding is cheaper than
 * naming what was decided. Holds a copy of what the table knew, so it stays true when the row ends.
 */
final class PlannedQuery extends AbstractList<FareQueryRef> implements RandomAccess {

  private static final List<Cabin> CABINS = List.of(Cabin.values());

  private static final int ECONOMY = CABINS.indexOf(Cabin.ECONOMY);

  /** The row that it was planned in. */
  final int row;

  private final long id;
  private final int dates;
  private final int standing;
  private final long marketCode;

  /** What stands in the row, as packed there. */
  PlannedQuery(int row, long id, int dates, int standing, long marketCode) {
    this.row = row;
    this.id = id;
    this.dates = dates;
    this.standing = standing;
    this.marketCode = marketCode;
  }

  /** How the table packs dates. */
  static int dates(FareQuery query) {
    int departure = (int) query.departure().toEpochDay();
    LocalDate returning = query.returning();
    int stay = returning == null ? 0 : (int) returning.toEpochDay() - departure + 1;
    return (departure & 0xFFFF) | (stay << 16);
  }

  /** How the table packs who flies. */
  static int party(FareQuery query) {
    return (query.adults() << 16) | (CABINS.indexOf(query.cabin()) << 20);
  }

  /** What it asks of a provider, from how the table packs it. */
  static int needs(int dates, int standing) {
    return Needs.of(
        dates >>> 16 != 0, ((standing >>> 16) & 15) > 1, ((standing >>> 20) & 3) != ECONOMY);
  }

  @Override
  public FareQueryRef get(int index) {
    Objects.checkIndex(index, 1);
    LocalDate departure = LocalDate.ofEpochDay(dates & 0xFFFF);
    int stay = dates >>> 16;
    return new FareQueryRef(
        id,
        new FareQuery(
            MarketTable.market(marketCode),
            departure,
            stay == 0 ? null : departure.plusDays(stay - 1),
            (standing >>> 16) & 15,
            CABINS.get((standing >>> 20) & 3),
            MarketTable.pointOfSale(marketCode),
            MarketTable.currency(marketCode)));
  }

  @Override
  public int size() {
    return 1;
  }
}
