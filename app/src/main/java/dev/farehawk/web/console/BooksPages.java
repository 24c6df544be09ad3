package dev.farehawk.web.console;

import dev.farehawk.ops.books.Books;
import dev.farehawk.ops.books.ReadBooks;
import dev.farehawk.ops.books.Span;
import dev.farehawk.web.Clockwork;
import dev.farehawk.web.Readers;
import dev.farehawk.web.account.Traveller;
import java.util.Arrays;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Whether what went in at each stage came out again. */
@Controller
class BooksPages {

  private static final String PAGE = "/console/books";

  private final ReadBooks books;
  private final Readers readers;

  BooksPages(ReadBooks books, Readers readers) {
    this.books = books;
    this.readers = readers;
  }

  @GetMapping(PAGE)
  String books(
      @AuthenticationPrincipal Traveller reader,
      @RequestParam(defaultValue = "hour") String span,
      Model model) {
    Books read = books.read(span(span));
    model.addAttribute("page", new BooksWords(readers.clock(reader)).page(read));
    return "console/books";
  }

  @GetMapping(PAGE + "/{kind}")
  String rows(
      @AuthenticationPrincipal Traveller reader,
      @PathVariable String kind,
      @RequestParam(defaultValue = "hour") String span,
      Model model) {
    Books.Kind wanted =
        Arrays.stream(Books.Kind.values())
            .filter(one -> BooksWords.code(one).equals(kind))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Clockwork time = readers.clock(reader);
    Span within = span(span);
    model.addAttribute(
        "page",
        new BooksPage.Rows(
            kind,
            BooksWords.name(wanted, time.words()),
            BooksWords.code(within),
            books.rows(within, wanted).stream()
                .map(row ->
                    new BooksPage.Row(
                        time.shortly(row.at()), row.about(), Objects.toString(row.also(), "")))
                .toList()));
    return "console/books-rows";
  }

  private static Span span(String code) {
    return Arrays.stream(Span.values())
        .filter(span -> BooksWords.code(span).equals(code))
        .findFirst()
        .orElseThrow(
            () -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "span is hour or day"));
  }
}
