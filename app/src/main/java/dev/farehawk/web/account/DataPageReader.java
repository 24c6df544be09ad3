package dev.farehawk.web.account;

import dev.farehawk.ops.mydata.ExportMyData;
import dev.farehawk.words.Words;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Gathers the page of one's own data. */
@Component
class DataPageReader {

  private final OwnCopies copies;
  private final OwnDeletion deletion;

  DataPageReader(OwnCopies copies, OwnDeletion deletion) {
    this.copies = copies;
    this.deletion = deletion;
  }

  /**
   * What was wrong; null where nothing was.
   *
   * @param copy beside the password of the copy
   * @param copyRefused why there is no copy now
   * @param end beside the password of the end
   */
  record Problems(@Nullable String copy, @Nullable String copyRefused, @Nullable String end) {

    static final Problems NONE = new Problems(null, null, null);
  }

  String show(Traveller reader, Problems problems, Words words, Model model) {
    ExportMyData.Allowance allowance = copies.allowance(reader);
    Duration pause = allowance.pause();
    Duration grace = deletion.grace();
    model.addAttribute(
        "page",
        new DataPage(
            pause.isPositive()
                ? words.say("data.copy.wait", "span", words.span(pause))
                : words.say("data.copy.left", "left", allowance.left()),
            problems.copy(),
            problems.copyRefused(),
            grace.isPositive() ? words.say("data.end.grace", "span", words.span(grace)) : null,
            problems.end()));
    return "account/data";
  }
}
