package dev.farehawk.web.console;

import dev.farehawk.ops.calibration.Calibration;
import dev.farehawk.ops.calibration.ReadCalibration;
import dev.farehawk.web.Readers;
import dev.farehawk.web.account.Traveller;
import dev.farehawk.words.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Whether the oracle's chances hold. */
@Controller
class OraclePages {

  private static final int BRIER_DIGITS = 3;

  private final ReadCalibration calibration;
  private final Readers readers;

  OraclePages(ReadCalibration calibration, Readers readers) {
    this.calibration = calibration;
    this.readers = readers;
  }

  @GetMapping("/console/oracles")
  String oracles(@AuthenticationPrincipal Traveller reader, Model model) {
    Words words = readers.words(reader);
    List<Calibration> all = calibration.read().oracles();
    model.addAttribute(
        "page", new OraclesPage(all.stream().map(one -> judge(one, words)).toList()));
    return "console/oracles";
  }

  private static OraclesPage.Judge judge(Calibration one, Words words) {
    return new OraclesPage.Judge(
        one.oracle().replaceAll("[^A-Za-z0-9]", "-"),
        one.oracle(),
        one.tells()
            ? words.say(
                "oracles.says",
                "count",
                one.samples(),
                "brier",
                words.decimal(one.brier(), BRIER_DIGITS),
                "baseline",
                words.decimal(one.baseline(), BRIER_DIGITS))
            : words.say(
                "oracles.too-few",
                "count",
                one.samples(),
                "least",
                words.number(Calibration.LEAST_SAMPLES)),
        one.bins().stream().map(bin -> bin(bin, words)).toList());
  }

  private static OraclesPage.Bin bin(Calibration.Bin bin, Words words) {
    boolean tells = bin.tells();
    return new OraclesPage.Bin(
        words.say(
            "oracles.range",
            "from",
            percent(bin.number() / 10.0, words),
            "to",
            percent((bin.number() + 1) / 10.0, words)),
        words.number(bin.samples()),
        percent(bin.chance(), words),
        tells ? percent(bin.share(), words) : few(bin, words),
        tells
            ? words.say(
                "oracles.range",
                "from",
                percent(bin.atLeast(), words),
                "to",
                percent(bin.atMost(), words))
            : words.say("console.nothing"));
  }

  private static String few(Calibration.Bin bin, Words words) {
    return bin.samples() == 0 ? words.say("console.nothing") : words.say("oracles.bin.too-few");
  }

  private static String percent(@Nullable Double share, Words words) {
    return share == null
        ? words.say("console.nothing")
        : words.say("percent", "value", words.decimal(share * 100, 0));
  }
}
