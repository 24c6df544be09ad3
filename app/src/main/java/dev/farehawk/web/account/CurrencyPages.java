package dev.farehawk.web.account;

import dev.farehawk.web.currency.DisplayCurrency;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** In which currency amounts are shown besides the fare's own. */
@Controller
class CurrencyPages {

  private final DisplayCurrency currency;

  CurrencyPages(DisplayCurrency currency) {
    this.currency = currency;
  }

  @PostMapping("/settings/currency")
  String choose(
      @AuthenticationPrincipal Traveller reader,
      @RequestParam(name = "currency", defaultValue = "") String chosen) {
    if (!currency.choose(reader.account(), chosen)) {
      throw new ResponseStatusException(
          HttpStatus.UNPROCESSABLE_CONTENT, "choose a currency of the list");
    }
    return "redirect:/settings?done";
  }
}
