package dev.farehawk.ops.mydata;

/**
 * Text in a table that a spreadsheet opens. Text that begins like a formula would be computed
 * there, and a watch may be named like one: such text gets an apostrophe in front (OWASP, "CSV
 * injection").
 */
final class SafeCell {

  private static final String BEGINS_A_FORMULA = "=+-@\t\r\n＝＋－＠";

  private SafeCell() {}

  static String of(String text) {
    return !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
