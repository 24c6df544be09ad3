package dev.farehawk.fare;

/** How often an itinerary stops; series of different classes are not compared. */
public enum StopsClass {
  NONSTOP,
  ONE,
  TWO_PLUS,
  /** Of a row that is the minimum over all of them, or does not tell. */
  ANY;

  /** The class of there and back: that of the way with more stops. */
  public StopsClass and(StopsClass back) {
    return compareTo(back) >= 0 ? this : back;
  }

  /** The class of an itinerary with this many stops, zero or more. */
  public static StopsClass of(int stops) {
    if (stops < 0) {
      throw new IllegalArgumentException("stops cannot be " + stops);
    }
    return switch (stops) {
      case 0 -> NONSTOP;
      case 1 -> ONE;
      default -> TWO_PLUS;
    };
  }
}
