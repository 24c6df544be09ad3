package dev.farehawk.web;

import dev.farehawk.words.Words;
import java.util.List;

/**
 * What a demonstration says at the top of every page; there is none unless somebody provides the
 * bean. Read anew for every page, so it may change.
 */
public interface DemoNotice {

  /** What always shows. */
  String headline(Words words);

  /** More, which a reader who is signed in may unfold. */
  String rest(Words words);

  /** Where else to look, for example the mails that were caught. */
  List<Link> links(Words words);

  /** A link with its words. */
  record Link(String words, String address) {}
}
