package dev.farehawk.web;

import java.util.List;

/**
 * What a demonstration says at the top of every page; there is none unless somebody provides the
 * bean. Read anew for every page, so it may change.
 */
public interface DemoNotice {

  /** The first sentence always shows, the others until somebody has signed in. */
  String text();

  /** Where else to look, for example the mails that were caught. */
  List<Link> links();

  /** A link with its words. */
  record Link(String words, String address) {}
}
