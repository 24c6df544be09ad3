package dev.farehawk.demo;

/**
 * One caught mail on its page.
 *
 * @param received time of day
 */
public record DemoMail(
    long number, String subject, String from, String to, String received, Parts parts) {

  /**
   * What is in it.
   *
   * @param text the plain part; empty when there is none
   * @param html whether there is an HTML part
   */
  public record Parts(String text, boolean html) {}
}
