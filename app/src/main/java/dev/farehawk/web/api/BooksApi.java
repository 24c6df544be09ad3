package dev.farehawk.web.api;

import dev.farehawk.account.Scope;
import dev.farehawk.ops.books.Books;
import dev.farehawk.ops.books.ReadBooks;
import dev.farehawk.ops.books.Span;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The pipeline's books, for programs of operators. */
@RestController
@RequestMapping(path = "/api/v1/console/books", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Console")
class BooksApi {

  private final ReadBooks books;

  BooksApi(ReadBooks books) {
    this.books = books;
  }

  /** Rows that have no counterpart, newest first, at most 100. */
  @Schema(name = "BookRows")
  record RowsJson(List<Books.Row> rows) {}

  @GetMapping
  @Needs(Scope.OPERATE)
  @Operation(
      operationId = "readBooks",
      summary = "Read whether the pipeline's books balance (operators)",
      description =
          "Sums of each stage since the beginning of an hour, in one snapshot, and how many rows"
              + " lack their counterpart at the next stage. span is hour or day.")
  Books read(@RequestParam(defaultValue = "hour") String span) {
    return books.read(span(span));
  }

  @GetMapping("/{kind}")
  @Needs(Scope.OPERATE)
  @Operation(
      operationId = "listBookRows",
      summary = "List the rows that lack their counterpart (operators)",
      description = "kind is one of those that readBooks counts.")
  RowsJson rows(@PathVariable String kind, @RequestParam(defaultValue = "hour") String span) {
    Books.Kind wanted =
        Arrays.stream(Books.Kind.values())
            .filter(one -> one.name().equalsIgnoreCase(kind.replace('-', '_')))
            .findFirst()
            .orElseThrow(WatchApi::notFound);
    return new RowsJson(books.rows(span(span), wanted));
  }

  private static Span span(String text) {
    return Arrays.stream(Span.values())
        .filter(span -> span.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(() -> new BadField("span", "give hour or day"));
  }
}
